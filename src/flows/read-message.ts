import type { Act } from '../domain/acts.ts'
import { apply } from '../domain/apply.ts'
import { consequences, type Understood } from '../domain/consequences.ts'
import { parisDay } from '../domain/day.ts'
import type { Change, Decision } from '../domain/decision.ts'
import type { CaseEvent } from '../domain/events.ts'
import type { MessageRow } from '../domain/filed-message.ts'
import type { MessageRef } from '../domain/ids.ts'
import type { Side } from '../domain/roles.ts'
import { wantsNoSoftware } from '../domain/software.ts'
import { asksForStatus, asksToGoOn } from '../mail/plain-requests.ts'
import { authoritySaid } from '../reading/authority.ts'
import { commissionNews } from '../reading/commission-news.ts'
import type { Reading } from '../reading/contract.ts'
import { dataRequests } from '../reading/data-request.ts'
import { canonical, fold } from '../reading/fold.ts'
import { instalmentsIn } from '../reading/instalments.ts'
import { relayWish } from '../reading/relay-wish.ts'
import { acceptsOnCondition } from '../reading/reserved-yes.ts'
import { satisfactionScore } from '../reading/satisfaction-score.ts'
import { softwareWish } from '../reading/software-wish.ts'
import { toldToCommission } from '../reading/told-to-commission.ts'
import { commit } from '../store/commit.ts'
import { dataRequestOf } from '../store/data-requests.ts'
import { messageById } from '../store/messages.ts'
import { satisfactionAsked } from '../store/satisfaction.ts'
import { apart } from './apart.ts'
import { askerOf } from './asker.ts'
import { answerOnce } from './automatic-answers.ts'
import { commissionChanges, isAtCommission } from './commission-changes.ts'
import { confirmsRecap } from './confirms-recap.ts'
import { contactChanges } from './contact-changes.ts'
import { withDeadlines } from './deadline-changes.ts'
import { dwellingChanges } from './dwelling-key.ts'
import { type CaseFile, loadCase, sideOfParty } from './load-case.ts'
import { readInTurn, type ToRead } from './read-ahead.ts'
import { contextOf, readingInput } from './reading-input.ts'
import { statusMail, viewOf } from './service-mails.ts'
import { stageTold } from './tell-stage.ts'
import { codesIn, termsCode } from './terms-code.ts'
import type { World } from './world.ts'

/** A filed message is read (where the job runner says), the reading is stored, and the case learns what follows from it. */
export async function readMessage(world: World, id: MessageRef): Promise<void> {
  const message = messageById(world.db, id)
  if (!message?.case_id) return done(world, { caseId: null, basedOn: null, changes: [] }, id)
  const found = loadCase(world.db, message.case_id)
  const score = scoreGiven(world, found, message)
  const read = await readInTurn(world, toRead(world, found, message, score), (next) => prepared(world, next))
  // "Où en est mon dossier ?" answers none of our questions, whatever was asked last.
  const reading = { ...read, answers: read.answers.filter(({ quote }) => !asksForStatus(quote)) }
  const learnt = learn(world, found, message, reading, score)
  const status = asksForStatus(message.body.own) ? await tellStatus(world, found, message, learnt) : []
  done(world, { ...learnt, changes: [...learnt.changes, ...status] }, id)
}

/** Where the case stands once it has learnt what the message says. */
async function tellStatus(world: World, found: CaseFile, message: MessageRow, learnt: Decision): Promise<Change[]> {
  const file = learnt.changes.reduce((before, c) => (c.kind === 'event' ? apply(before, c.event) : before), found.file)
  const to = { address: message.body.from.address, caseId: message.case_id }
  const mails = await answerOnce(world, to, () => statusMail(world, { ...found, file }, message))
  const party = found.parties.find(({ id }) => id === message.party_id)
  const tells = mails.some((change) => change.kind === 'mail' && change.mail.kind === 'status')
  return [...mails, ...(tells && party && viewOf(file, party) !== 'untold' ? stageTold(file, party.id) : [])]
}

function toRead(world: World, found: CaseFile, message: MessageRow, score: SatisfactionScored | null): ToRead {
  const context = contextOf(found, message)
  // The digit answers our last question, not the six choices of an earlier letter.
  const heard = score ? { ...context, choiceOffered: false } : context
  const input = readingInput(world, message.body, message.received_at, heard)
  const noModel = wantsNoModel(found, message) ? { noModel: true } : {}
  return { id: message.id, caseId: found.header.id, input: { ...input, ...noModel } }
}

/** By this message, or by what its side said last before it. */
function wantsNoModel({ file, parties }: CaseFile, message: MessageRow): boolean {
  const side = sideOfParty(parties, message.party_id)
  const agrees = softwareWish(message.body.own)?.agrees
  return agrees === false || (agrees !== true && side !== null && wantsNoSoftware(file, side))
}

