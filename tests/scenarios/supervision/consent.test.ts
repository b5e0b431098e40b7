import { expect, test } from 'vitest'
import { eventRows } from '../../../src/store/events.ts'
import { onlyCase } from '../../support/cases.ts'
import { people, TENANT } from '../../support/people.ts'
import { testWorld } from '../../support/test-world.ts'

test('consent names software’s help, and is kept with its day and the version of the text that was agreed to', async () => {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  const p = people(w)
  await p.opensAlone('Mon propriétaire garde mon dépôt de garantie de 690 €. Je demande une médiation.')
  await p.mediatorSays('OK')
  const letter = p.lastTo(TENANT).mail.text
  expect(letter).toContain('Votre accord vaut aussi pour l’aide d’un logiciel')
  const n = /^(\d)\. Êtes-vous d’accord pour que nous écrivions/m.exec(letter)?.[1]
  await p.tenantWrites(`${n}. oui`)
  const consents = eventRows(w.world.db, onlyCase(w).header.id).filter(({ type }) => type === 'consent_recorded')
  expect(consents.map(({ at, body }) => [at.slice(0, 10), JSON.parse(body)])).toEqual([
    [
      '2026-04-07',
      {
        type: 'consent_recorded',
        basis: 'answer',
        wording: expect.stringMatching(/^questions\/consent-tenant@\d+-[0-9a-f]{8}$/),
      },
    ],
  ])
})
