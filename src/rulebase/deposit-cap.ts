import type { Day } from '../domain/day.ts'
import type { Cents } from '../domain/money.ts'
import type { Span } from './evaluation.ts'
import { known } from './formula-inputs.ts'
import { span } from './range.ts'
import { formula, parameter, type Rulebase, sum } from './rulebase.ts'
import type { ParameterName } from './schema.ts'
import { type Situation, said } from './situation.ts'

export type DepositCap = {
  cap: Span<Cents>
  excess: Span<Cents>
  /** The start of the lease, unknown, would change the excess. */
  startMatters: boolean
}

/** The most that could be asked as deposit, and what was asked beyond it (art. 22 al. 1 and 2, 25-6, 25-17). */
export function depositCap(rulebase: Rulebase, situation: Situation): DepositCap {
  const found = kinds(situation).flatMap((kind) => starts(rulebase, situation, kind).map((start) => ({ kind, start })))
  const results = found.flatMap(({ kind, start }) => sums(rulebase, situation, kind, start))
  const caps = results.map((r) => r.cap)
  const excess = span(
    results.map((r) => r.excess),
    0 as Cents,
  )
  return {
    cap: span(
      caps,
      caps.length > 1 && caps.some((c) => c !== null) ? (Math.min(...caps.filter((c) => c !== null)) as Cents) : null,
    ),
    excess,
    startMatters:
      said(situation, 'lease_start').length === 0 &&
      excess.value === null &&
      said(situation, 'deposit_amount').length > 0,
  }
}

type Kind = 'unfurnished' | 'furnished' | 'mobility'

function kinds(situation: Situation): readonly Kind[] {
  const given = said(situation, 'lease_kind')
  const covered = given.filter((kind) => kind !== 'other')
  return given.length > 0 ? covered : ['unfurnished', 'furnished']
}

const monthsParameter: Record<Exclude<Kind, 'mobility'>, ParameterName> = {
  unfurnished: 'mois de loyer pour un logement vide',
  furnished: 'mois de loyer pour un logement meublé',
}

/** The lease's start, or when unknown one day in each period of the law, `null` for the time before the first. */
function starts(rulebase: Rulebase, situation: Situation, kind: Kind): readonly (Day | null)[] {
  const given = said(situation, 'lease_start')
  if (given.length > 0 || kind === 'mobility') return given.length > 0 ? given : [null]
  const periods = rulebase.parameters[monthsParameter[kind]].valeurs.map((v) => v.du)
  return kind === 'furnished' ? [null, ...periods] : periods
}

function sums(rulebase: Rulebase, situation: Situation, kind: Kind, start: Day | null) {
  const rents = said(situation, 'rent_excl_charges')
  const deposits = said(situation, 'deposit_amount')
  const months = kind === 'mobility' || start === null ? null : parameter(rulebase, monthsParameter[kind], start)
  return (rents.length > 0 ? rents : [undefined]).flatMap((rent) =>
    (deposits.length > 0 ? deposits : [undefined]).map((deposit) => {
      const inputs = known({
        'bail mobilité': kind === 'mobility',
        'logement vide': kind === 'unfurnished',
        'logement meublé': kind === 'furnished',
        'loyer payé d’avance pour plus de deux mois': (said(situation, 'rent_paid_in_advance_months')[0] ?? 1) > 2,
        'paiement mensuel demandé': said(situation, 'monthly_payment_requested')[0] ?? false,
        'loyer hors charges': rent,
        'dépôt versé': deposit,
        'mois de loyer pour un logement vide': months ?? undefined,
        'mois de loyer pour un logement meublé': months ?? undefined,
      })
      const cap = formula(rulebase, 'plafond', inputs) === null ? null : sum(rulebase, 'plafond', inputs)
      const noCap = kind === 'furnished' && months === null && !inputs['loyer payé d avance pour plus de deux mois']
      return { cap, excess: noCap && deposit !== undefined ? (0 as Cents) : sum(rulebase, 'excédent du dépôt', inputs) }
    }),
  )
}
