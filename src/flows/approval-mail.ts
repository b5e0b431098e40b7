import { type Instant, parisDay, plusSeconds } from '../domain/day.ts'
import type { FinishedMail, Proposal } from '../domain/decision.ts'
import type { MessageRow } from '../domain/filed-message.ts'
import { purposeLabel } from '../domain/letter-purposes.ts'
import type { Step } from '../domain/next-step.ts'
import { outcomeCodeLabel } from '../domain/outcome-codes.ts'
import { otherSide, roleLabel, Side } from '../domain/roles.ts'
import { wantsNoSoftware } from '../domain/software.ts'
import { stateLabel } from '../domain/states.ts'
import { approvalAddress } from '../mail/tokens.ts'
import { acceptsOnCondition } from '../reading/reserved-yes.ts'
import type { Evaluation } from '../rulebase/evaluation.ts'
import { type ApprovalView, approvalRequest } from '../writing/approval-request.ts'
import { cardWords, channelLabel, doubtWords, yesWords } from '../writing/card-words.ts'
import { spanText } from '../writing/fact-text.ts'
import { frenchDay, parisMoment } from '../writing/french-day.ts'
import type { Letter } from '../writing/letter.ts'
import { noSoftwareWarning } from '../writing/mediator-notice.ts'
import { asymmetry } from '../writing/symmetry.ts'
import { askerOf } from './asker.ts'
import { codeOf } from './case-outcome.ts'
import { type NumberedFact, numberedFacts, numberedMessages } from './case-points.ts'
import { caseSegment } from './case-segment.ts'
import { contactQuality } from './contact-quality.ts'
import { finishStaffMail } from './finish-mail.ts'
import type { Faults } from './letter-faults.ts'
import { type CaseFile, type CaseParty, usableAddress } from './load-case.ts'
import { filesOf } from './message-files.ts'
import { negotiationLines } from './negotiation.ts'
import { otherCases } from './other-cases.ts'
import { ownerOf } from './people.ts'
import { takingPart } from './recipients.ts'
import { restoredWarnings } from './restored.ts'
import { rulesWarnings } from './rules-warning.ts'
import { lawPurposes } from './sent-figures.ts'
import { unplacedFiles } from './unplaced-files.ts'
import { openYeses } from './who-accepted.ts'
import type { World } from './world.ts'

type Asked = {
  found: CaseFile
  evaluation: Evaluation
  step: Step
  letter: Letter
  proposal: Proposal
  token: string
  faults: Faults
  /** The mediator who is asked; the owner of the case when it is left out. */
  to?: string
  /** A first paragraph: what is new in this mail against the one before it. */
  lead?: string | null
  /** What would be proposed if this letter were refused; null for nothing, left out when nobody looked. */
  instead?: Step | null
}

/** The mail that puts a draft before the mediator of the case, with the one-time address to answer to. */
export function approvalMail(world: World, asked: Asked): Promise<FinishedMail> {
  const { found, proposal, token, to } = asked
  const now = world.clock.now()
  const { subject, text } = approvalRequest(viewOf(world, asked, now))
  return finishStaffMail(world, {
    key: `approval_request:${proposal.id}`,
    kind: 'approval_request',
    draft: proposal.id,
    to: to ?? ownerOf(world, found.header),
    replyTo: approvalAddress(world.settings.mailAddress, token),
    subject,
    text,
    attachments: proposal.attachments,
  })
}

function viewOf(
  world: World,
  { found, evaluation, step, letter, proposal, faults, lead = null, instead }: Asked,
  now: Instant,
): ApprovalView {
  return {
    ref: found.header.ref,
    what: whatIs(step),
    lead,
    letter,
    blocked: faults.blocking.length > 0,
    recipients: proposal.recipients.map((r) => ({
      ...r,
      warning: addressWarning(found, r.party, r.address),
      ...qualityOf(world, found, r),
    })),
    attachments: proposal.attachments.map((file) => file.name),
    parties: found.parties.map((p) => partyLine(world, found, p)),
    stage: stateLabel[found.file.state],
    profile: profileOf(world, found, evaluation),
    claim: spanText(evaluation.totalDue),
    owner: ownerOf(world, found.header),
    nextDates: found.deadlines
      .filter((d) => d.state === 'running' && d.due >= parisDay(now))
      .map((d) => `${frenchDay(d.due)} (${d.rule})`),
    negotiation: negotiationLines(world, found, evaluation),
    ...factsOf(found),
    because: cardWords.because(
      step.because,
      step.name,
      step.outcome && outcomeCodeLabel[codeOf(world, found, step.outcome)],
    ),
    warnings: [
      ...faults.blocking.map(cardWords.blocks),
      ...restoredWarnings(world, now),
      ...rulesWarnings(world, found),
      ...otherCases(world, found),
      ...yesWarnings(world, found),
      ...conditions(found),
      ...softwareWarnings(found),
      ...unplacedFiles(world, unansweredOf(found)),
      ...warningsOf(found, evaluation, letter),
      ...faults.warnings,
    ],
    messages: messagesOf(found),
    alternatives: instead === undefined ? [] : [afterRefusal(instead)],
    validUntil: parisMoment(plusSeconds(now, world.settings.approvalHours * 3600)),
  }
}

function partyLine(world: World, found: CaseFile, { name, role, side, ...party }: CaseParty) {
  const address = usableAddress(party)
  return {
    name,
    role,
    address: address ?? cardWords.noAddress,
    ...(address ? qualityOf(world, found, { side, address }) : {}),
  }
}

