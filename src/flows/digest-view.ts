import { answerDue, dataRightLabel } from '../domain/data-rights.ts'
import { addDays, type Day, type Instant, parisDay, parisInstant } from '../domain/day.ts'
import type { MailKind } from '../domain/decision.ts'
import type { CaseId } from '../domain/ids.ts'
import { purposeLabel } from '../domain/letter-purposes.ts'
import { euros } from '../domain/money.ts'
import { PUT_OFF } from '../domain/put-off.ts'
import { roleLabel, sideLabel } from '../domain/roles.ts'
import { stateLabel } from '../domain/states.ts'
import { isWorkingDay } from '../domain/working-days.ts'
import { HoldReason, handling } from '../mail/reasons.ts'
import { openCaseIds } from '../store/cases.ts'
import { countEvents, countOrigins } from '../store/counts.ts'
import { dataRequests } from '../store/data-requests.ts'
import type { DeadlineRow } from '../store/deadlines.ts'
import { lastEventAt } from '../store/events.ts'
import { openHeld } from '../store/held.ts'
import { mailsInState, type OutboxMail } from '../store/outbox.ts'
import { lastReconciliation, type Reconciliation } from '../store/reconciliation.ts'
import { failingTasks } from '../store/tasks.ts'
import { mailboxFailsSince, mailsPutOff, readWithoutModel } from '../store/troubles.ts'
import { BRAKE_LINE } from '../writing/brake-alert.ts'
import { changedFigures } from '../writing/changed-figures.ts'
import type { DigestLine, DigestView } from '../writing/digest.ts'
import { frenchDay } from '../writing/french-day.ts'
import { alarmLines } from './alarm.ts'
import { apart } from './apart.ts'
import { isBraked } from './automatic-answers.ts'
import { LAST_LOOK } from './deliver-mail.ts'
import { type CaseFile, loadCase } from './load-case.ts'
import { nameOf, ownerOf } from './people.ts'
import { type RulesChange, rulesChange } from './rules-change.ts'
import { inAlsaceMoselle } from './working-calendar.ts'
import type { World } from './world.ts'

/** A right to sue that ends within so many days is a reason to act now. */
const DAYS_BEFORE_PRESCRIPTION = 90

/** A supervisor's day, from the stored cases alone: what waits for whom, what nears, what fails. */
export function digestView(world: World, on: Day): DigestView {
  const open = openCaseIds(world.db).flatMap((id) => loaded(world, id))
  const active = open.filter((found) => !isPutOff(found, on))
  const due = (wanted: (deadline: DeadlineRow) => boolean) =>
    active
      .flatMap((found) => found.deadlines.filter((d) => d.state === 'running').map((deadline) => ({ found, deadline })))
      .filter(({ deadline }) => wanted(deadline))
      .sort((a, b) => (a.deadline.due < b.deadline.due ? -1 : 1))
  const since = lastWorkingDay(world, on)
  const promises = active.flatMap((found) => brokenPromise(found, on))
  const told = new Set(promises.map(({ line }) => line.key))
  return {
    on,
    toApprove: oldestFirst(open.flatMap((found) => toApprove(world, found, on))),
    promises: oldestFirst(promises),
    late: due((d) => isProcess(d) && d.kind !== 'payment' && d.due < on).map(({ found, deadline }) =>
      caseLine(found, `${deadline.rule}, depuis ${daysText(deadline.due, on)}`),
    ),
    dataRequests: dataRequestLines(world),
    held: openHeld(world.db).map((row) => ({
      key: `held:${row.id}`,
      text: `${handling[HoldReason.parse(row.reason)].label}, depuis ${daysText(parisDay(row.at), on)} (${frenchDay(parisDay(row.at))})`,
    })),
    bounced: bounced(world, active, on),
    prescriptions: due(
      (d) => d.kind === 'prescription' && d.due >= on && d.due <= addDays(on, DAYS_BEFORE_PRESCRIPTION),
    ).map(dueLine),
    dueSoon: due((d) => d.due >= on && d.due <= addDays(on, 7) && d.kind !== 'review' && d.kind !== 'prescription')
      .map(dueLine)
      .filter(({ key }) => !told.has(key)),
    idle: oldestFirst(active.filter(isIdle).map((found) => idleLine(world, found, on))).concat(
      active.flatMap((found) => oneSided(found)),
    ),
    rules: open.flatMap((found) => otherRules(world, found, on)),
    degraded: [...world.degraded(), ...failures(world, on), ...alarmLines(world, on)],
    figures: { since, counts: counts(world, since, on) },
  }
}

