import { type Cents, decimal } from '../domain/money.ts'
import { deductionRules } from './deduction-findings.ts'
import type { DisputedReading, Evaluation, Finding, Span, Version } from './evaluation.ts'

/** Findings whose value is a sum in cents; others hold days, counts, answers or words. */
const sums = new Set<string>(['plafond du dépôt', 'solde du dépôt', 'majoration', 'vétusté', ...deductionRules])

/**
 * The evaluation as `rules evaluate` prints it: snake_case, euros as `"1394.50"`, what is not certain null beside its
 * `_range`. A range also covers what a disputed reading of the law would give.
 */
export function evaluationJson(evaluation: Evaluation): Record<string, unknown> {
  const possible = <T extends string | number>(span: Span<T>, pick: (r: DisputedReading) => Span<T>): Span<T> =>
    widened(span, evaluation.disputedReadings.filter((r) => r.widens).map(pick))
  return {
    on: evaluation.on,
    rules_version: evaluation.rulesVersion,
    scope: evaluation.scope,
    out_of_scope_because: evaluation.outOfScopeBecause,
    ...plain(
      'due_on',
      possible(evaluation.dueOn, (r) => r.dueOn),
    ),
    ...plain(
      'delay_months',
      possible(evaluation.delayMonths, (r) => r.delayMonths),
    ),
    ...plain(
      'periods_late',
      possible(evaluation.periodsLate, (r) => r.periodsLate),
    ),
    ...euros(
      'surcharge',
      possible(evaluation.surcharge, (r) => r.surcharge),
    ),
    ...euros('principal_due', evaluation.principalDue),
    ...euros(
      'total_due',
      possible(evaluation.totalDue, (r) => r.totalDue),
    ),
    ...euros('tenant_owes', evaluation.tenantOwes),
    ...euros(
      'overpaid',
      possible(evaluation.overpaid, (r) => r.overpaid),
    ),
    ...euros('deposit_cap', evaluation.depositCap),
    ...euros('deposit_excess', evaluation.depositExcess),
    ...plain(
      'prescribed_on',
      possible(evaluation.prescribedOn, (r) => r.prescribedOn),
    ),
    competent_body: evaluation.competentBody,
    orientation: evaluation.orientation,
    versions: evaluation.versions && {
      tenant: versionJson(evaluation.versions.tenant),
      landlord: versionJson(evaluation.versions.landlord),
    },
    findings: evaluation.findings.map(findingJson),
    disputed_readings: evaluation.disputedReadings.map((r) => ({
      rule: r.rule,
      reading: r.reading,
      certainty: r.certainty,
      ...plain('due_on', r.dueOn),
      ...plain('periods_late', r.periodsLate),
      ...euros('surcharge', r.surcharge),
      ...euros('total_due', r.totalDue),
    })),
    next_questions: evaluation.nextQuestions,
    warnings: evaluation.warnings,
    trace: evaluation.trace,
  }
}

const versionJson = (version: Version): Record<string, unknown> => ({
  ...plain('due_on', version.dueOn),
  ...plain('periods_late', version.periodsLate),
  ...euros('surcharge', version.surcharge),
  ...euros('principal_due', version.principalDue),
  ...euros('total_due', version.totalDue),
  ...euros('tenant_owes', version.tenantOwes),
  ...euros('overpaid', version.overpaid),
})

function findingJson(finding: Finding): Record<string, unknown> {
  const show = (value: Finding['value']) =>
    typeof value === 'number' && sums.has(finding.rule) ? decimal(value as Cents) : value
  const { rule, title, kind, because, missing, articles, certainty } = finding
  return {
    rule,
    title,
    kind,
    value: show(finding.value),
    min: show(finding.min),
    max: show(finding.max),
    because,
    missing,
    articles,
    certainty,
    to_verify: finding.toVerify,
    ...(finding.status ? { status: finding.status, missing_proof: finding.missingProof ?? [] } : {}),
  }
}

function widened<T extends string | number>(span: Span<T>, others: readonly Span<T>[]): Span<T> {
  return others.reduce(
    (all, one) => ({
      value: all.value,
      min: all.min !== null && one.min !== null && one.min < all.min ? one.min : all.min,
      max: all.max === null || one.max === null ? null : one.max > all.max ? one.max : all.max,
    }),
    span,
  )
}

/** A figure and its range: null what is not certain. */
export const plain = <T>(key: string, { value, min, max }: Span<T>) => ({
  [key]: value,
  [`${key}_range`]: { min, max },
})

/** The same for a sum, in euros as text. */
export const euros = (key: string, { value, min, max }: Span<Cents>) =>
  plain(key, { value: text(value), min: text(min), max: text(max) })
const text = (sum: Cents | null): string | null => (sum === null ? null : decimal(sum))
