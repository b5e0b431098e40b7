import { beforeAll, expect, test } from 'vitest'
import type { Side } from '../../../src/domain/roles.ts'
import { letterFaults } from '../../../src/flows/letter-faults.ts'
import type { CaseFile } from '../../../src/flows/load-case.ts'
import type { Letter } from '../../../src/writing/letter.ts'
import type { FindingKind } from '../../../src/writing/lint/finding.ts'
import type { TestWorld } from '../../support/test-world.ts'
import { corpus } from './corpus.ts'
import { leakingCase, type Said } from './leaking-case.ts'

type Leak = {
  quoi: string
  à: 'locataire' | 'bailleur' | 'tous'
  où?: 'objet' | 'annexe' | 'complément'
  ajoute: string
  genre: FindingKind
}

const { dossier, lettre, chiffres, fuites } = corpus<{
  dossier: Said
  lettre: string
  chiffres: string[]
  fuites: Leak[]
}>('fuites')

const audiences: Record<Leak['à'], Side[]> = {
  locataire: ['tenant'],
  bailleur: ['landlord'],
  tous: ['tenant', 'landlord'],
}

let w: TestWorld
let found: CaseFile
let words: Record<string, string>

beforeAll(async () => {
  ;({ w, found, words } = await leakingCase(dossier))
})

const letterTo = (audience: Side[]): Letter => ({
  purpose: 'reply',
  audience,
  subject: `Réponse à votre message (dossier ${found.header.ref})`,
  body: lettre,
  additions: {},
  asked: {},
  choiceOffered: false,
  figures: chiffres,
})

function leaking({ à, où, ajoute }: Leak): { letter: Letter; body: string } {
  const letter = letterTo(audiences[à])
  const text = ajoute.replace(/\{\w+\}/g, (name) => words[name] ?? name)
  switch (où) {
    case 'objet':
      return { letter: { ...letter, subject: text }, body: lettre }
    case 'annexe':
      return { letter: { ...letter, annex: text }, body: lettre }
    case 'complément':
      return { letter: { ...letter, additions: { [audiences[à][0] ?? 'tenant']: text } }, body: lettre }
    default:
      return { letter, body: lettre.replace('Bonjour,', `Bonjour,\n\n${text}`) }
  }
}

const blocking = (leak: Leak, file = found) => {
  const { letter, body } = leaking(leak)
  return letterFaults(w.world, file, letter, body).findings.filter(({ severity }) => severity === 'block')
}

test('the letter itself is honest to each side', () => {
  for (const audience of Object.values(audiences))
    expect(letterFaults(w.world, found, letterTo(audience), lettre).findings).toEqual([])
})

test(`${fuites.length} seeded leaks: each is blocked under its kind`, () => {
  expect(fuites.length).toBeGreaterThanOrEqual(80)
  const missed = fuites
    .map((leak) => ({ ...leak, found: blocking(leak) }))
    .filter((leak) => !leak.found.some(({ kind }) => kind === leak.genre))
  expect(missed).toEqual([])
})

test('each side may read its own words, addresses and numbers', () => {
  const own: Leak[] = [
    { quoi: '', à: 'locataire', ajoute: dossier.locataire.join('\n\n').replace(/Mon IBAN.*/, ''), genre: 'contact' },
    { quoi: '', à: 'bailleur', ajoute: dossier.bailleur.join('\n\n'), genre: 'contact' },
  ]
  for (const leak of own)
    expect(blocking(leak).filter(({ kind }) => kind === 'private_words' || kind === 'contact')).toEqual([])
})

test('what a mediator marked as shareable may be told', () => {
  const leak = fuites.find(({ quoi }) => quoi === 'mot pour mot')
  if (!leak) throw new Error('No such leak')
  const message = found.messages.find(({ body }) => body.own.includes('médecin'))
  if (!message) throw new Error('No such message')
  expect(blocking(leak)).not.toEqual([])
  const shared = { ...found, file: { ...found.file, shared: [message.id] } }
  expect(blocking(leak, shared).filter(({ kind }) => kind === 'private_words')).toEqual([])
})

test('a private absence notice is private; what a mail server sends back is our own letter', () => {
  const leak = fuites.find(({ quoi }) => quoi === 'les photos')
  if (!leak) throw new Error('No such leak')
  const sentBy = (automatic: string) => ({
    ...found,
    messages: found.messages.map((message) => ({ ...message, automatic })),
  })
  expect(blocking(leak, sentBy('auto_reply')).map(({ kind }) => kind)).toContain('private_words')
  expect(blocking(leak, sentBy('bounce'))).toEqual([])
})

test('what both sides read in a joint mail is no secret', () => {
  const leak: Leak = {
    quoi: '',
    à: 'bailleur',
    ajoute: 'Le logement est au 18 rue des Cités, 93300 Aubervilliers, appartement vide.',
    genre: 'contact',
  }
  const { letter, body } = leaking(leak)
  const figures = [...chiffres, '18 rue des Cités, 93300']
  const { findings } = letterFaults(w.world, found, { ...letter, figures }, body)
  expect(findings).toEqual([])
})