type Dated = { since: Instant | Day; line: DigestLine }

const oldestFirst = (lines: readonly Dated[]): DigestLine[] =>
  [...lines].sort((a, b) => (a.since < b.since ? -1 : 1)).map(({ line }) => line)

/** A supervisor said to wait until a day that has not come, and nothing has happened since. */
const isPutOff = ({ deadlines }: CaseFile, on: Day): boolean =>
  deadlines.some((d) => d.kind === 'review' && d.state === 'running' && d.rule === PUT_OFF && d.due > on)

/** The working day before, whose morning had the last digest. */
function lastWorkingDay(world: World, on: Day): Day {
  let candidate = addDays(on, -1)
  while (!isWorkingDay(candidate, inAlsaceMoselle(world))) candidate = addDays(candidate, -1)
  return candidate
}

/** `aujourd’hui`, `hier`, `3 jours`. */
function daysText(from: Day, on: Day): string {
  const days = Math.round((Date.parse(on) - Date.parse(from)) / 86_400_000)
  return days <= 0 ? 'aujourd’hui' : days === 1 ? 'hier' : `${days} jours`
}

/** A case whose rows are broken is logged; the digest tells the others. */
function loaded(world: World, id: CaseId): CaseFile[] {
  const found: CaseFile[] = []
  apart(world, id, () => found.push(loadCase(world.db, id)))
  return found
}

function toApprove(world: World, found: CaseFile, on: Day): Dated[] {
  const draft = found.drafts.find((d) => d.id === found.file.openDraft?.draft)
  if (!draft) return []
  const owner = ownerOf(world, found.header)
  const what = `${purposeLabel[draft.purpose]}, chez ${nameOf(world, owner) ?? owner.split('@')[0]} depuis ${daysText(parisDay(draft.proposed_at), on)}`
  return [{ since: draft.proposed_at, line: { ...caseLine(found, what), key: `draft:${draft.id}` } }]
}

/** The agreed day is over, or the tenant says that the money did not come. */
function brokenPromise(found: CaseFile, on: Day): Dated[] {
  const { agreement, payment } = found.file
  const payBy = agreement?.payBy ?? null
  if (!agreement || payment === 'confirmed' || !(payment === 'missed' || (payBy !== null && payBy < on))) return []
  const promised = `${euros(agreement.amount)} ${payBy ? `promis pour le ${frenchDay(payBy)}` : 'convenus sans date'}`
  const state = { none: 'sans nouvelles', announced: 'dits payés, pas encore confirmés', missed: 'dits non reçus' }[
    payment
  ]
  return [{ since: payBy ?? on, line: caseLine(found, `${promised}, ${state}`) }]
}

function idleLine(world: World, found: CaseFile, on: Day): Dated {
  const last = lastEventAt(world.db, found.header.id) ?? on
  const since = daysText(parisDay(last as Instant), on)
  return { since: last, line: caseLine(found, `sans lettre en attente ni réponse attendue, depuis ${since}`) }
}

