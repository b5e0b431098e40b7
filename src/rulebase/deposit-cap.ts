import type { Day } from '../domain/day.ts'
import type { Cents } from '../domain/money.ts'
import type { Span } from './evaluation.ts'
import { known } from './formula-inputs.ts'
import { span } from './range.ts'
import { formula, parameter, type Rulebase, sum } from './rulebase.ts'
import type { ParameterName } from './schema.ts'
import { type Situation, type SituationValue, said } from './situation.ts'

export type DepositCap = {
  cap: Span<Cents>
  excess: Span<Cents>
  /** The start of the lease, unknown, would change the excess. */
  startMatters: boolean
}

/** The most that could be asked as deposit, and what was asked beyond it (art. 22 al. 1 and 2, 25-6, 25-17). */
export function depositCap(rulebase: Rulebase, situation: Situation): DepositCap {
  const found = kinds(situation).flatMap((kind) => starts(rulebase, situation, kind).map((start) => ({ kind, start })))
  const results = found.flatMap(({ kind, start }) =>
    sums(rulebase, situation, kind, start).map((sum) => ({ ...sum, dated: kind !== 'mobility' })),
  )
  const caps = results.map((r) => r.cap)
  const excess = span(
    results.map((r) => r.excess),
    0 as Cents,
  )
  return {
    cap: span(caps, lowest(found.some(({ kind }) => kind === 'other') ? [] : caps)),
    excess,
    startMatters:
      said(situation, 'lease_start').length === 0 &&
      new Set(results.filter((r) => r.dated).map((r) => r.excess)).size > 1 &&
      said(situation, 'deposit_amount').length > 0,
  }
}

/** Outside the law no cap may exist at all, so that none is the lowest. */
function lowest(caps: readonly (Cents | null)[]): Cents | null {
  const known = caps.filter((cap) => cap !== null)
  return caps.length > 1 && known.length > 0 ? (Math.min(...known) as Cents) : null
}

type Kind = SituationValue<'lease_kind'>

function kinds(situation: Situation): readonly Kind[] {
  const given = said(situation, 'lease_kind')
  return given.length > 0 ? given : ['unfurnished', 'furnished', 'mobility']
}

const monthsParameter: Record<Exclude<Kind, 'other'>, ParameterName> = {
  unfurnished: 'mois de loyer pour un logement vide',
  furnished: 'mois de loyer pour un logement meublé',
  mobility: 'mois de loyer pour un bail mobilité',
}

/** The lease's start, or when unknown one day in each period of the law, `null` for the time before the first. */
function starts(rulebase: Rulebase, situation: Situation, kind: Kind): readonly (Day | null)[] {
  if (kind === 'other') return [null]
  const given = said(situation, 'lease_start')
  const periods = rulebase.parameters[monthsParameter[kind]].valeurs.map((v) => v.du)
  // What did not exist yet is no possible kind, unless somebody says that it was.
  const possible = (day: Day) => kind !== 'mobility' || day >= (periods[0] ?? day)
  if (kind === 'mobility' && said(situation, 'lease_kind').length > 0) return periods
  if (given.length > 0) return given.filter(possible)
  return kind === 'furnished' ? [null, ...periods] : periods
}

function sums(rulebase: Rulebase, situation: Situation, kind: Kind, start: Day | null) {
  const rents = said(situation, 'rent_excl_charges')
  const deposits = said(situation, 'deposit_amount')
  const months = kind === 'other' || start === null ? null : parameter(rulebase, monthsParameter[kind], start)
  // Before any cap, and outside the law, there is none.
  if (months === null && kind !== 'unfurnished') return [{ cap: null, excess: 0 as Cents }]
  return advances(situation, kind).flatMap((advance) =>
    orNothing(rents).flatMap((rent) =>
      orNothing(deposits).map((deposit) => {
        const inputs = known({
          'bail mobilité': kind === 'mobility',
          'logement vide': kind === 'unfurnished',
          'logement meublé': kind === 'furnished',
          'loyer payé d’avance pour plus de deux mois': advance,
          'paiement mensuel demandé': false,
          'loyer hors charges': rent,
          'dépôt versé': deposit,
          'mois de loyer pour un logement vide': months ?? undefined,
          'mois de loyer pour un logement meublé': months ?? undefined,
          'mois de loyer pour un bail mobilité': months ?? undefined,
        })
        const cap = formula(rulebase, 'plafond', inputs) === null ? null : sum(rulebase, 'plafond', inputs)
        return { cap, excess: sum(rulebase, 'excédent du dépôt', inputs) }
      }),
    ),
  )
}

/**
 * Whether rent due for more than two months ahead, without monthly payment, forbade a deposit (art. 22 al. 2); for a
 * furnished dwelling that is not sure.
 */
function advances(situation: Situation, kind: Kind): readonly boolean[] {
  const months = said(situation, 'rent_paid_in_advance_months')
  const monthly = said(situation, 'monthly_payment_requested')
  const long = months.length > 0 ? months.map((count) => count > 2) : [false]
  const asked = monthly.length > 0 ? monthly : [false]
  const answers = new Set(long.flatMap((is) => asked.map((requested) => is && !requested)))
  if (answers.has(true) && kind === 'furnished') answers.add(false)
  return [...answers]
}

const orNothing = <T>(values: readonly T[]): readonly (T | undefined)[] => (values.length > 0 ? values : [undefined])