/** A message whose turn is still to come; null when it has no case, or one that its turn will find broken. */
function prepared(world: World, id: MessageRef): ToRead | null {
  const message = messageById(world.db, id)
  const caseId = message?.case_id
  if (!message || !caseId) return null
  let next: ToRead | null = null
  apart(world, caseId, () => {
    const found = loadCase(world.db, caseId)
    next = toRead(world, found, message, scoreGiven(world, found, message))
  })
  return next
}

function learn(
  world: World,
  found: CaseFile,
  message: MessageRow,
  reading: Reading,
  score: SatisfactionScored | null,
): Decision {
  const caseId = found.header.id
  const actor = message.party_id
    ? ({ kind: 'party', party: message.party_id } as const)
    : ({ kind: 'service' } as const)
  // Who only asks where things stand has answered nothing: the case goes on waiting.
  const events =
    onlyAsksForStatus(message, reading) || (score && isOpinion(message, reading))
      ? []
      : consequences(found.file, understood(world, found, message, reading))
  const reported = isAtCommission(found) && isProven(message) ? newsOf(message) : null
  const changes: Change[] = [
    keep(message, reading),
    ...contactChanges(world, found, message, reading),
    ...[...(score ? [score] : []), ...events].map((event): Change => ({ kind: 'event', event, actor })),
    ...(reported ? commissionChanges(world, { ...reported, message: message.id }, actor) : []),
    ...dataRequestChanges(world, message),
    ...dwellingChanges(world, found),
    { kind: 'task', task: 'weigh_case', subject: caseId, runAt: world.clock.now() },
  ]
  return { caseId, basedOn: found.lastEvent, changes: withDeadlines(world, caseId, changes) }
}

/** A request about the sender's own data is noted and put before a supervisor; nothing else is done about it. */
function dataRequestChanges(world: World, message: MessageRow): Change[] {
  const { party_id: party, id } = message
  const rights = party && !dataRequestOf(world.db, id) ? dataRequests(message.body.own) : []
  if (!party || rights.length === 0) return []
  const event = {
    type: 'data_requested',
    party,
    rights,
    message: id,
    proven: message.body.authenticity.verdict === 'pass',
  } as const
  return [
    { kind: 'event', event, actor: { kind: 'party', party } },
    { kind: 'task', task: 'propose_data_answer', subject: id, runAt: world.clock.now() },
  ]
}

type SatisfactionScored = Extract<CaseEvent, { type: 'satisfaction_scored' }>

/** What a party of a closed case, once asked, answers with a proven mail. A machine's answer is never read. */
function scoreGiven(world: World, found: CaseFile, message: MessageRow): SatisfactionScored | null {
  const { party_id: party } = message
  const side = sideOfParty(found.parties, party)
  const asked = found.file.outcome !== null && party && satisfactionAsked(world.db, found.header.id).includes(party)
  const read = asked && isProven(message) ? satisfactionScore(message.body.own) : null
  return read && party && side
    ? { type: 'satisfaction_scored', party, side, score: read.score, message: message.id }
    : null
}

/** A score with thanks or an opinion calls for nothing; anything more is heard as it would be without the score. */
const isOpinion = (message: MessageRow, reading: Reading): boolean =>
  satisfactionScore(message.body.own)?.more === false ||
  (reading.answers.length === 0 &&
    reading.facts.every(({ certainty }) => certainty === 'unsure') &&
    reading.acts.every(({ act, certainty }) => act === 'acknowledgement' || certainty === 'unsure'))

const keep = (message: MessageRow, reading: Reading): Change => ({
  kind: 'keep_reading',
  message: message.id,
  reader: reading.reader,
  reading,
})

/** Asked and answered by the status mail. The first message of a case asks for more, whatever its words. */
const onlyAsksForStatus = (message: MessageRow, reading: Reading): boolean =>
  message.match !== 'new_case' &&
  message.body.authenticity.verdict === 'pass' &&
  asksForStatus(message.body.own) &&
  relayWish(message.body.own, []) === null &&
  message.body.attachments.length === 0 &&
  reading.facts.length === 0 &&
  reading.answers.length === 0 &&
  reading.choice === null &&
  reading.acts.every(({ act }) => act === 'question' || act === 'acknowledgement')

/** Of the last approved letter that told this side so. It has left: an answer to it is being read. */
function softwareWording({ drafts, file }: CaseFile, side: Side | null): string | null {
  if (side === null || !file.sent.some((letter) => letter.side === side)) return null
  const told = drafts
    .filter(({ state, letter }) => state === 'approved' && letter.audience.includes(side))
    .flatMap(({ letter }) => letter.paragraphs ?? [])
    .findLast(({ id }) => id === 'notice/information')
  return told ? `${told.id}@${told.version}` : null
}

