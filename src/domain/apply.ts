import type { Case, Link, Terms } from './case.ts'
import type { CaseEvent, EventType } from './events.ts'
import type { PartyId } from './ids.ts'
import { nextState } from './lifecycle.ts'
import { cents } from './money.ts'
import { type Side, sideOf } from './roles.ts'
import { answeredProposal, sealedBy } from './sealed-proposal.ts'
import { remember, settledBy } from './sent-letter.ts'
import { withWish } from './software.ts'
import { approved, stopped } from './taken-back.ts'

export const emptyCase: Case = {
  state: 'qualifying',
  version: 0,
  asker: 'tenant',
  consent: false,
  relayAllowed: null,
  software: [],
  openDraft: null,
  refused: [],
  sent: [],
  told: {},
  underway: [],
  aware: [],
  awaiting: null,
  news: [],
  offer: null,
  offers: [],
  sealed: null,
  agreement: null,
  authority: {},
  payment: 'none',
  mediationRefused: false,
  rang: { reply: false, payment: false },
  outcome: null,
  awaitedAtEnd: null,
  bounced: [],
  disclaimed: [],
  leftOut: [],
  requested: null,
  recused: [],
  lifted: [],
  shared: [],
  pieces: [],
  links: [],
  commission: [],
  segment: null,
  merged: null,
}

/** Events after which a letter written before may be wrong: an open approval no longer matches. */
const changesKnowledge: Record<EventType, boolean> = {
  case_opened: true,
  party_named: true,
  message_filed: true,
  automatic_reply_noted: false,
  message_understood: true,
  consent_recorded: true,
  software_agreed: false,
  software_refused: true,
  offer_made: true,
  offer_rejected: true,
  agreement_confirmed: false,
  authority_stated: true,
  relay_answered: true,
  proposal_answered: true,
  contact_disclaimed: true,
  contact_declared: true,
  agreement_recorded: true,
  payment_announced: true,
  payment_promised: true,
  payment_received: true,
  payment_missed: true,
  mediation_refused: true,
  draft_proposed: false,
  draft_superseded: false,
  draft_approved: false,
  draft_refused: false,
  draft_postponed: false,
  draft_stopped: false,
  letter_sent: false,
  stage_told: false,
  letter_refused: true,
  letter_in_doubt: false,
  letter_bounced: true,
  rules_adopted: true,
  case_assigned: false,
  mediator_recused: false,
  fact_corrected: true,
  piece_named: true,
  message_shared: true,
  confidentiality_lifted: true,
  confidentiality_kept: true,
  commission_step: true,
  letter_requested: false,
  segment_set: false,
  note_added: false,
  case_read: false,
  minutes_declared: false,
  case_joined: true,
  case_parted: true,
  merged_into: true,
  merge_undone: true,
  message_split: true,
  split_undone: true,
  data_requested: false,
  data_request_settled: false,
  satisfaction_asked: false,
  satisfaction_scored: false,
  recap_released: false,
  deadline_passed: false,
  case_closed: true,
  case_reopened: true,
}

/** (case, event) → case. Total: any event in any state gives a case, so that a journal can always be replayed. */
export function apply(before: Case, event: CaseEvent): Case {
  const moved: Case = {
    ...before,
    state: nextState(before.state, event),
    version: before.version + (changesKnowledge[event.type] ? 1 : 0),
    // The end of a case is what its closing letter says, no news to it.
    underway:
      changesKnowledge[event.type] && event.type !== 'case_closed'
        ? before.underway.map((letter) => ({ ...letter, outdated: true }))
        : before.underway,
  }
  return consistent({ ...moved, ...changed(moved, event, before) })
}

export const replay = (events: readonly CaseEvent[]): Case => events.reduce(apply, emptyCase)

const goingOn = ({ awaitedAtEnd: awaiting }: Case): Partial<Case> =>
  awaiting ? { awaiting, state: 'awaiting_reply' } : {}

/** Nobody awaited is nobody's silence: the turn is the mediator's, and no clock for an answer has rung. */
const consistent = (file: Case): Case =>
  file.awaiting
    ? file
    : {
        ...file,
        state: file.state === 'awaiting_reply' ? 'with_mediator' : file.state,
        rang: { ...file.rang, reply: false },
      }

