import { expect, test } from 'vitest'
import { loadCommissions } from '../../../src/app/data-files.ts'
import { CommissionList } from '../../../src/domain/commissions.ts'
import { start } from '../../support/cases.ts'
import { COMPLETE_REQUEST, TENANT } from '../../support/people.ts'

const entry = {
  department: '93',
  name: 'Commission de conciliation de la Seine-Saint-Denis',
  postal: '5 rue de l’Exemple, 93000 Bobigny',
  online: 'https://www.demarches-simplifiees.fr/commencer/saisine-de-la-commission-de-conciliation-du-93',
  ways: ['online'],
  copies: 2,
  source: { name: 'préfecture', url: 'https://prefecture.example' },
  checked_on: '2026-01-10',
}
const one = (over: object = {}) => [CommissionList.parse({ review_months: 12, commissions: [{ ...entry, ...over }] })]

/** The request for approval of the dossier, then the letter that left. */
async function referred(commissions: CommissionList[], request = COMPLETE_REQUEST) {
  const { w, p } = start('2026-04-07T08:00:00Z')
  w.world.commissions = commissions
  await p.opensJointly(request)
  await p.mediatorSays('CDC')
  const asked = p.request().mail.text
  await p.mediatorSays('OK')
  return { asked, letter: p.lastTo(TENANT).mail.text.replace(/\s+/g, ' ') }
}

test('a commission that is known: its ways, each with its address, and how many copies', async () => {
  const { asked, letter } = await referred(one())
  expect(letter).toContain(`en ligne, sur ${entry.online}`)
  expect(letter).toContain('par lettre recommandée avec avis de réception, à : 5 rue de l’Exemple, 93000 Bobigny')
  expect(letter).toContain('en 2 exemplaires')
  expect(letter).toContain('relevées le 10 janvier 2026 (source : préfecture)')
  expect(letter).not.toContain('anciennes')
  expect(asked).not.toMatch(/Coordonnées|Commission inconnue|Adresse d’envoi/)
})

test('what was checked long ago is to be checked again: the letter and the mediator hear it', async () => {
  const { asked, letter } = await referred(one({ checked_on: '2022-10-14' }))
  expect(letter).toContain('Elles sont anciennes. Vérifiez-les auprès de la préfecture')
  expect(asked).toContain('oordonnées de la commission relevées le 14 octobre 2022')
})

test('an unknown département is a step by hand for the mediator, never another commission’s address', async () => {
  const { asked, letter } = await referred(one({ department: '94' }))
  expect(asked).toContain('ommission inconnue de l’annuaire')
  expect(letter).toContain('La préfecture vous donnera son adresse')
  expect(letter).not.toContain('rue de l’Exemple')
})

test('a dwelling of which nobody said where it is has no commission', async () => {
  const { letter } = await referred(one(), COMPLETE_REQUEST.replace(' au 18 rue des Cités, 93300 Aubervilliers', ''))
  expect(letter).not.toContain('rue de l’Exemple')
})

test('Seine-Saint-Denis as it is known today: whom to ask where to send it', async () => {
  const { asked, letter } = await referred(loadCommissions())
  expect(asked).toContain('dresse d’envoi de la commission inconnue')
  expect(letter).toContain('01 41 60 67 00, uthl93.drihl-if@developpement-durable.gouv.fr')
  expect(letter).toContain('14 octobre 2022')
})
