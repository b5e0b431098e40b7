import { expect, test } from 'vitest'
import { dataRequests } from '../../../src/store/data-requests.ts'
import { draftsOf } from '../../../src/store/drafts.ts'
import { openHeld } from '../../../src/store/held.ts'
import { notesOf } from '../../../src/store/notes.ts'
import {
  by,
  type CaseId,
  caseIds,
  fileOf,
  KARIM,
  last,
  loadCase,
  MEDIATOR,
  mail,
  REQUEST,
  refOf,
  requestFor,
  type Sent,
  SUPERVISOR,
  says,
  type TestWorld,
  testWorld,
} from './../commands/kit.ts'

const tenant = (n: number) => `l${n}@orange.example`

/** A morning with a line of every kind; `cases[n]` is the one of tenant n. */
async function busyMorning() {
  const w = testWorld({ at: '2026-04-07T08:00:00Z', settings: { mediators: [MEDIATOR, KARIM] } })
  for (const n of [1, 2, 3, 4, 5, 6, 7, 8]) await mail(w, `Locataire ${n} <${tenant(n)}>`, REQUEST)
  const cases = [null, ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => by(w, tenant(n)))] as CaseId[]
  const of = (n: number) => cases[n] as CaseId
  const owner = (n: number) => loadCase(w.world.db, of(n)).header.owner
  const tells = (n: number, words: string) => says(w, requestFor(w, of(n), owner(n)), words, owner(n))
  await tells(2, 'NON')
  await tells(3, 'OK')
  await tells(5, 'ACCORD 500 € pour le 8 avril 2026')
  await tells(7, 'NON')
  await tells(8, 'NON')
  w.answers.push({ kind: 'refused', code: 554, response: '554 refused' })
  await tells(6, 'OK')
  await mail(w, `Locataire 7 <${tenant(7)}>`, 'Mes données, s’il vous plaît.')
  const reply = w.sentTo(tenant(1)).at(-1)?.mail.replyTo[0]?.address ?? ''
  await mail(w, 'Paul Roux <paul.roux@free.example>', 'Je suis le propriétaire.', { to: reply })
  await mail(w, 'Promo <promo@boutique.example>', 'Vous aimez les rideaux ?', { to: reply })
  await w.on('2026-04-08T09:00:00Z')
  w.world.db.prepare("UPDATE deadlines SET due = '2026-04-03' WHERE case_id = ? AND kind = 'review'").run(of(8))
  w.world.db
    .prepare("INSERT INTO deadlines VALUES (?, 'prescription', '2026-05-31', 'prescription de trois ans', 'running')")
    .run(of(4))
  await w.on('2026-04-09T05:45:00Z')
  return { w, of, digest: last(w, SUPERVISOR, /à approuver/) }
}

/** The number of the line of that section that says this. */
function line(digest: Sent, section: string, words: string): string {
  const body = digest.mail.text.split(/\n\n/).find((part) => part.startsWith(section)) ?? ''
  const found = body.split('\n').find((each) => each.includes(words))
  const n = /^(\d+)\. /.exec(found ?? '')?.[1]
  if (!n) throw new Error(`No line "${words}" in ${section}:\n${digest.mail.text}`)
  return n
}

const answers = (w: TestWorld, digest: Sent, text: string) => says(w, digest, text, SUPERVISOR)

test('every kind of line is acted on by its number, and what was done is what the line was about', async () => {
  const { w, of, digest } = await busyMorning()
  expect(digest.mail.text.trimEnd().split('\n').length).toBeLessThanOrEqual(60)
  const db = w.world.db
  const ref = (n: number) => refOf(w, of(n))

  await answers(w, digest, `OK ${line(digest, 'À approuver', ref(1))}`)
  expect(draftsOf(db, of(1)).map((d) => d.state)).toContain('approved')

  await answers(w, digest, `NOTE n° ${line(digest, 'Promesses', ref(5))} appelé le bailleur`)
  expect(notesOf(db, of(5)).map(({ text }) => text)).toEqual(['appelé le bailleur'])

  await answers(w, digest, `ASSIGNER ${line(digest, 'En retard', ref(8))} karim`)
  expect(loadCase(db, of(8)).header.owner).toBe(KARIM)

  await answers(w, digest, `NON ${line(digest, 'Demandes sur des données', ref(7))} je réponds moi-même`)
  expect(dataRequests(db).map(({ settled }) => settled)).toEqual(['by_hand'])

  const [roux, promo] = openHeld(db)
  const held = digest.mail.text.split('\n\n').find((part) => part.startsWith('Messages retenus')) ?? ''
  const [first, second] = [...held.matchAll(/^(\d+)\. /gm)].map((m) => m[1])
  await answers(w, digest, `QUI ${first} bailleur`)
  await answers(w, digest, `NON ${second} publicité`)
  expect(openHeld(db)).toEqual([])
  expect(loadCase(db, of(1)).parties.map(({ role }) => role)).toEqual(['tenant', 'landlord'])
  expect(db.prepare('SELECT settled_how FROM held WHERE id = ?').pluck().get(promo?.id)).toBe('écarté')
  expect(roux?.id).not.toBe(promo?.id)

  await answers(w, digest, `NOTE n° ${line(digest, 'Courriels refusés', ref(6))} adresse à redemander`)
  expect(notesOf(db, of(6)).map(({ text }) => text)).toEqual(['adresse à redemander'])

  await answers(w, digest, `ASSIGNER ${line(digest, 'Prescriptions proches', ref(4))} karim`)
  expect(loadCase(db, of(4)).header.owner).toBe(KARIM)

  await answers(w, digest, `CLORE ${line(digest, 'Échéances', ref(3))} retrait`)
  expect(fileOf(w, of(3)).outcome).toBe('withdrawn')

  await answers(w, digest, `ATTENDRE ${line(digest, 'Sans action', ref(2))} mercredi`)
  await w.on('2026-04-10T05:45:00Z')
  expect(last(w, SUPERVISOR, /à approuver/).mail.text).not.toContain(ref(2))
  await w.on('2026-04-15T05:45:00Z')
  expect(last(w, SUPERVISOR, /à approuver/).mail.text).toContain(ref(2))
  expect(caseIds(db)).toHaveLength(8)
})

test('what a party writes ends a wait before its day', async () => {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  await mail(w, `Locataire 1 <${tenant(1)}>`, REQUEST)
  const id = by(w, tenant(1))
  await says(w, requestFor(w, id), 'NON')
  await w.on('2026-04-08T05:45:00Z')
  const digest = last(w, SUPERVISOR, /à approuver/)
  await answers(w, digest, `ATTENDRE ${line(digest, 'Sans action', refOf(w, id))} vendredi 24 avril`)
  await mail(w, `Locataire 1 <${tenant(1)}>`, 'Merci.')
  await w.on('2026-04-09T05:45:00Z')
  expect(last(w, SUPERVISOR, /à approuver/).mail.text).toContain(refOf(w, id))
})