/** Still to decide, soonest due first; then erasures that were granted and wait for the operator. */
function dataRequestLines(world: World): DigestLine[] {
  const requests = dataRequests(world.db).map((request) => ({ request, found: loadCase(world.db, request.caseId) }))
  const who = ({ request, found }: (typeof requests)[number]): string =>
    `${found.header.ref} : ${roleLabel[found.parties.find((p) => p.id === request.party)?.role ?? 'other']}, ${request.rights.map((right) => dataRightLabel[right]).join(', ')}`
  const open = requests.filter(({ request }) => request.settled === null)
  const granted = requests.filter(
    ({ request, found }) =>
      request.settled === 'answered' &&
      request.rights.includes('erasure') &&
      found.parties.some((p) => p.id === request.party && p.addresses.length > 0),
  )
  return [
    ...open.map((each) => ({
      key: `data:${each.request.message}`,
      text: `${who(each)}, réponse due le ${frenchDay(answerDue(parisDay(each.request.askedAt)))}`,
    })),
    ...granted.map((each) => ({
      key: `case:${each.found.header.ref}`,
      text: `${who(each)} accepté, à exécuter (commande : erase et son adresse)`,
    })),
  ]
}

/** Where the rules of today would give other figures, or stand in for a version that cannot be read. */
function otherRules(world: World, found: CaseFile, on: Day): DigestLine[] {
  const lines: DigestLine[] = []
  apart(world, found.header.id, () => {
    const change = rulesChange(world, found, on)
    const text = change && rulesChangeLine(change)
    if (text) lines.push({ key: `case:${change.ref}`, text: `${text} ; commande : rules adopt ${change.ref}` })
  })
  return lines
}

function rulesChangeLine({ ref, unreadable, before, after }: RulesChange): string | null {
  if (unreadable) return `${ref} : version des règles illisible, calculé avec les règles actuelles`
  const [first] = before ? changedFigures(before, after) : []
  if (!first) return null
  return `${ref} : avec les règles actuelles, ${first.label} ${first.after} au lieu de ${first.before}`
}

/** A flag that a mediator passed knowingly, until the twin letter leaves. */
const oneSided = (found: CaseFile): DigestLine[] =>
  found.file.leftOut.map((side) => caseLine(found, `droit rappelé sans le ${sideLabel[side]}`))

const isProcess = ({ kind }: DeadlineRow): boolean => kind !== 'refund_due' && kind !== 'prescription'

/** With the mediator, but nothing to approve: somebody must decide what comes next. */
const isIdle = ({ file }: CaseFile): boolean =>
  file.openDraft === null && file.awaiting === null && file.underway.length === 0 && file.agreement === null

const caseLine = (found: CaseFile, what: string): DigestLine => ({
  key: `case:${found.header.ref}`,
  text: `${found.header.ref} (${stateLabel[found.file.state]}) : ${what}`,
})

const dueLine = ({ found, deadline }: { found: CaseFile; deadline: DeadlineRow }): DigestLine =>
  caseLine(found, `${deadline.rule}, ${frenchDay(deadline.due)}`)

/** Days for which the digest tells that a letter of a closed case did not arrive. */
const DAYS_AFTER_THE_END = 14

/** Letters that did not arrive, and letters of which nobody knows. */
function bounced({ db }: World, open: readonly CaseFile[], on: Day): DigestLine[] {
  const refs = new Map(open.map((found) => [found.header.id, found.header.ref]))
  const waiting = new Set<string | null>(open.flatMap((found) => found.file.openDraft?.draft ?? []))
  const since = parisInstant(addDays(on, -DAYS_AFTER_THE_END), '00:00')
  const line = (mail: OutboxMail, what: string): DigestLine[] => {
    const ref = mail.case_id ? refs.get(mail.case_id) : undefined
    if (!mustArrive[mail.kind] || (mail.kind === 'approval_request' && !waiting.has(mail.draft_id))) return []
    if (!ref && (mail.settled_at ?? '') < since) return []
    const how = mail.last_answer?.startsWith(LAST_LOOK) ? 'retenue par la dernière vérification avant l’envoi' : what
    return [{ key: `mail:${mail.id}`, text: `${ref ?? 'dossier clos'} : ${mustArrive[mail.kind]} ${how}` }]
  }
  return [
    ...open
      .filter((found) => found.file.bounced.length > 0)
      .map((found) => caseLine(found, 'adresse qui rejette le courrier')),
    ...(['refused', 'given_up', 'unknown'] as const).flatMap((state) =>
      mailsInState(db, state).flatMap((mail) => line(mail, undelivered[state])),
    ),
  ]
}

