import type { Filing } from '../domain/commissions.ts'
import { addDays, type Day } from '../domain/day.ts'
import type { Exit } from '../domain/exit.ts'
import type { MessageRef } from '../domain/ids.ts'
import { silenceEnd, stepsFor } from '../domain/ladder.ts'
import { type Cents, cents } from '../domain/money.ts'
import type { Known, Step } from '../domain/next-step.ts'
import { looksLikeName } from '../domain/person-name.ts'
import { otherSide, type Side } from '../domain/roles.ts'
import { NOT_TAKEN_UP } from '../domain/sealed-proposal.ts'
import { workingDayFrom } from '../domain/working-days.ts'
import { isDocument } from '../reading/evidence-sent.ts'
import type { Evaluation } from '../rulebase/evaluation.ts'
import { ruleText } from '../rulebase/explain.ts'
import { parameter, type Rulebase } from '../rulebase/rulebase.ts'
import type { RuleName } from '../rulebase/schema.ts'
import { agreementRecap } from '../writing/agreement-recap.ts'
import { authorityRequest } from '../writing/authority-request.ts'
import { cdcLetter } from '../writing/cdc-letter.ts'
import { closing } from '../writing/closing.ts'
import { commissionNews } from '../writing/commission-news.ts'
import type { Dossier } from '../writing/dossier.ts'
import { factRequest } from '../writing/fact-request.ts'
import { handoffNotice } from '../writing/handoff-notice.ts'
import { lawReminder } from '../writing/law-reminder.ts'
import type { LawText } from '../writing/law-text.ts'
import type { Letter } from '../writing/letter.ts'
import { type LetterContext, SOMEBODY_WHO_HELPS } from '../writing/letter-context.ts'
import { neutralProposal } from '../writing/neutral-proposal.ts'
import { withNotice } from '../writing/notice.ts'
import { offerRelay } from '../writing/offer-relay.ts'
import { otherExit } from '../writing/other-exit.ts'
import { outOfScope } from '../writing/out-of-scope.ts'
import { paperLetter } from '../writing/paper-letter.ts'
import type { LetterStyle } from '../writing/paragraphs/parse.ts'
import { paymentChase } from '../writing/payment-chase.ts'
import { paymentCheck } from '../writing/payment-check.ts'
import { withPieces } from '../writing/pieces.ts'
import { reminder } from '../writing/reminder.ts'
import { reply } from '../writing/reply.ts'
import { askerOf } from './asker.ts'
import { isOpened } from './build-dossier.ts'
import { piecesOf } from './case-pieces.ts'
import { rulesOf } from './case-rules.ts'
import { claimOf } from './exit-claim.ts'
import { lawRange } from './law-range.ts'
import type { CaseFile } from './load-case.ts'
import { acceptancesOf } from './negotiation.ts'
import { outOfScopeKind } from './out-of-scope-kind.ts'
import { mailMark, termsCode } from './terms-code.ts'
import { openYeses, roleOfAuthor } from './who-accepted.ts'
import { inAlsaceMoselle } from './working-calendar.ts'
import type { World } from './world.ts'

type Writing = {
  world: World
  found: CaseFile
  step: Step
  known: Known
  evaluation: Evaluation
  law: LawText
  today: Day
  dossier: { missing: readonly string[]; filing: Filing | null; content: Pick<Dossier, 'opened' | 'checklist'> } | null
  /** How else the mediator wants the same letter; neutral when there is none. */
  style?: LetterStyle | null
}

/** The least that is left to answer after any reminder. */
const LEAST_DAYS = 5

/** The step's letter, with the information notice for every side that hears from the service for the first time. */
export function writeLetter(writing: Writing): Letter {
  const { world, found, step } = writing
  const letter = listingPieces(writing, bodyFor(writing, contextFor(world, found, writing.style)))
  const identity = { serviceName: world.settings.serviceName, mailAddress: world.settings.mailAddress }
  const firstContact = step.audience.filter((side) => !found.file.sent.some((s) => s.side === side))
  return withNotice(letter, identity, firstContact)
}

/** The asker's documents, with its first letters: until it was told the law. Of either side, what nobody could read. */
function listingPieces({ found, step, known: { asker } }: Writing, letter: Letter): Letter {
  const lists = step.purpose === 'fact_request' || step.purpose === 'law_reminder'
  const asks = lists || step.purpose === 'reply'
  const first = !found.file.sent.some((s) => s.side === asker && s.purpose === 'law_reminder')
  return step.audience.reduce((written, side) => {
    const pieces = piecesOf(found, side)
    const due = (first && lists && side === asker) || (asks && pieces.unreadable.length > 0)
    return due ? withPieces(written, side, pieces) : written
  }, letter)
}

