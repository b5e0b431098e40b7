import { cents, euros } from '../domain/money.ts'
import {
  afterWear,
  type DeductionContext,
  deductionStatusLabel,
  rule as ruleOn,
  scaleOf,
  wearOf,
} from './deductions.ts'
import { decisive, type Part, type RulePart, shown } from './finding-part.ts'
import { frenchDay, percentText, yearsText } from './french.ts'
import { gridsOf, parameter } from './rulebase.ts'
import type { RuleName } from './schema.ts'
import { type ClaimedDeduction, type SituationKey, said, type Wear } from './situation.ts'
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
  return distinct(lists).flatMap((item): RulePart[] => {
    const wear = wearOf(item)
    const worn: RulePart[] = wear ? [{ rule: 'vétusté', part: wearPart(weighed, item, wear) }] : []
    return [{ rule: ruleFor(item), part: itemPart(weighed, item) }, ...worn]
  })
}

export const deductionRules = [
  'retenues',
  'retenues interdites',
  'ménage',
  'charges locatives',
  'loyers impayés',
] as const satisfies readonly RuleName[]

function ruleFor(item: ClaimedDeduction): (typeof deductionRules)[number] {
  if (item.never) return 'retenues interdites'
  if (item.kind === 'rent_arrears') return 'loyers impayés'
  if (item.kind === 'charges') return 'charges locatives'
  return item.kind === 'cleaning' ? 'ménage' : 'retenues'
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
  const motives = weighed.rulebase.rules.retenues.motifs
  const alike = first && rulings.every((r) => r.reason === first.reason)
  const why = alike
    ? motives?.[first.reason].texte
    : item.kind === 'charges'
      ? 'Tout dépend de l’immeuble, collectif ou non, et du décompte.'
      : 'Tout dépend de ce que montrent les états des lieux et les pièces.'
  const late = lateProof(weighed, item)
  return {
    ...shown({ value: least === most ? least : null, min: least, max: most }),
    status,
    missing: least === most ? [] : ['deductions', ...decisive(weighed, deciding[item.kind])],
    missingProof: [...new Set(rulings.flatMap((r) => motives?.[r.reason].manque ?? []))],
    ...(late || rulings.some((r) => r.reason === 'damage_loss_disputed') ? { certainty: 'disputed' as const } : {}),
    because: `Retenue de ${euros(item.amount)} (${kindLabel[item.kind]}) : ${deductionStatusLabel[status]}. ${why ?? ''}${late}`,
  }
}

/** Besides its proof, the facts on which the fate of an item may hang. */
const deciding: Record<ClaimedDeduction['kind'], readonly SituationKey[]> = {
  rent_arrears: [],
  charges: ['collective_building', 'flat_rate_charges'],
  repairs: ['exit_inventory_conform', 'exit_inventory_by_landlord_alone'],
  cleaning: ['exit_inventory_conform', 'exit_inventory_by_landlord_alone'],
  other: ['exit_inventory_conform', 'exit_inventory_by_landlord_alone'],
}

/** Whether a proof given after the due day still counts from the start is not settled. */
function lateProof({ figures }: Weighed, { proofGivenOn }: ClaimedDeduction): string {
  const due = figures.dueOn.max
  return proofGivenOn && due && proofGivenOn > due
    ? ` La pièce a été donnée le ${frenchDay(proofGivenOn)}, après la date limite : l’effet sur la majoration n’est pas tranché.`
    : ''
}

function contexts({ choices, rulebase, on }: Weighed): readonly DeductionContext[] {
  const share = parameter(rulebase, 'part de la provision', on) ?? 0
  return choices.inventory.values.flatMap((inventory) =>
    choices.collective.values.flatMap((collective) =>
      choices.flatRate.values.flatMap((flatRate) =>
        choices.deposit.values.map((deposit) => ({
          inventory,
          collective,
          flatRate,
          provisionCap: deposit === null ? null : cents(Math.round(deposit * share)),
          grids: gridsOf(rulebase),
        })),
      ),
    ),
  )
}

function wearPart({ rulebase }: Weighed, item: ClaimedDeduction, wear: Wear): Part {
  const share = afterWear(item, gridsOf(rulebase))
  const { freeYears, yearlyRate, residual } = scaleOf(wear, gridsOf(rulebase))
  const scale = `${percentText(yearlyRate)} par an après ${yearsText(freeYears)}, ${percentText(residual)} au moins`
  const indicative = wear.annexed === false ? ' Cette grille n’est pas annexée au bail : elle indique seulement.' : ''
  return {
    ...shown({ value: share, min: share, max: share }),
    ...(indicative ? { kind: 'disputed' as const, certainty: 'disputed' as const } : {}),
    because: `Élément de ${yearsText(wear.ageYears)} (${scale}) : sur ${euros(item.amount)}, la part du locataire est de ${euros(share)}.${indicative}`,
  }
}
