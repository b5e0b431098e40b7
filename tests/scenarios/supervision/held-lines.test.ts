import { expect, test } from 'vitest'
import { isOpen } from '../../../src/domain/states.ts'
import { eventRows } from '../../../src/store/events.ts'
import { openHeld } from '../../../src/store/held.ts'
import {
  by,
  type CaseId,
  caseIds,
  fileOf,
  KARIM,
  last,
  loadCase,
  mail,
  REQUEST,
  refOf,
  requestFor,
  SUPERVISOR,
  says,
  type TestWorld,
  testWorld,
} from './../commands/kit.ts'

const ROSE = 'Rose Lenoir <rose@orange.example>'

/** The supervisor answers the digest of that day with the number of its only held line; the answer's receipt. */
async function answer(w: TestWorld, day: string, words: (n: string) => string, who = SUPERVISOR): Promise<string> {
  await w.on(`${day}T05:45:00Z`)
  const digest = last(w, who, /^Point|à approuver/)
  const part = digest.mail.text.split('\n\n').find((each) => each.startsWith('Messages retenus')) ?? ''
  const n = /^(\d+)\. /m.exec(part)?.[1]
  if (!n) throw new Error(`No held line:\n${digest.mail.text}`)
  await says(w, digest, words(n), who)
  return w.sentTo(who).at(-1)?.mail.text ?? ''
}

const newest = (w: TestWorld): CaseId => caseIds(w.world.db).at(-1) as CaseId

async function heldAsking(): Promise<TestWorld> {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  const row = await mail(w, ROSE, 'Bonjour, à quelle heure êtes-vous ouverts ?')
  expect(row).toMatchObject({ fate: 'held', reason: 'no_matching_case' })
  return w
}

test('OUVRIR: a held mail opens a case with its sender in the role given, and goes on as if it had opened it', async () => {
  const w = await heldAsking()
  const told = await answer(w, '2026-04-08', (n) => `OUVRIR ${n} bailleur`)
  const found = loadCase(w.world.db, newest(w))
  expect(told).toContain(`Le message retenu est le premier du dossier ${found.header.ref}.`)
  expect(openHeld(w.world.db)).toEqual([])
  expect(found.origin).toBe('landlord')
  expect(found.parties.map((p) => [p.role, p.addresses[0]?.address])).toEqual([['landlord', 'rose@orange.example']])
  expect(found.messages).toMatchObject([{ fate: 'filed', match: 'human', reason: null }])
  expect(found.readings.size).toBe(1)
  expect(found.deadlines.some(({ kind, state }) => kind === 'review' && state === 'running')).toBe(true)
  expect(eventRows(w.world.db, found.header.id)[0]).toMatchObject({
    type: 'case_opened',
    actor: `mediator:${SUPERVISOR}`,
  })
  expect(w.sentTo('rose@orange.example').at(-1)?.mail.subject).toContain(found.header.ref)
  await mail(w, ROSE, 'J’ajoute que le locataire est parti le 3 mars 2026.')
  expect(loadCase(w.world.db, found.header.id).messages).toHaveLength(2)
})

test('OUVRIR without a role leaves it to be said where the words do not say it; it is no order for a case', async () => {
  const w = await heldAsking()
  await answer(w, '2026-04-08', (n) => `OUVRIR ${n}`)
  expect(loadCase(w.world.db, newest(w)).parties[0]?.role).toBe('other')
  await mail(w, 'Paul <paul@free.example>', REQUEST)
  await w.on('2026-04-09T05:45:00Z')
  const digest = last(w, SUPERVISOR, /à approuver/)
  await says(w, digest, 'OUVRIR 1 bailleur', SUPERVISOR)
  expect(caseIds(w.world.db)).toHaveLength(2)
})

test('JOINDRE: a mail of one of several cases goes to the one named; the line names them all', async () => {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  await mail(w, ROSE, REQUEST)
  const first = by(w, 'rose@orange.example')
  expect(
    await mail(w, ROSE, 'Autre affaire : je demande une médiation pour mon ancien studio du 3 rue Basse, 59000 Lille.'),
  ).toMatchObject({ fate: 'held', reason: 'several_matching_cases' })
  await answer(w, '2026-04-08', (n) => `OUVRIR ${n} locataire`)
  const second = newest(w)
  expect(second).not.toBe(first)
  const [one, two] = [refOf(w, first), refOf(w, second)]

  expect(await mail(w, ROSE, 'Voici ce que vous demandez.')).toMatchObject({ reason: 'several_matching_cases' })
  const unclear = await answer(w, '2026-04-09', (n) => `QUI ${n} locataire`)
  expect(unclear).toContain('dites de quel dossier est ce message')
  expect(openHeld(w.world.db)).toHaveLength(1)
  const line = last(w, SUPERVISOR, /^Point|à approuver/).mail.text.replace(/\s+/g, ' ')
  expect(line).toMatch(new RegExp(`\\(dossier (?:${one} ou ${two}|${two} ou ${one}) \\?\\)`))
  await answer(w, '2026-04-10', (n) => `JOINDRE ${n} à ${two}`)
  expect(openHeld(w.world.db)).toEqual([])
  expect([first, second].map((id) => loadCase(w.world.db, id).messages.length)).toEqual([1, 2])
  expect(isOpen(fileOf(w, first).state)).toBe(true)
})

test('JOINDRE needs to know as whose an unknown sender writes, and never reaches a case that the supervisor stepped back from', async () => {
  const team = [SUPERVISOR, KARIM]
  const w = testWorld({ at: '2026-04-07T08:00:00Z', settings: { mediators: team, supervisors: team } })
  await mail(w, ROSE, REQUEST)
  const id = by(w, 'rose@orange.example')
  const { ref, owner } = loadCase(w.world.db, id).header
  const other = team.find((address) => address !== owner) ?? ''
  await says(w, requestFor(w, id, owner), 'DÉPORT', owner)
  await mail(w, 'Paul <paul@free.example>', 'Bonjour, à quelle heure êtes-vous ouverts ?')
  expect(await answer(w, '2026-04-08', (n) => `JOINDRE ${n} à ${ref} bailleur`, owner)).toContain('déporté')
  expect(await answer(w, '2026-04-09', (n) => `JOINDRE ${n} à ${ref}`, other)).toContain('dites au nom de qui')
  expect(loadCase(w.world.db, id).parties).toHaveLength(1)
  await answer(w, '2026-04-10', (n) => `JOINDRE ${n} à ${ref} bailleur`, other)
  expect(loadCase(w.world.db, id).parties.map(({ role }) => role)).toEqual(['tenant', 'landlord'])
})