function changed(file: Case, event: CaseEvent, before: Case): Partial<Case> {
  switch (event.type) {
    case 'message_understood':
      return {
        news: [...file.news, pick(event)],
        // Any answer of a person stops the ladder, understood or not.
        awaiting: file.awaiting?.side === event.side ? null : file.awaiting,
        aware: withSide(file.aware, event.side),
      }
    case 'automatic_reply_noted':
      return away(file, event)
    case 'consent_recorded':
      return { consent: true, aware: event.basis === 'joint_opening' ? ['tenant', 'landlord'] : file.aware }
    case 'software_agreed':
    case 'software_refused': {
      const { party, side } = event
      return { software: withWish(file.software, { party, side, agrees: event.type === 'software_agreed' }) }
    }
    case 'offer_made': {
      const { by, known } = event
      const terms = termsOf(event)
      return {
        offer: { by, ...terms, relayed: known },
        offers: [...file.offers, { by, ...terms, refused: false }],
        refused: without(file.refused, 'proposition'),
      }
    }
    case 'offer_rejected':
      return file.offer && file.offer.by !== event.by ? { offer: null, offers: lastRefused(file.offers) } : {}
    case 'proposal_answered':
      return answeredProposal(file, event)
    case 'agreement_confirmed':
      return {
        agreement: file.agreement && { ...file.agreement, acceptedBy: withSide(file.agreement.acceptedBy, event.by) },
      }
    case 'relay_answered':
      return { relayAllowed: event.allowed }
    case 'authority_stated':
      return { authority: { ...file.authority, [event.by]: event.binds } }
    case 'contact_disclaimed':
      return { disclaimed: [...new Set([...file.disclaimed, event.party])] }
    case 'contact_declared':
      return {
        sent: file.sent.filter(({ side }) => side !== event.side),
        told: untold(file, event.party),
        awaiting: file.awaiting?.side === event.side ? null : file.awaiting,
      }
    case 'agreement_recorded': {
      const { acceptedBy } = event
      const agreement = { ...termsOf(event), acceptedBy, recapSent: false, received: cents(0) }
      return {
        agreement,
        authority: {},
        offer: null,
        sealed: null,
        payment: 'none',
        refused: without(file.refused, 'accord'),
        rang: quiet(file, 'payment'),
      }
    }
    case 'payment_promised':
      return { agreement: file.agreement && { ...file.agreement, payBy: event.payBy }, rang: quiet(file, 'payment') }
    case 'payment_announced':
      return file.payment === 'confirmed' ? {} : { payment: 'announced' }
    case 'payment_received':
      return received(file, event)
    case 'payment_missed':
      return { payment: 'missed' }
    case 'mediation_refused':
      return { mediationRefused: true }
    case 'draft_proposed':
      return {
        openDraft: {
          draft: event.draft,
          purpose: event.purpose,
          step: event.because,
          ...(event.until ? { until: event.until } : {}),
        },
      }
    case 'draft_superseded':
      return file.openDraft?.draft === event.draft ? { openDraft: null } : {}
    case 'draft_refused':
      return file.openDraft?.draft === event.draft
        ? {
            openDraft: null,
            news: [],
            refused: [...without(file.refused, file.openDraft.step), file.openDraft.step],
            requested: null,
          }
        : {}
    case 'draft_approved':
      return {
        openDraft: null,
        news: file.news.filter((n) => n.side === null || !event.audience.includes(n.side)),
        underway: [...file.underway, approved(event, before)],
        leftOut: [...new Set([...file.leftOut, ...event.leftOut])],
        sealed: sealedBy(before, event),
        requested: file.requested?.kind === event.purpose ? null : file.requested,
      }
    case 'draft_stopped':
      return stopped(file, event)
    case 'letter_sent':
      return {
        sent: remember(file.sent, event),
        underway: file.underway.filter(({ draft }) => draft !== event.draft),
        aware: withSide(file.aware, event.side),
        leftOut: event.purpose === 'law_reminder' ? file.leftOut.filter((side) => side !== event.side) : file.leftOut,
        ...settledBy(file, event),
      }
    case 'stage_told':
      return { told: { ...file.told, [event.party]: event.stage } }
    case 'letter_refused':
    case 'letter_in_doubt':
      return { underway: file.underway.filter(({ draft }) => draft !== event.draft) }
    case 'letter_bounced':
      // What came back has told nothing.
      return event.permanent
        ? { bounced: [...new Set([...file.bounced, event.party])], told: untold(file, event.party) }
        : {}
    case 'deadline_passed':
      return event.kind === 'reply' || event.kind === 'payment'
        ? {
            rang: { ...file.rang, [event.kind]: true },
            refused: file.refused.filter((step) => !/silence|paiement/.test(step)),
          }
        : {}
    case 'case_closed':
      return {
        outcome: event.outcome,
        awaitedAtEnd: before.rang.reply ? null : before.awaiting,
        news: [],
        awaiting: null,
        openDraft: null,
        rang: { reply: false, payment: false },
      }
    case 'case_reopened':
      return {
        outcome: null,
        requested: null,
        awaitedAtEnd: null,
        // A mediator's word brings no news: what was waited for is waited for again.
        ...(event.message === null ? goingOn(before) : {}),
      }
    case 'letter_requested':
      return { requested: event.request }
    case 'commission_step':
      return { commission: [...file.commission, { step: event.step, on: event.on }] }
    case 'segment_set':
      return { segment: event.segment }
    case 'mediator_recused':
      return { recused: [...new Set([...file.recused, event.mediator])] }
    case 'confidentiality_lifted':
      return { lifted: [...new Set([...file.lifted, event.by])] }
    case 'confidentiality_kept':
      return { lifted: file.lifted.filter((side) => side !== event.by) }
    case 'piece_named': {
      const { message, file: place, is } = event
      const others = file.pieces.filter((p) => p.message !== message || p.file !== place)
      return { pieces: [...others, { message, file: place, is }] }
    }
    case 'message_shared':
      return { shared: [...new Set([...file.shared, event.message])] }
    case 'message_split': {
      const news = file.news.find((n) => n.message === event.message) ?? null
      const split: Link = { kind: 'split', other: event.to, message: event.message, news }
      return { news: file.news.filter((n) => n !== news), links: [...file.links, split] }
    }
    case 'split_undone': {
      const link = file.links.find((l) => l.kind === 'split' && l.message === event.message)
      if (link?.kind !== 'split') return {}
      return { links: file.links.filter((l) => l !== link), news: link.news ? [...file.news, link.news] : file.news }
    }
    case 'case_joined':
      return {
        links: [...file.links, { kind: 'joined', other: event.other, broughtConsent: event.consent && !file.consent }],
        consent: file.consent || event.consent,
        recused: [...new Set([...file.recused, ...event.recused])],
        software: event.software.reduce(withWish, file.software),
        news: [...file.news, ...event.news],
      }
    case 'case_parted': {
      const link = file.links.find((l) => l.kind === 'joined' && l.other === event.other)
      return {
        links: file.links.filter((l) => l !== link),
        consent: file.consent && !(link?.kind === 'joined' && link.broughtConsent),
        news: file.news.filter((n) => !event.messages.includes(n.message)),
      }
    }
    case 'merged_into':
      return file.state === 'merged' && !before.merged
        ? { merged: { into: event.other, before }, openDraft: null, awaiting: null }
        : {}
    case 'merge_undone':
      return before.merged?.into === event.other
        ? { ...before.merged.before, version: file.version, openDraft: null }
        : { state: before.state }
    case 'case_opened':
      return { asker: sideOf(event.by) ?? 'tenant' }
    case 'party_named':
    case 'message_filed':
    case 'draft_postponed':
    case 'rules_adopted':
    case 'case_assigned':
    case 'fact_corrected':
    case 'note_added':
    case 'case_read':
    case 'minutes_declared':
    case 'data_requested':
    case 'data_request_settled':
    case 'satisfaction_asked':
    case 'satisfaction_scored':
    case 'recap_released':
      return {}
  }
}