function bodyFor(writing: Writing, context: LetterContext): Letter {
  const { found, step, evaluation, law, today, known } = writing
  const { file } = found
  const replyBy = workingDayFrom(addDays(today, writing.world.ladder.answer), inAlsaceMoselle(writing.world))
  const [to = known.asker] = step.audience
  switch (step.purpose) {
    case 'fact_request':
      return factRequest(context, { to, keys: step.ask, replyBy, relay: relayFor(found, to) })
    case 'law_reminder':
      return lawReminder(context, {
        law,
        audience: step.audience,
        firstTo: file.sent.some((s) => s.side === otherSide(known.asker)) ? null : otherSide(known.asker),
        ask: step.ask.length > 0 ? { [known.asker]: step.ask } : {},
        replyBy,
        undisputed: undisputedSum(evaluation),
      })
    case 'reminder':
      return reminder(context, reminderStep(writing, to))
    case 'offer_relay': {
      const offer = file.offer ?? impossible('offer_relay without an offer')
      const code = termsCode(found.header.ref, offer)
      const renewed = file.offers.some((o) => o.by !== offer.by && termsCode(found.header.ref, o) === code)
      return offerRelay(context, { ...offer, code, renewed, replyBy, until: offerUntil(writing) })
    }
    case 'neutral_proposal': {
      const { requested } = file
      if (requested?.kind !== 'neutral_proposal') return impossible('neutral_proposal without its terms')
      return neutralProposal(context, {
        ...requested,
        audience: step.audience,
        range: lawRange(evaluation).text,
        code: termsCode(found.header.ref, requested),
        replyBy,
      })
    }
    case 'agreement_recap': {
      const agreement = file.agreement ?? impossible('agreement_recap without an agreement')
      const { amount, payBy, instalments } = agreement
      const versionCode = termsCode(found.header.ref, agreement)
      const acceptances = acceptancesOf(writing.world, found).map(({ sha256, ...by }) => ({
        role: sha256 === null ? null : roleOfAuthor(found, sha256),
        ...by,
        mark: sha256 === null ? null : mailMark(sha256),
      }))
      return agreementRecap(context, { audience: step.audience, amount, payBy, instalments, versionCode, acceptances })
    }
    case 'authority_request': {
      const { amount } = file.agreement ?? impossible('authority_request without an agreement')
      const open = openYeses(writing.world, found).find(({ side }) => side === to)
      return authorityRequest(context, { to, amount, needs: open?.needs ?? 'mandate' })
    }
    case 'payment_check': {
      const { amount, payBy } = file.agreement ?? impossible('payment_check without an agreement')
      return paymentCheck(context, { audience: step.audience, amount, payBy })
    }
    case 'payment_chase': {
      const { amount, payBy } = file.agreement ?? impossible('payment_chase without an agreement')
      return paymentChase(context, { amount, payBy, replyBy: workingDayFrom(addDays(today, LEAST_DAYS)) })
    }
    case 'reply': {
      const heard = file.news.filter((n) => n.side !== null && step.audience.includes(n.side))
      const acts = [...new Set(heard.flatMap((n) => n.acts))]
      const legal = acts.some((act) => act === 'question' || act === 'evidence_requested')
      const choice = heard.findLast((n) => n.choice !== null)?.choice ?? null
      const declined =
        step.name === 'proposition refusée' ? 'offer' : step.name === NOT_TAKEN_UP ? 'neutral_proposal' : null
      const waits = step.audience.includes(otherSide(known.asker)) ? replyBy : null
      return reply(context, {
        to: step.audience,
        acts: declined ? [] : acts,
        choice,
        joined: heard.some(({ message }) => joinsFiles(found, message)),
        declined,
        law: legal && !declined ? law : null,
        until: replyBy,
        replyBy: acts.includes('delay_request') || choice === 6 ? null : waits,
      })
    }
    case 'closing':
      return closing(context, {
        audience: step.audience,
        outcome: step.outcome ?? 'abandoned',
        received: receivedSum(found),
      })
    case 'out_of_scope': {
      const because = evaluation.scope === 'out' ? evaluation.outOfScopeBecause : null
      const figures = because === null ? [] : [because]
      return outOfScope(context, { to, kind: outOfScopeKind(found, evaluation), because, figures })
    }
    case 'paper_letter':
      return paperLetter(context, {
        law,
        mailAddress: writing.world.settings.mailAddress,
        replyBy: workingDayFrom(addDays(today, writing.world.ladder.paper), inAlsaceMoselle(writing.world)),
      })
    case 'commission_news': {
      const news = file.commission.at(-1) ?? impossible('commission_news without a step')
      return commissionNews(context, { ...news, audience: step.audience })
    }
    case 'other_exit': {
      const { requested } = file
      if (requested?.kind !== 'other_exit') return impossible('other_exit without a way')
      const { rulebase } = rulesOf(writing.world, found.header)
      const told = rulesOfExit[requested.exit].map((rule) => ruleText(rulebase, rule))
      return otherExit(context, {
        to,
        exit: requested.exit,
        law,
        claim: claimOf(found, evaluation),
        rules: told.map(({ text }) => text),
        figures: told.flatMap(({ figures }) => figures),
      })
    }
    case 'handoff_notice':
      return handoffNotice(context, { to, law, opened: isOpened(file) })
    case 'cdc_dossier':
      return cdcLetter(context, {
        to,
        filing: writing.dossier?.filing ?? null,
        conciliatorLimit: conciliatorLimit(rulesOf(writing.world, found.header).rulebase, evaluation),
        opened: writing.dossier?.content.opened ?? false,
        missing: writing.dossier?.missing ?? [],
        checklist: writing.dossier?.content.checklist.map(({ line }) => line) ?? [],
        law,
      })
  }
}

