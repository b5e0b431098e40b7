import type { Style } from '../commands/command.ts'
import { parisDay, plusSeconds } from '../domain/day.ts'
import { deadlineNames } from '../domain/deadline-names.ts'
import type { Change, Decision, Proposal } from '../domain/decision.ts'
import type { CaseId, DraftId } from '../domain/ids.ts'
import { type Known, nextStep, type Step } from '../domain/next-step.ts'
import { Side } from '../domain/roles.ts'
import type { Evaluation } from '../rulebase/evaluation.ts'
import { reminderText } from '../rulebase/explain.ts'
import { commit } from '../store/commit.ts'
import type { DraftRow } from '../store/drafts.ts'
import { fileNames } from '../writing/file-names.ts'
import { frenchDay } from '../writing/french-day.ts'
import { type Letter, styleChanges } from '../writing/letter.ts'
import { approvalMail } from './approval-mail.ts'
import { askerOf } from './asker.ts'
import { buildDossier } from './build-dossier.ts'
import { rulesOf } from './case-rules.ts'
import { withDeadlines } from './deadline-changes.ts'
import { staleness } from './decide-draft.ts'
import { voidOpenDraft } from './file-message.ts'
import { evaluateCase } from './law-for-case.ts'
import { letterFaults } from './letter-faults.ts'
import { type CaseFile, loadCase } from './load-case.ts'
import { mediatorNotice } from './mediator-notice.ts'
import { ownerOf } from './people.ts'
import { askedOf, unknownTo } from './reading-input.ts'
import { reachableSides, recipientsOf } from './recipients.ts'
import { computedFrom } from './sent-figures.ts'
import { withFacts } from './stated-facts.ts'
import { stopOvertaken } from './stop-letter.ts'
import { withStage } from './tell-stage.ts'
import { approvalToken, fingerprint, hashToken } from './tokens.ts'
import { whatChanged } from './what-changed.ts'
import { openYeses } from './who-accepted.ts'
import type { World } from './world.ts'
import { offerUntil, writeLetter } from './write-letter.ts'

/** A case with its facts → the legal dates, and the one letter that should be proposed next, put before its mediator. */
export async function weighCase(world: World, id: CaseId): Promise<void> {
  const found = loadCase(world.db, id)
  if (hasUnread(found)) return finish(world, { caseId: id, basedOn: found.lastEvent, changes: [] })
  if (isOutdated(found)) return startOver(world, found, voidOpenDraft(found))
  const overtaken = stopOvertaken(world, found)
  if (overtaken.length > 0) return startOver(world, found, withDeadlines(world, id, overtaken))
  const evaluation = evaluateCase(world, found, parisDay(world.clock.now()))
  const known = knownOf(world, found, evaluation)
  const step = nextStep(known)
  const letterChanges = step
    ? await propose(world, { found, evaluation, known, step })
    : await tellMediator(world, found, evaluation)
  const changes = withDeadlines(world, id, [...legalDates(found, evaluation), ...letterChanges])
  finish(world, { caseId: id, basedOn: found.lastEvent, changes })
}

/** A party's mail that is filed and not read yet: what it says may change everything. Its reading weighs the case again. */
const hasUnread = ({ messages, readings }: CaseFile): boolean =>
  messages.some((m) => m.automatic === 'no' && m.fate === 'filed' && m.party_id !== null && !readings.has(m.id))

/** The case, or who can be written to, is not what its open draft knew. */
function isOutdated(found: CaseFile): boolean {
  const open = found.drafts.find((d) => d.id === found.file.openDraft?.draft)
  return open !== undefined && staleness(found, open) !== null
}

/** The task stays: the case is weighed again at once, without the letter that it has overtaken. */
function startOver(world: World, found: CaseFile, changes: readonly Change[]): void {
  const decision = { caseId: found.header.id, basedOn: found.lastEvent, changes }
  commit(world.db, decision, world.settings.mailAddress, world.clock.now())
}

function knownOf(world: World, found: CaseFile, evaluation: Evaluation): Known {
  const asker = askerOf(found)
  return {
    file: found.file,
    asker,
    rightContact: recipientsOf(found, ['landlord']).some(({ party }) => !found.file.disclaimed.includes(party)),
    reachable: reachableSides(found),
    scope: evaluation.scope,
    nothingDue: evaluation.totalDue.max === 0,
    missing: evaluation.nextQuestions.map((q) => q.key),
    asked: [...askedOf(found, asker), ...unknownTo(found, asker)],
    ladder: world.ladder,
    relayed: found.parties.some(({ role }) => role === 'relay'),
    yesOpen: openYeses(world, found).map(({ side }) => side),
  }
}

/** `style`, `lead`: how a mediator asked to have it written, and the words that say so. */
type Weighed = {
  found: CaseFile
  evaluation: Evaluation
  known: Known
  step: Step
  style?: Style
  lead?: string | null
}

/**
 * The open letter once more in another style, in a new approval mail: the old one is superseded. Null when the case would
 * now get another letter, or when the style changes nothing in this one.
 */
export async function rewriteProposal(
  world: World,
  found: CaseFile,
  draft: DraftRow<Letter>,
  { style, lead }: { style: Style; lead: string },
): Promise<readonly Change[] | null> {
  const evaluation = evaluateCase(world, found, parisDay(world.clock.now()))
  const known = knownOf(world, { ...found, file: { ...found.file, openDraft: null } }, evaluation)
  const step = nextStep(known)
  if (staleness(found, draft) || step?.name !== found.file.openDraft?.step || !step) return null
  const changes = await propose(world, { found, evaluation, known, step, style, lead })
  const rewritten = changes.find((c) => c.kind === 'propose')?.proposal
  if (!rewritten || !styleChanges(draft.letter, rewritten.letter as Letter)) return null
  return withDeadlines(world, found.header.id, [...voidOpenDraft(found), ...changes])
}