const untold = ({ told }: Case, party: PartyId): Case['told'] =>
  Object.fromEntries(Object.entries(told).filter(([id]) => id !== party))

const termsOf = ({ amount, payBy, instalments }: Terms): Terms => ({ amount, payBy, instalments })

const lastRefused = (offers: Case['offers']): Case['offers'] =>
  offers.map((offer, i) => (i === offers.length - 1 ? { ...offer, refused: true } : offer))

const pick = (event: Extract<CaseEvent, { type: 'message_understood' }>) => ({
  message: event.message,
  side: event.side,
  acts: event.acts,
  choice: event.choice,
  doubtful: event.doubtful,
})

const withSide = (sides: readonly Side[], side: Side | null): readonly Side[] =>
  side === null || sides.includes(side) ? sides : [...sides, side]

const without = (steps: readonly string[], step: string): readonly string[] => steps.filter((s) => s !== step)

const quiet = (file: Case, clock: 'reply' | 'payment'): Case['rang'] => ({ ...file.rang, [clock]: false })

/** A machine answered for somebody who is away: the silence is not theirs until they are back. */
function away(
  { awaiting }: Case,
  { side, returnsOn }: Extract<CaseEvent, { type: 'automatic_reply_noted' }>,
): Partial<Case> {
  if (!awaiting || !returnsOn || awaiting.side !== side || (awaiting.backOn ?? '') >= returnsOn) return {}
  return { awaiting: { ...awaiting, backOn: returnsOn } }
}

/** Sums add up; "c'est reçu" without a sum is all of it, or one payment where several were agreed. */
function received(file: Case, { amount, message }: Extract<CaseEvent, { type: 'payment_received' }>): Partial<Case> {
  // Without an agreement a sum is a fact among others, unless a mediator says that the dispute is paid.
  if (!file.agreement) return message === null && amount === null ? { payment: 'confirmed' } : {}
  const { instalments } = file.agreement
  const part = Math.ceil(file.agreement.amount / instalments)
  const sum =
    amount === null && instalments === 1 ? file.agreement.amount : cents(file.agreement.received + (amount ?? part))
  const complete = sum >= file.agreement.amount
  const onTheWay = instalments > 1
  return {
    agreement: { ...file.agreement, received: sum },
    payment: complete ? 'confirmed' : onTheWay ? 'none' : 'missed',
    rang: complete || onTheWay ? quiet(file, 'payment') : file.rang,
  }
}