/** An offer stays open as long as its reader is reminded of it. */
export function offerUntil({ world, step, known, today }: Pick<Writing, 'world' | 'step' | 'known' | 'today'>): Day {
  const { end } = stepsFor(world.ladder, step.audience[0] ?? known.asker, known.asker)
  return workingDayFrom(addDays(today, end.after), inAlsaceMoselle(world))
}

export function contextFor(world: World, found: CaseFile, style: LetterStyle | null = null): LetterContext {
  const name = (side: Side) => found.parties.find((p) => p.side === side && looksLikeName(p.name))?.name ?? null
  const postcode = found.positions.dwelling_postcode
  const dwelling = postcode && postcode.kind !== 'disputed' ? `code postal ${postcode.value}` : null
  return {
    serviceName: world.settings.serviceName,
    ref: found.header.ref,
    asker: askerOf(found),
    names: { tenant: name('tenant'), landlord: name('landlord') },
    dwelling,
    style,
  }
}

function reminderStep({ world, found, known, today }: Writing, to: Side) {
  const { awaiting, sent } = found.file
  const waiting = awaiting ?? impossible('reminder without an awaited answer')
  const days = sent.filter((s) => s.side === to).map((s) => s.on)
  const end = silenceEnd(world.ladder, waiting, { asker: known.asker, alsaceMoselle: inAlsaceMoselle(world) })
  const least = workingDayFrom(addDays(today, LEAST_DAYS))
  return {
    to,
    step: Math.min(waiting.reminders + 1, 4) as 1 | 2 | 3 | 4,
    about: waiting.purpose,
    previousOn: days.sort().at(-1) ?? waiting.since,
    lastDay: end > least ? end : least,
    next: stepsFor(world.ladder, to, known.asker).end.proposes,
    ask: known.asked,
    choiceOffered: to === 'landlord' && waiting.purpose === 'law_reminder',
  }
}

const joinsFiles = ({ messages }: CaseFile, message: MessageRef): boolean =>
  messages.some(({ id, body }) => id === message && body.attachments.some(({ name }) => isDocument(name)))

/** Who wrote for a tenant that hears from us for the first time. */
function relayFor({ parties, file }: CaseFile, to: Side): string | null {
  const relay = parties.find((p) => p.role === 'relay')
  if (!relay || to !== 'tenant' || file.sent.some((s) => s.side === to)) return null
  return looksLikeName(relay.name) ? relay.name : SOMEBODY_WHO_HELPS
}

/** Due in both sides' versions; nothing where the sum is settled or nothing is contested. */
function undisputedSum({ versions, totalDue }: Evaluation): Cents | null {
  return versions && totalDue.value === null && totalDue.min ? totalDue.min : null
}

/** What the rules base says of each way. */
const rulesOfExit: Record<Exit, readonly RuleName[]> = {
  formal_notice: ['mise en demeure'],
  conciliator: ['préalable amiable'],
  court: ['juge', 'préalable amiable'],
  adil: [],
}

/** What the tenant says to have received in all, when the messages state it. */
function receivedSum(found: CaseFile): Cents | null {
  const refunded = found.positions.refunded
  if (!refunded) return null
  const list = refunded.kind === 'disputed' ? refunded.tenant : refunded.value
  return list.length > 0 ? cents(list.reduce((sum, r) => sum + r.amount, 0)) : null
}

/** CPC art. 750-1: below this claim an attempt at settlement comes first. Null when the claim is above it, or unknown. */
function conciliatorLimit(rulebase: Rulebase, evaluation: Evaluation): Cents | null {
  const needed = evaluation.findings.some((f) => f.rule === 'préalable amiable' && f.value === true)
  const limit = parameter(rulebase, 'seuil du préalable amiable', evaluation.on)
  return needed && limit !== null ? cents(limit) : null
}

function impossible(what: string): never {
  throw new Error(`${what}: the table of next steps and the case disagree`)
}
