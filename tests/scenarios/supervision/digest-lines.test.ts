import { expect, test } from 'vitest'
import { Queue } from '../../../src/domain/action-plan.ts'
import { day } from '../../../src/domain/day.ts'
import { pinOlderCases } from '../../../src/flows/case-rules.ts'
import { digestView } from '../../../src/flows/digest-view.ts'
import { dataRequests } from '../../../src/store/data-requests.ts'
import { draftsOf } from '../../../src/store/drafts.ts'
import { eventRows } from '../../../src/store/events.ts'
import { openHeld } from '../../../src/store/held.ts'
import { notesOf } from '../../../src/store/notes.ts'
import { COMPLETE_REQUEST } from '../../support/people.ts'
import { milderRules } from '../../support/rules.ts'
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
  const w = testWorld({
    at: '2026-04-07T08:00:00Z',
    settings: { mediators: [MEDIATOR, KARIM] },
    world: { degraded: () => ['Redis ne répond pas : les travaux se font dans ce processus.'] },
  })
  for (const n of [1, 2, 3, 4, 5, 6, 7, 8]) await mail(w, `Locataire ${n} <${tenant(n)}>`, REQUEST)
  await mail(w, `Locataire 9 <${tenant(9)}>`, COMPLETE_REQUEST)
  const cases = [null, ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => by(w, tenant(n)))] as CaseId[]
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
    .prepare(
      "UPDATE deadlines SET due = '2026-05-31', latest = '2026-08-31' WHERE case_id = ? AND kind = 'prescription'",
    )
    .run(of(4))
  w.world.rules = { ...milderRules(), earlier: new Map() }
  pinOlderCases(w.world)
  await w.on('2026-04-09T05:45:00Z')
  return { w, of, ref: (n: number) => refOf(w, of(n)), digest: last(w, SUPERVISOR, /à approuver/) }
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

type Morning = Awaited<ReturnType<typeof busyMorning>>

/** For each kind of line what a supervisor answers to it, and what must be so then. */
const acts: Record<Queue, (morning: Morning) => Promise<void>> = {
  degraded: async ({ w, digest }) => {
    const n = line(digest, 'En panne', 'Redis')
    await answers(w, digest, `POURQUOI ${n}`)
    expect(last(w, SUPERVISOR, /^Réponse/).mail.text).toContain('mediation doctor')
    expect(digestView(w.world, day('2026-04-10')).degraded).toHaveLength(1)
    await answers(w, digest, `ATTENDRE ${n} lundi`)
    expect(digestView(w.world, day('2026-04-10')).degraded).toEqual([])
    expect(digestView(w.world, day('2026-04-13')).degraded).toHaveLength(1)
  },
  toApprove: async ({ w, of, ref, digest }) => {
    await answers(w, digest, `OK ${line(digest, 'À approuver', ref(1))}`)
    expect(draftsOf(w.world.db, of(1)).map((d) => d.state)).toContain('approved')
  },
  promises: async ({ w, of, ref, digest }) => {
    await answers(w, digest, `NOTE n° ${line(digest, 'Promesses', ref(5))} appelé le bailleur`)
    expect(notesOf(w.world.db, of(5)).map(({ text }) => text)).toEqual(['appelé le bailleur'])
  },
  late: async ({ w, of, ref, digest }) => {
    await answers(w, digest, `ASSIGNER ${line(digest, 'En retard', ref(8))} karim`)
    expect(loadCase(w.world.db, of(8)).header.owner).toBe(KARIM)
  },
  dataRequests: async ({ w, ref, digest }) => {
    await answers(w, digest, `NON ${line(digest, 'Demandes sur des données', ref(7))} je réponds moi-même`)
    expect(dataRequests(w.world.db).map(({ settled }) => settled)).toEqual(['by_hand'])
  },
  held: async ({ w, of, digest }) => {
    const { db } = w.world
    const [roux, promo] = openHeld(db)
    const part = digest.mail.text.split('\n\n').find((each) => each.startsWith('Messages retenus')) ?? ''
    const [first, second] = [...part.matchAll(/^(\d+)\. /gm)].map((m) => m[1])
    await answers(w, digest, `QUI ${first} bailleur`)
    await answers(w, digest, `NON ${second} publicité`)
    expect(openHeld(db)).toEqual([])
    expect(loadCase(db, of(1)).parties.map(({ role }) => role)).toEqual(['tenant', 'landlord'])
    expect(db.prepare('SELECT settled_how FROM held WHERE id = ?').pluck().get(promo?.id)).toBe('écarté')
    expect(roux?.id).not.toBe(promo?.id)
  },
  bounced: async ({ w, of, ref, digest }) => {
    await answers(w, digest, `NOTE n° ${line(digest, 'Courriels non remis', ref(6))} adresse à redemander`)
    expect(notesOf(w.world.db, of(6)).map(({ text }) => text)).toEqual(['adresse à redemander'])
  },
  prescriptions: async ({ w, of, ref, digest }) => {
    const n = line(digest, 'Prescriptions proches', ref(4))
    expect(digest.mail.text).toMatch(/peut-être dès le 31 mai 2026, au plus tard le 31 août 2026/)
    await answers(w, digest, `ASSIGNER ${n} karim`)
    expect(loadCase(w.world.db, of(4)).header.owner).toBe(KARIM)
  },
  dueSoon: async ({ w, of, ref, digest }) => {
    await answers(w, digest, `CLORE ${line(digest, 'Échéances', ref(3))} retrait`)
    expect(fileOf(w, of(3)).outcome).toBe('withdrawn')
  },
  idle: async ({ w, ref, digest }) => {
    await answers(w, digest, `ATTENDRE ${line(digest, 'Sans action', ref(2))} mercredi`)
    const idle = (on: string) => digestView(w.world, day(on)).idle.some(({ text }) => text.includes(ref(2)))
    expect([idle('2026-04-10'), idle('2026-04-15')]).toEqual([false, true])
  },
  rules: async ({ w, of, ref, digest }) => {
    await answers(w, digest, `NOTE n° ${line(digest, 'Règles changées', ref(9))} à revoir avec le juriste`)
    expect(notesOf(w.world.db, of(9)).map(({ text }) => text)).toEqual(['à revoir avec le juriste'])
  },
}

