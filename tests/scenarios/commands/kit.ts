import type { CaseId } from '../../../src/domain/ids.ts'
import { loadCase } from '../../../src/flows/load-case.ts'
import type { Settings } from '../../../src/flows/world.ts'
import { caseIds, driftedCases } from '../../../src/store/cases.ts'
import { people, TENANT } from '../../support/people.ts'
import { type PlainEml, plainEml } from '../../support/plain-eml.ts'
import { MEDIATOR, OURS, type Sent, SUPERVISOR, type TestWorld, testWorld } from '../../support/test-world.ts'

export type { CaseId, Sent, TestWorld }
export { caseIds, driftedCases, loadCase, MEDIATOR, OURS, people, SUPERVISOR, testWorld }

export const KARIM = 'karim.haddad@mediation-logement.example'
export const HOURS = { undoMinutes: 5, sendingWindow: { from: '07:30', to: '19:00' } }
export const PRO = 'Sandrine Lefebvre <s.lefebvre@travail.example>'
export const REQUEST =
  'Bonjour, mon propriétaire ne me rend pas mon dépôt de garantie de 690 € alors que j’ai rendu les clés le 31 janvier 2026. Je demande une médiation.'

export const requests = (w: TestWorld, who = MEDIATOR): Sent[] =>
  w.sentTo(who).filter((s) => s.mail.subject.startsWith('À approuver,'))

export const refOf = (w: TestWorld, id: CaseId) => loadCase(w.world.db, id).header.ref
export const fileOf = (w: TestWorld, id: CaseId) => loadCase(w.world.db, id).file

export function requestFor(w: TestWorld, id: CaseId, who = MEDIATOR): Sent {
  const found = requests(w, who).findLast((s) => s.mail.subject.includes(refOf(w, id)))
  if (!found) throw new Error(`Nothing to approve in ${refOf(w, id)}`)
  return found
}

export const mail = (w: TestWorld, from: string, text: string, more: Partial<PlainEml> = {}) =>
  w.receive(plainEml({ from, to: OURS, text, date: w.clock.now(), ...more }))

export const says = (w: TestWorld, asked: Sent, text: string, who = MEDIATOR) =>
  mail(w, `X <${who}>`, text, { to: asked.mail.replyTo[0]?.address ?? '', inReplyTo: asked.messageId })

export const letters = (w: TestWorld) =>
  w.world.db.prepare("SELECT recipient, state, attempts FROM outbox WHERE kind = 'letter' ORDER BY rowid").all() as {
    recipient: string
    state: string
    attempts: number
  }[]
export const failed = (w: TestWorld) =>
  w.world.db.prepare('SELECT key, last_error FROM tasks WHERE last_error IS NOT NULL').all()
export const held = (w: TestWorld) =>
  w.world.db.prepare('SELECT id, reason, settled_at FROM held').all() as { id: string; settled_at: string | null }[]

export const last = (w: TestWorld, who: string, subject: RegExp): Sent => {
  const found = w.sentTo(who).findLast((s) => subject.test(s.mail.subject))
  if (!found) throw new Error(`No mail ${subject} to ${who}`)
  return found
}

/** The receipt of the last approval. */
export const receipt = (w: TestWorld) => last(w, MEDIATOR, /^Approuvé/)

/** The case that this address opened. */
export function by(w: TestWorld, address: string): CaseId {
  const found = caseIds(w.world.db).find((id) => loadCase(w.world.db, id).parties[0]?.addresses[0]?.address === address)
  if (!found) throw new Error(`No case of ${address}`)
  return found
}

/** The same tenant asks twice, from two addresses: two cases. */
export async function twice(settings: Partial<Settings> = {}) {
  const w = testWorld({ at: '2026-04-07T08:00:00Z', settings })
  await people(w).opensJointly()
  await mail(w, PRO, REQUEST)
  return { w, first: by(w, TENANT.address), second: by(w, 's.lefebvre@travail.example') }
}

/** As many cases with a waiting letter each, on the morning after. */
export async function morning(cases: number, settings: Partial<Settings> = {}) {
  const w = testWorld({ at: '2026-04-07T08:00:00Z', settings })
  for (let n = 1; n <= cases; n += 1) await mail(w, `Locataire ${n} <l${n}@orange.example>`, REQUEST)
  await w.on('2026-04-08T07:00:00Z')
  return w
}

/** As many cases with no letter that waits, and the digest that lists them. */
export async function idle(cases: number) {
  const w = await morning(cases)
  const ids = caseIds(w.world.db)
  for (const id of ids) await says(w, requestFor(w, id), 'NON')
  await w.on('2026-04-09T06:00:00Z')
  return { w, ids, digest: last(w, SUPERVISOR, /à approuver/) }
}

export const lineOf = (w: TestWorld, digest: Sent, id: CaseId) =>
  new RegExp(`^(\\d+)\\. ${refOf(w, id)}`, 'm').exec(digest.mail.text)?.[1]

/** A case of Nadia's in a team of two. */
export async function inTeam(settings: Partial<Settings> = {}) {
  for (let seed = 1; ; seed += 1) {
    const w = testWorld({ at: '2026-04-07T08:00:00Z', seed, settings: { mediators: [MEDIATOR, KARIM], ...settings } })
    const p = people(w)
    await p.opensJointly()
    const [id] = caseIds(w.world.db)
    if (id && loadCase(w.world.db, id).header.owner === MEDIATOR) return { w, p, id }
  }
}