/** Of whom the mediation is proposed to: who asked writes to us anyway. */
const qualityOf = (world: World, found: CaseFile, { side, address }: { side: Side | null; address: string }) =>
  side === otherSide(askerOf(found)) ? { quality: contactQuality(world, address) } : {}

/** Whose yes the agreement rests on, where somebody else may have to give it too and nobody has said so yet. */
const yesWarnings = (world: World, found: CaseFile): string[] =>
  openYeses(world, found).map(({ side, role, needs, denied }) => {
    const given = yesWords.given(side, role)
    if (denied) return yesWords.denied(given)
    return needs === 'mandate' ? yesWords.mandate(given) : yesWords.others(given)
  })

/** Of what was just written: a yes on a condition, of which nothing is noted. */
const conditions = ({ file, readings }: CaseFile): string[] =>
  file.news
    .flatMap(({ message }) => readings.get(message)?.acts ?? [])
    .filter((act) => acceptsOnCondition([act]))
    .map(({ quote }) => yesWords.onCondition(quote))

/** Who wants no software gets only what a mediator orders: that one reads it with this in mind. */
const softwareWarnings = ({ file }: CaseFile): string[] =>
  Side.options.filter((side) => wantsNoSoftware(file, side)).map(noSoftwareWarning)

/** `bailleur injoignable (à essayer : …)` */
function profileOf(world: World, found: CaseFile, evaluation: Evaluation): string {
  const { label, try: hint } = world.playbook[caseSegment(found, evaluation)]
  return cardWords.profile(label, hint)
}

/** `rappel de la loi (locataire et bailleur)` */
const whatIs = ({ purpose, audience }: Step): string => cardWords.audience(purposeLabel[purpose], audience)

const afterRefusal = (instead: Step | null): string =>
  cardWords.afterRefusal(instead && `${whatIs(instead)} : ${instead.because}`)

/** The matrix of both sides' facts; what one side alone says is one line for each side. */
function factsOf({ positions }: CaseFile): Pick<ApprovalView, 'agreed' | 'disputed' | 'oneSided'> {
  const facts = numberedFacts(positions)
  const lines = (of: readonly NumberedFact[]): string[] =>
    of.map(({ n, kind, text }) => `F${n} ${kind === 'settled' ? cardWords.settled(text) : text}`)
  return {
    agreed: lines(facts.filter((f) => f.kind === 'agreed' || f.kind === 'settled')),
    disputed: lines(facts.filter((f) => f.kind === 'disputed')),
    oneSided: Side.options
      .map((side) => ({ side, said: lines(facts.filter((f) => f.side === side)) }))
      .filter(({ said }) => said.length > 0)
      .map(({ side, said }) => cardWords.saidBy(side, said)),
  }
}

const unansweredOf = ({ messages, file }: CaseFile): MessageRow[] =>
  messages.filter(({ id }) => file.news.some((n) => n.message === id))

/** The messages that no letter has answered yet, oldest first. */
function messagesOf(found: CaseFile): ApprovalView['messages'] {
  const unanswered = new Set(found.file.news.map((n) => n.message))
  return numberedMessages(found)
    .filter(({ message }) => unanswered.has(message))
    .map(({ n, row, channel }) => {
      const role = found.parties.find((p) => p.id === row.party_id)?.role ?? 'other'
      const name = row.body.from.name || row.body.from.address
      const from = `M${n}, ${name} (${roleLabel[role]}), ${channelLabel[channel]}`
      return { from, on: frenchDay(parisDay(row.received_at)), words: row.body.own, files: filesOf(found, row) }
    })
}

const addressWarning = (found: CaseFile, party: string, address: string): string | null =>
  found.parties.find((p) => p.id === party)?.addresses.find((a) => a.address === address)?.origin === 'declared'
    ? doubtWords.declaredAddress
    : null

/** What the mediator must doubt: senders nobody proved, what the reader was unsure of, incoherent facts, unread law. */
function warningsOf(found: CaseFile, evaluation: Evaluation, letter: Letter): string[] {
  const unproven = found.messages.filter((m) => m.automatic === 'no' && m.body.authenticity.verdict !== 'pass')
  const unsure = [...found.readings.values()].flatMap((r) =>
    [...r.acts, ...r.facts].filter((f) => f.certainty === 'unsure'),
  )
  const hidden = found.messages.some((m) => m.body.hidden.length > 0)
  const differ = found.messages.some((m) => m.body.partsDiffer)
  const lawful = lawPurposes.includes(letter.purpose)
  const toVerify = lawful
    ? evaluation.findings.filter((f) => f.toVerify && f.kind !== 'does_not_apply').map((f) => f.title)
    : []
  const disputed = lawful ? disputedPoints(evaluation) : []
  const oneSided = asymmetry(letter, takingPart(found))
  return [
    ...(unproven.length > 0 ? [doubtWords.unproven(unproven.length)] : []),
    ...(differ ? [doubtWords.partsDiffer] : []),
    ...(hidden ? [doubtWords.hidden] : []),
    ...unsure.map((f) => doubtWords.unsure(f.quote)),
    ...evaluation.warnings,
    ...(oneSided ? [oneSided] : []),
    ...(disputed.length > 0 ? [doubtWords.disputedLaw(disputed)] : []),
    ...(toVerify.length > 0 ? [doubtWords.toVerify(toVerify)] : []),
  ]
}

/** Titles of what is disputed in law here: both readings are in the letter, the choice is the mediator's. */
function disputedPoints({ findings, disputedReadings }: Evaluation): readonly string[] {
  const readings = new Set(disputedReadings.map((r) => r.rule))
  const found = findings.filter((f) => f.kind === 'disputed' || readings.has(f.rule))
  return [...new Set(found.map((f) => f.title))]
}