test('every kind of line is acted on by its number, and what was done is what the line was about', async () => {
  const morning = await busyMorning()
  expect(morning.digest.mail.text.trimEnd().split('\n').length).toBeLessThanOrEqual(60)
  for (const queue of Queue.options) await acts[queue](morning)
  expect(caseIds(morning.w.world.db)).toHaveLength(9)
})

test('whose case it is not reads its words for a reason: the journal has it, the note says why, its mediator hears of it', async () => {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  await mail(w, `Locataire 1 <${tenant(1)}>`, REQUEST)
  const id = by(w, tenant(1))
  await says(w, requestFor(w, id), 'NOTE rappeler la voisine')
  await w.on('2026-04-08T05:45:00Z')
  const digest = last(w, SUPERVISOR, /à approuver/)
  const n = line(digest, 'À approuver', refOf(w, id))
  const told = async (order: string) => {
    await answers(w, digest, order)
    return w.sentTo(SUPERVISOR).at(-1)?.mail.text ?? ''
  }
  const reads = () => eventRows(w.world.db, id).filter(({ type }) => type === 'case_read')

  for (const order of [`OÙ EN EST ${n}`, `POURQUOI ${n}`, `LIRE ${n}`]) {
    const text = await told(order)
    expect(text).toContain('dites pourquoi')
    expect(text).not.toMatch(/voisine|alors que j’ai rendu/)
  }
  expect(reads()).toEqual([])

  const text = await told(`LIRE ${n} plainte reçue`)
  expect(text).toContain('alors que j’ai rendu les clés')
  expect(text).toContain('rappeler la voisine')
  expect(reads()).toMatchObject([{ actor: `mediator:${SUPERVISOR}` }])
  expect(notesOf(w.world.db, id).at(-1)?.text).toBe(`Dossier lu par ${SUPERVISOR} : plainte reçue`)
  expect(last(w, MEDIATOR, /a été lu par/).mail.text).toContain('« plainte reçue »')
  expect(requestFor(w, id)).toBeDefined()
  expect(draftsOf(w.world.db, id).map((d) => d.state)).toEqual(['proposed'])
})

test('of a case that a supervisor stepped back from no line, held mail, data request or word is shown to them', async () => {
  const OTHER = 'autre.responsable@mediation-logement.example'
  const w = testWorld({ at: '2026-04-07T08:00:00Z', settings: { supervisors: [SUPERVISOR, OTHER] } })
  await mail(w, `Locataire 1 <${tenant(1)}>`, REQUEST)
  const reply = w.sentTo(tenant(1)).at(-1)?.mail.replyTo[0]?.address ?? ''
  await mail(w, 'Paul Roux <paul.roux@free.example>', 'Je suis le propriétaire.', { to: reply })
  await mail(w, `Locataire 1 <${tenant(1)}>`, 'Mes données, s’il vous plaît.')
  const ref = refOf(w, by(w, tenant(1)))
  await w.on('2026-04-08T05:45:00Z')
  const before = last(w, SUPERVISOR, /à approuver/)
  await answers(w, before, `DÉPORT ${line(before, 'À approuver', ref)}`)
  await w.on('2026-04-09T05:45:00Z')
  const [theirs, others] = [SUPERVISOR, OTHER].map((who) => last(w, who, /à approuver/).mail.text)
  expect(theirs).not.toMatch(new RegExp(`${ref}|Messages retenus|Demandes sur des données`))
  expect(others).toContain(ref)
  expect(others).toMatch(/Messages retenus[\s\S]*|Demandes sur des données/)
  await answers(w, before, `LIRE ${line(before, 'À approuver', ref)} par curiosité`)
  expect(w.sentTo(SUPERVISOR).at(-1)?.mail.text).not.toContain('alors que j’ai rendu')
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
