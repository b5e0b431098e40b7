import { expect, test } from 'vitest'
import { commissionsIn } from '../../src/adapters/state-directory.ts'

/** A service as the State's open directory writes it, with what we do not use of it. */
const service = (over: object = {}) => ({
  id: '1c1b2f2e-0000-4000-8000-000000000093',
  nom: 'Commission départementale de conciliation - Seine-Saint-Denis',
  pivot: [{ type_service_local: 'commission_conciliation', code_insee_commune: ['93008'] }],
  code_insee_commune: '93008',
  adresse: [
    {
      type_adresse: 'Adresse',
      complement1: 'Unité départementale',
      complement2: '',
      numero_voie: '7 esplanade de l’Essai',
      service_distribution: '',
      code_postal: '93007',
      nom_commune: 'Bobigny Cedex',
      pays: 'France',
      longitude: '2.4',
    },
  ],
  telephone: [{ valeur: '+33 1 41 60 67 00', description: '' }],
  adresse_courriel: ['cdc93@essai.gouv.fr'],
  site_internet: [{ libelle: '', valeur: 'https://www.essai.gouv.fr/cdc' }],
  date_modification: '21/10/2025 09:04:21',
  plage_ouverture: [],
  ...over,
})
const postal = { type_adresse: 'Adresse postale', numero_voie: 'BP 12', code_postal: '93009', nom_commune: 'Bobigny' }
const read = (...services: unknown[]) => commissionsIn({ service: services })

test('a commission of the whole base, field by field', () => {
  expect(read(service(), { nom: 'Mairie', pivot: [{ type_service_local: 'mairie' }] })).toEqual({
    problems: [],
    commissions: [
      {
        department: '93',
        name: 'Commission départementale de conciliation - Seine-Saint-Denis',
        postal: 'Unité départementale, 7 esplanade de l’Essai, 93007 Bobigny Cedex',
        email: 'cdc93@essai.gouv.fr',
        phone: '01 41 60 67 00',
        page: 'https://www.essai.gouv.fr/cdc',
        ways: [],
        source: expect.objectContaining({ name: 'Annuaire de l’administration (DILA)' }),
        checked_on: '2025-10-21',
      },
    ],
  })
})

test.each([
  ['75056', '75'],
  ['2A004', '2A'],
  ['2B033', '2B'],
  ['97105', '971'],
  ['01053', '01'],
])('the commune %s is in the département %s', (commune, department) => {
  const pivot = [{ type_service_local: 'commission_conciliation', code_insee_commune: [commune] }]
  expect(read(service({ pivot }))?.commissions[0]?.department).toBe(department)
})

test('letters go to the postal address before the one where people go', () => {
  expect(read(service({ adresse: [...service().adresse, postal] }))?.commissions[0]?.postal).toBe(
    'BP 12, 93009 Bobigny',
  )
})

test('two addresses of one kind are nobody’s guess: none is taken', () => {
  const [first] = service().adresse
  expect(read(service({ adresse: [first, first] }))?.commissions[0]?.postal).toBeUndefined()
})

test.each<[string, object, RegExp]>([
  [
    'of two départements',
    { pivot: [{ type_service_local: 'commission_conciliation', code_insee_commune: ['93008', '75056'] }] },
    /2 département/,
  ],
  [
    'of nowhere',
    { pivot: [{ type_service_local: 'commission_conciliation' }], code_insee_commune: '' },
    /0 département/,
  ],
  ['without a day', { date_modification: '' }, /date/],
  ['that nobody can reach', { adresse: [], telephone: [], adresse_courriel: [], site_internet: [] }, /incomplète/],
])('one %s is left out, and said', (_, over, why) => {
  const found = read(service(over))
  expect(found?.commissions).toEqual([])
  expect(found?.problems).toEqual([expect.stringMatching(why)])
})

test('two of one département: neither is taken, and it is said', () => {
  const found = read(service(), service({ nom: 'Commission départementale de conciliation, antenne' }))
  expect(found?.commissions).toEqual([])
  expect(found?.problems[0]).toContain('93')
})

test('fields of another form are no reason to stop: what is left of the entry is taken', () => {
  const odd = service({ telephone: 'néant', adresse_courriel: 'cdc@essai.gouv.fr', site_internet: null })
  expect(read(odd, null, 12, 'texte')?.commissions[0]).toMatchObject({ email: 'cdc@essai.gouv.fr' })
})

test('an extract of the State’s interface is read too; anything else is not the directory', () => {
  expect(commissionsIn({ results: [service()] })?.commissions).toHaveLength(1)
  for (const json of [null, [], {}, { service: 'x' }, 'x']) expect(commissionsIn(json)).toBeNull()
})
