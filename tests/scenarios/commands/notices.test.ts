import { describe, expect, test } from 'vitest'
import { onlyCase, reminded } from '../../support/cases.ts'
import { KARIM, MEDIATOR, type TestWorld } from './kit.ts'

const lastToMediator = (w: TestWorld) => w.sentTo(MEDIATOR).at(-1)?.mail

async function informed() {
  const { w, p } = await reminded()
  await p.landlordWrites('Bien reçu, merci.')
  expect(lastToMediator(w)?.subject).toContain('Pour information')
  return { w, p }
}

describe('a mail that puts no letter before the mediator', () => {
  test('is answered by orders on its case, without a number', async () => {
    const { w, p } = await informed()
    await p.mediatorSays('ACCORD 620 €\nNOTE il a téléphoné')
    expect(onlyCase(w).file.agreement).toMatchObject({ amount: 62_000 })
    expect(w.sentTo(MEDIATOR).some(({ mail }) => mail.subject === '2 ordres exécutés')).toBe(true)
  })

  test.each(['OK', 'NON', 'STOP', 'PLUS COURT'])(
    'has no letter to decide: %s does nothing, and is told so',
    async (order) => {
      const { w, p } = await informed()
      const before = onlyCase(w).lastEvent
      await p.mediatorSays(order)
      expect(lastToMediator(w)?.text).toContain('ce courriel ne porte aucune lettre')
      expect(onlyCase(w).lastEvent).toBe(before)
    },
  )

  test('serves nobody who stepped back from its case', async () => {
    const { w, p } = await informed()
    Object.assign(w.world, { settings: { ...w.world.settings, mediators: [MEDIATOR, KARIM] } })
    await p.mediatorSays('DÉPORT')
    const before = onlyCase(w).lastEvent
    await p.mediatorSays('ACCORD 620 €')
    expect(lastToMediator(w)?.text).toContain('n’est pas dans la liste')
    expect(onlyCase(w).lastEvent).toBe(before)
  })
})
