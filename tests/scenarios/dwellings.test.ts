import { describe, expect, test } from 'vitest'
import { plainEml } from '../support/plain-eml.ts'
import { OURS, testWorld } from '../support/test-world.ts'

type Told = { key: string; ref: string }

/** The keys of the dwellings after these requests, one tenant each, in their order; null where none is known. */
async function keysAfter(...requests: readonly string[]): Promise<(string | null)[]> {
  const w = testWorld()
  for (const [n, text] of requests.entries())
    await w.receive(
      plainEml({
        from: `Locataire ${n} <locataire${n}@orange.example>`,
        to: OURS,
        text: `Bonjour,\n\n${text} Mon propriétaire ne m’a pas rendu mon dépôt de garantie de 690 €. Je demande une médiation.`,
        date: w.clock.now(),
      }),
    )
  const rows = w.world.db
    .prepare('SELECT d.key, c.ref FROM cases c LEFT JOIN dwelling_keys d ON d.case_id = c.id ORDER BY c.rowid')
    .all() as Told[]
  expect(rows).toHaveLength(requests.length)
  return rows.map(({ key }) => key)
}

const AT = 'J’ai loué au 18 rue des Cités, 93300 Aubervilliers.'

describe('a dwelling that comes back is known by its number, street and postcode', () => {
  test.each([
    [
      'in capitals, with another spelling of the town',
      'Mon logement était 18 RUE DES CITES 93300 Aubervilliers Centre.',
    ],
    ['over two lines', 'Logement :\n18, rue des Cités\n93300 Aubervilliers\n'],
  ])('%s', async (_, text) => {
    const [first, second] = await keysAfter(AT, text)
    expect(first).toMatch(/^[a-z2-7]{26}$/)
    expect(second).toBe(first)
  })

  test.each([
    ['another number', 'J’ai loué au 19 rue des Cités, 93300 Aubervilliers.'],
    ['another street', 'J’ai loué au 18 rue des Lilas, 93300 Aubervilliers.'],
    ['another town', 'J’ai loué au 18 rue des Cités, 75019 Paris.'],
  ])('%s is another one', async (_, text) => {
    const [first, second] = await keysAfter(AT, text)
    expect(second).toMatch(/^[a-z2-7]{26}$/)
    expect(second).not.toBe(first)
  })

  test.each([
    ['no address', 'J’ai loué un studio à Aubervilliers.'],
    ['the writer’s new home alone', 'J’habite maintenant au 18 rue des Cités, 93300 Aubervilliers.'],
    ['two addresses', `${AT} L’agence est au 4 place du Marché, 93300 Aubervilliers.`],
  ])('%s gives none', async (_, text) => {
    expect(await keysAfter(text)).toEqual([null])
  })
})
