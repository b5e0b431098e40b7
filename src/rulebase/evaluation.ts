import type { Day } from '../domain/day.ts'
import type { Cents } from '../domain/money.ts'
import type { QuestionKey } from '../domain/questions.ts'

/** How firmly the law holds: settled by text or constant rulings, majority view, or disputed (both readings are shown). */
export type LegalCertainty = 'settled' | 'majority' | 'disputed'

/** A value that unknown or contested facts may widen: `value` is set only when min = max. All null: nothing can be said. */
export type Span<T> = { value: T | null; min: T | null; max: T | null }

/** `to_assess`: the damage is shown, its price is not: never counted as nothing (Cass. 3e civ., 3 July 2025, n° 23-18.707). */
export type DeductionStatus = 'justified' | 'to_prove' | 'to_assess' | 'contestable' | 'never'

/** One rule's answer for one situation. All texts are French and fit for a party's eyes. */
export type Finding = {
  /** The rule's French name in `rules/`, e.g. `majoration`. */
  rule: string
  title: string
  kind: 'found' | 'range' | 'missing_facts' | 'does_not_apply' | 'disputed'
  /** Sums in cents, days as Day, counts as numbers, answers as booleans. */
  value: Cents | Day | number | boolean | string | null
  min: Cents | Day | number | null
  max: Cents | Day | number | null
  /** One sentence with the operands. */
  because: string
  /** Keys of the facts that would decide. */
  missing: readonly string[]
  /** Only for a claimed deduction: the proofs that would settle it, in French. */
  missingProof?: readonly string[]
  /** As a party reads them: `loi n° 89-462 du 6 juillet 1989, art. 22, al. 7`. */
  articles: readonly string[]
  certainty: LegalCertainty
  /** True when the source is still to be re-read by a jurist ("à vérifier"): shown to the mediator. */
  toVerify: boolean
  /** Only for a claimed deduction: `min` and `max` are then what of it may be deducted. */
  status?: DeductionStatus
}

/** One figure or date with how it was computed, in French, ready for the foot of a letter. */
export type TraceLine = { label: string; computation: string; result: string; articles: readonly string[] }

/** What a disputed reading of the law would give instead: shown as possible, never added to the figures nor claimed. */
export type DisputedReading = {
  rule: string
  reading: string
  /** `majority`: the figures follow the usual reading, and only few take this one. */
  certainty: LegalCertainty
  /** The printed ranges cover it: it is disputed and may lie outside the figures' own. */
  widens: boolean
  dueOn: Span<Day>
  delayMonths: Span<number>
  prescribedOn: Span<Day>
  periodsLate: Span<number>
  surcharge: Span<Cents>
  totalDue: Span<Cents>
  overpaid: Span<Cents>
}

/** The figures when everything contested is as one side says. */
export type Version = Pick<
  Evaluation,
  'dueOn' | 'periodsLate' | 'surcharge' | 'principalDue' | 'totalDue' | 'tenantOwes' | 'overpaid'
>

export type NextQuestion = { key: QuestionKey; rule: string }

/** The whole rules base applied to one situation on one day. */
export type Evaluation = {
  on: Day
  /** Identifies the texts of `rules/` that were used (a hash). */
  rulesVersion: string
  scope: 'in' | 'out' | 'unknown'
  /** Set when out of scope: what it is instead, in French. */
  outOfScopeBecause: string | null
  /** Set when out of scope: who can help, in French. */
  orientation: string | null
  dueOn: Span<Day>
  delayMonths: Span<number>
  periodsLate: Span<number>
  surcharge: Span<Cents>
  /** Deposit minus justified deductions minus refunds. */
  principalDue: Span<Cents>
  /** principalDue + surcharge. */
  totalDue: Span<Cents>
  /** What the tenant owes beyond the deposit. */
  tenantOwes: Span<Cents>
  /** Refunded beyond what was due. */
  overpaid: Span<Cents>
  depositCap: Span<Cents>
  depositExcess: Span<Cents>
  prescribedOn: Span<Day>
  competentBody: string | null
  /** Each side's version, where a fact is contested: side by side, neither preferred. */
  versions: { tenant: Version; landlord: Version } | null
  findings: readonly Finding[]
  disputedReadings: readonly DisputedReading[]
  /** Every unknown fact on which a figure depends, most decisive first. */
  openFacts: readonly NextQuestion[]
  /** The first six of them: what one letter may ask. */
  nextQuestions: readonly NextQuestion[]
  /** Incoherent facts, in French: a deposit above its cap, keys returned before the lease began, … */
  warnings: readonly string[]
  trace: readonly TraceLine[]
}