async function propose(world: World, weighed: Weighed): Promise<Change[]> {
  const { found, evaluation, known, step, style, lead = whatChanged(world, found) } = weighed
  const { clock, chance, settings } = world
  const now = clock.now()
  const dossier = step.purpose === 'cdc_dossier' ? await buildDossier(world, found) : null
  const { rulebase } = rulesOf(world, found.header)
  const law = withFacts(reminderText(rulebase, evaluation, readersOf(step)), found.positions)
  const today = parisDay(now)
  const written = writeLetter({
    world,
    found,
    step,
    known,
    evaluation,
    law,
    today,
    dossier,
    ...(style ? { style } : {}),
  })
  const worded =
    world.rephrase && found.file.software.every(({ agrees }) => agrees) ? await world.rephrase(written) : written
  const recipients = recipientsOf(found, step.audience)
  if (recipients.length === 0) return tellMediator(world, found, evaluation)
  const id = chance.id() as DraftId
  const leaving = { id, purpose: step.purpose, recipients, outcome: step.outcome }
  const letter = withStage(world, found, worded, leaving, today)
  const paper = step.purpose === 'paper_letter' ? [await printed(world, found, letter)] : []
  const proposal: Proposal = {
    id,
    purpose: step.purpose,
    because: step.because,
    caseVersion: found.file.version,
    fingerprint: fingerprint(letter, recipients),
    letter,
    computed: computedFrom(found, evaluation),
    recipients,
    outcome: step.outcome,
    attachments: dossier?.attachments ?? paper,
  }
  const expiresAt = plusSeconds(now, settings.approvalHours * 3600)
  const mediator = ownerOf(world, found.header)
  const token = approvalToken(settings.secret, proposal, mediator, expiresAt)
  const said = letterFaults(world, found, letter, letter.body)
  const faults = { ...said, warnings: [...(dossier?.warnings ?? []), ...said.warnings] }
  const instead = nextStep({ ...known, file: { ...known.file, refused: [...known.file.refused, step.name] } })
  const mail = await approvalMail(world, { found, evaluation, step, letter, proposal, token, faults, lead, instead })
  return [
    { kind: 'propose', proposal },
    { kind: 'grant_token', tokenSha256: hashToken(token), draft: proposal.id, mediator, expiresAt },
    { kind: 'mail', mail },
    {
      kind: 'event',
      actor: { kind: 'service' },
      event: {
        type: 'draft_proposed',
        draft: proposal.id,
        purpose: step.purpose,
        because: step.name,
        until: step.purpose === 'offer_relay' ? offerUntil({ world, step, known, today }) : null,
      },
    },
  ]
}

/** Of what is printed for one side by the other, both. */
const readersOf = ({ purpose, audience }: Step): readonly Side[] =>
  purpose === 'paper_letter' ? Side.options : audience

async function printed(world: World, { header: { ref } }: CaseFile, { annex = '' }: Letter) {
  const now = world.clock.now()
  const { serviceName: foot } = world.settings
  const bytes = await world.printLetter({ ref, on: frenchDay(parisDay(now)), text: annex, foot }, now)
  return { name: fileNames.paperLetter(ref), mediaType: 'application/pdf', bytes }
}

/** News that calls for no letter of ours, or that no reader was sure of, still reaches the mediator: once per message. */
async function tellMediator(world: World, found: CaseFile, evaluation: Evaluation): Promise<Change[]> {
  if (found.file.openDraft) return []
  const notices = await Promise.all(found.file.news.map((news) => mediatorNotice(world, found, evaluation, news)))
  return notices.flat()
}

/** Legal clocks come from the rules base and move only when it says so. */
function legalDates(found: CaseFile, evaluation: Evaluation): Change[] {
  const wanted = [
    {
      deadline: 'refund_due',
      due: evaluation.dueOn.value,
      latest: evaluation.dueOn.value,
      known: evaluation.dueOn.value !== null,
      rule: deadlineNames.refundDue,
    },
    // A right to sue may be lost on its earliest day: a range is kept, not left out.
    {
      deadline: 'prescription',
      due: evaluation.prescribedOn.min,
      latest: evaluation.prescribedOn.max,
      known: evaluation.prescribedOn.min !== null,
      rule: deadlineNames.prescription,
    },
  ] as const
  return wanted.flatMap(({ deadline, due, latest, known, rule }): Change[] => {
    const have = found.deadlines.find((d) => d.kind === deadline)
    // The facts that told the day are gone: taken back, or of a case that was joined for a while.
    if (!known) return have?.state === 'running' ? [{ kind: 'end_deadline', deadline, state: 'cancelled' }] : []
    const moved = have?.due !== due || have?.latest !== latest || have?.state === 'cancelled'
    return due && moved ? [{ kind: 'deadline', deadline, due, latest, rule }] : []
  })
}

function finish(world: World, decision: Decision): void {
  const end: Change = { kind: 'task_done', task: 'weigh_case', subject: decision.caseId ?? '' }
  commit(world.db, { ...decision, changes: [...decision.changes, end] }, world.settings.mailAddress, world.clock.now())
}
