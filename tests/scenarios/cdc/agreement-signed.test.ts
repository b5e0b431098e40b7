import { expect, test } from 'vitest'
import { buildDossier } from '../../../src/flows/build-dossier.ts'
import { onlyCase, reminded } from '../../support/cases.ts'

/** An agreement that both confirmed by mail on their own days, and that was not kept. */
async function agreed() {
  const { w, p } = await reminded()
  await p.mediatorSays('ACCORD 620 € pour le 4 mai 2026')
  await p.mediatorSays('OK')
  await p.tenantWrites('J’accepte.')
  await w.on('2026-04-09T10:00:00Z')
  await p.landlordWrites('J’accepte.')
  await w.on('2026-05-20T10:00:00Z')
  return { w, p, signatures: async () => (await buildDossier(w.world, onlyCase(w))).content.signatures }
}

test('what both accepted in mediation signs nothing of the dossier while one of them keeps it to the mediation', async () => {
  const { p, signatures } = await agreed()
  expect((await signatures()).map(({ what }) => what)).toEqual(['request'])
  await p.mediatorSays('CONFIDENTIALITÉ locataire')
  expect((await signatures()).map(({ what }) => what)).toEqual(['request'])
})

test('with both agreements, each acceptance stands in the dossier with its own day and mail, sender checked', async () => {
  const { p, signatures } = await agreed()
  await p.mediatorSays('CONFIDENTIALITÉ locataire\nCONFIDENTIALITÉ bailleur')
  const found = await signatures()
  expect(found.map(({ what, by, on, proven }) => [what, by, on, proven])).toEqual([
    ['request', 'tenant', '2026-04-07', true],
    ['agreement', 'tenant', '2026-04-07', true],
    ['agreement', 'landlord', '2026-04-09', true],
  ])
  expect(new Set(found.map(({ mail }) => mail)).size).toBe(3)
  expect(found.at(-1)?.text).toMatch(
    /^Accord : courriel du bailleur, le 9 avril 2026, empreinte \S+, expéditeur vérifié$/,
  )
})