/** Of the last approved letter with the question: the text itself, by its version. */
function consentWording({ drafts }: CaseFile): string | null {
  const asked = drafts
    .filter(({ state }) => state === 'approved')
    .flatMap(({ letter }) => letter.paragraphs ?? [])
    .findLast(({ id }) => /(?:^|[/.])consent-(?:tenant|landlord)$/.test(id))
  return asked ? `${asked.id}@${asked.version}` : null
}

/** Only what was read with some certainty may move a case; a message of which nothing certain was read is doubtful. */
function understood({ db }: World, found: CaseFile, message: MessageRow, reading: Reading): Understood {
  const news = isAtCommission(found) ? newsOf(message) : null
  const wish = softwareWish(message.body.own)
  const side = sideOfParty(found.parties, message.party_id)
  const relayed = found.parties.some(({ role }) => role === 'relay')
  const relay = relayed ? relayWish(message.body.own, reading.answers) : null
  const elsewhere = [toldToCommission(message.body.own), wish, news, relay].flatMap((said) => said?.quote ?? [])
  const acts = reading.acts.filter(
    (a) => a.certainty !== 'unsure' && !elsewhere.some((sentence) => isWithin(a.quote, sentence)),
  )
  const read = acts.map((a) => a.act)
  // A plea counts as a request for mediation once in a case, and once more after its end.
  const again = found.file.outcome !== null && !read.includes('request_mediation') && asksToGoOn(message.body.own)
  const heard: Act[] = again ? [...read, 'request_mediation'] : read
  const facts = reading.facts.filter((f) => f.certainty !== 'unsure')
  const offer = facts.find((f) => f.key === 'offer')?.value ?? null
  const refunded = facts.find((f) => f.key === 'refunded')?.value ?? []
  const consent = reading.answers.find((a) => a.question === 'consent')?.answer
  const confirms = confirmsRecap(db, found, { message, acts, offered: offer?.amount ?? null })
  const doubtful =
    !confirms &&
    elsewhere.length === 0 &&
    heard.length === 0 &&
    facts.length === 0 &&
    reading.answers.length === 0 &&
    reading.choice === null
  return {
    message: message.id,
    on: parisDay(message.received_at),
    side,
    asker: askerOf(found),
    channel: message.channel ?? 'private',
    proven: isProven(message),
    acts: heard,
    // A mail that only claims a party's address opens nothing and decides nothing: the mediator looks.
    doubtful: (doubtful && message.body.own.trim() !== '') || (!isProven(message) && message.match !== 'new_case'),
    choice: reading.choice,
    party: message.party_id,
    instalments: instalmentsIn(message.body.own, offer?.amount ?? null),
    ...codesQuoted(found, message),
    reserved: acceptsOnCondition(acts),
    confirmsRecap: confirms,
    commissionMayKnow: toldToCommission(message.body.own)?.agrees ?? null,
    software: wish && (wish.agrees ? 'agreed' : 'refused'),
    softwareWording: softwareWording(found, side),
    consentAnswer: consent === 'yes' || consent === 'no' ? consent : null,
    relayMayKnow: relay?.allowed ?? null,
    authority:
      found.file.sent.findLast((s) => s.side === side)?.purpose === 'authority_request'
        ? authoritySaid(reading.answers)
        : null,
    answersUs: reading.answers.length > 0,
    consentWording: consentWording(found),
    offer,
    paid: refunded.at(-1)?.amount ?? null,
  }
}

const newsOf = ({ body, received_at: at }: MessageRow) => commissionNews(body.own, parisDay(at))

/** "J'accepte que la commission sache" accepts no offer and announces no step. */
const isWithin = (quote: string, sentence: string): boolean =>
  fold(canonical(sentence)).includes(fold(canonical(quote)).trim())

/** What the codes in a message, if any, say of the terms on the table. */
function codesQuoted({ file, header }: CaseFile, { body }: MessageRow) {
  const codes = codesIn(body.own)
  const table = file.sealed ?? file.offer
  return {
    quotesOtherTerms: codes.length > 0 && table !== null && !codes.includes(termsCode(header.ref, table)),
  }
}

/** Authenticated by a server, placed by a human, or an answer to what only this party was given. */
const isProven = ({ body, match }: MessageRow): boolean =>
  body.authenticity.verdict === 'pass' || ['participant_token', 'our_message_id', 'human'].includes(match ?? '')

function done(world: World, decision: Decision, id: MessageRef): void {
  const end: Change = { kind: 'task_done', task: 'read_message', subject: id }
  commit(world.db, { ...decision, changes: [...decision.changes, end] }, world.settings.mailAddress, world.clock.now())
}
