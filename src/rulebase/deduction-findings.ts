import { cents, euros } from '../domain/money.ts'
import { afterWear, type DeductionContext, deductionStatusLabel, rule as ruleOn } from './deductions.ts'
import { decisive, type Part, type RulePart, shown } from './finding-part.ts'
import { parameter } from './rulebase.ts'
import { type ClaimedDeduction, said } from './situation.ts'
import type { Weighed } from './weighed.ts'

const kindLabel: Record<ClaimedDeduction['kind'], string> = {
  rent_arrears: 'loyers',
  charges: 'charges',
  repairs: 'réparations',
  cleaning: 'ménage',
  other: 'autre retenue',
}

/** One finding for each item of each side's list; where the inventories are not known, every ruling it may get. */
export function deductionParts(weighed: Weighed): readonly RulePart[] {
  const lists = said(weighed.situation, 'deductions')
  const missing = decisive(weighed, ['deductions'])
  if (lists.length === 0 && missing.length > 0)
    return [
      {
        rule: 'retenues',
        part: { kind: 'missing_facts', missing, because: 'On ne sait pas si le bailleur retient une somme.' },
      },
    ]
  return distinct(lists).flatMap((item): RulePart[] => [
    { rule: item.kind === 'rent_arrears' ? 'loyers impayés' : 'retenues', part: itemPart(weighed, item) },
    ...(item.wear ? [{ rule: 'vétusté', part: wearPart(item) } as const] : []),
  ])
}

/** An item that one side states twice counts twice; one that both sides state is shown once. */
function distinct(lists: readonly (readonly ClaimedDeduction[])[]): readonly ClaimedDeduction[] {
  const [first = [], second = []] = lists
  const known = new Set(first.map((item) => JSON.stringify(item)))
  return [...first, ...second.filter((item) => !known.has(JSON.stringify(item)))]
}

function itemPart(weighed: Weighed, item: ClaimedDeduction): Part {
  const rulings = contexts(weighed).map((context) => ruleOn(item, context))
  const [first] = rulings
  const least = Math.min(...rulings.map((r) => r.least))
  const most = Math.max(...rulings.map((r) => r.most))
  const status = first && rulings.every((r) => r.status === first.status) ? first.status : 'to_prove'
  const why =
    first && rulings.every((r) => r.reason === first.reason)
      ? weighed.rulebase.rules.retenues.motifs?.[first.reason]
      : 'Tout dépend de ce que montrent les états des lieux et les pièces.'
  return {
    ...shown({ value: least === most ? least : null, min: least, max: most }),
    status,
    missing: least === most ? [] : ['deductions'],
    because: `Retenue de ${euros(item.amount)} (${kindLabel[item.kind]}) : ${deductionStatusLabel[status]}. ${why ?? ''}`,
  }
}

function contexts({ choices, rulebase, on }: Weighed): readonly DeductionContext[] {
  const share = parameter(rulebase, 'part de la provision', on) ?? 0
  return choices.inventory.values.flatMap((inventory) =>
    choices.collective.values.flatMap((collective) =>
      choices.deposit.values.map((deposit) => ({
        inventory,
        collective,
        provisionCap: deposit === null ? null : cents(Math.round(deposit * share)),
      })),
    ),
  )
}

function wearPart(item: ClaimedDeduction): Part {
  const share = afterWear(item)
  return {
    ...shown({ value: share, min: share, max: share }),
    because: `Sur ${euros(item.amount)}, la part du locataire est de ${euros(share)} après déduction de l’usure.`,
  }
}