const undelivered = {
  refused: 'refusée par le serveur du destinataire',
  given_up: 'non remise malgré plusieurs essais',
  unknown: 'au sort inconnu (envoi douteux) : la réponse du serveur a été perdue',
} as const

/** What somebody waits for; a receipt that is lost holds nothing up. */
const mustArrive: Partial<Record<MailKind, string>> = {
  letter: 'lettre',
  approval_request: 'demande d’approbation',
}

/** What was configured and does not work, or did not since yesterday. */
function failures(world: World, on: Day): string[] {
  const { db } = world
  const since = mailboxFailsSince(db)
  const [failing, off, unread] = [failingTasks(db, MANY_TRIES), mailsPutOff(db), readWithoutModel(db, addDays(on, -1))]
  return [
    ...(since ? [`La boîte de réception ne répond pas depuis le ${frenchDay(parisDay(since))}.`] : []),
    ...(isBraked(world) ? [BRAKE_LINE] : []),
    ...reconciliationLines(lastReconciliation(db)),
    ...(off > 0 ? [`${counted(off, 'courriel attend', 'courriels attendent')} un nouvel essai d’envoi.`] : []),
    ...(unread > 0
      ? [`Le modèle de langue a échoué : ${counted(unread, 'message lu', 'messages lus')} par le lecteur intégré.`]
      : []),
    ...(failing.length > 0
      ? [`${counted(failing.length, 'travail échoue', 'travaux échouent')} après plusieurs essais${inCases(failing)}.`]
      : []),
  ]
}

function reconciliationLines(last: Reconciliation | null): string[] {
  if (!last) return []
  const { missing, found, gone } = last
  return [
    ...(missing > 0
      ? [
          `${counted(missing, 'courriel de la boîte n’a', 'courriels de la boîte n’ont')} pas pu être lu${missing > 1 ? 's' : ''} cette nuit.`,
        ]
      : []),
    ...(found > 0
      ? [`${counted(found, 'courriel retrouvé', 'courriels retrouvés')} par la vérification de la nuit.`]
      : []),
    ...(gone > 0
      ? [
          `${counted(gone, 'courriel a quitté', 'courriels ont quitté')} la boîte (déplacés ou supprimés) ; la base les garde.`,
        ]
      : []),
  ]
}

/** Tries after which work that fails is worth a look: some twenty minutes. */
const MANY_TRIES = 6

function inCases(failing: readonly { ref: string | null }[]): string {
  const refs = [...new Set(failing.flatMap(({ ref }) => ref ?? []))]
  return refs.length === 0 ? '' : ` : ${refs.slice(0, 5).join(', ')}${refs.length > 5 ? ' …' : ''}`
}

/** `, dont 2 par « page »`. */
function origins({ db }: World, from: Day, to: Day): string {
  const found = countOrigins(db, from, to).map(({ origin, n }) => `${n} par « ${origin} »`)
  return found.length === 0 ? '' : `, dont ${found.join(', ')}`
}

const counted = (n: number, one: string, many: string): string => `${n} ${n > 1 ? many : one}`

const figure = (count: number, one: string, many: string, more = ''): { label: string; count: number } => ({
  label: `${count > 1 ? many : one}${more}`,
  count,
})

/** From the day `from` to the one before `to`. */
function counts(world: World, from: Day, to: Day): DigestView['figures']['counts'] {
  const count = (type: Parameters<typeof countEvents>[1]) => countEvents(world.db, type, from, to)
  return [
    figure(count('case_opened'), 'demande nouvelle', 'demandes nouvelles', origins(world, from, to)),
    figure(count('message_filed'), 'message reçu des parties', 'messages reçus des parties'),
    figure(count('letter_sent'), 'lettre envoyée', 'lettres envoyées'),
    figure(count('agreement_recorded'), 'accord', 'accords'),
    figure(count('case_closed'), 'dossier clos', 'dossiers clos'),
    figure(count('satisfaction_scored'), 'note de satisfaction', 'notes de satisfaction'),
  ]
}
