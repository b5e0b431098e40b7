import type { FactKey } from '../domain/facts.ts'
import type { Role } from '../domain/roles.ts'
import type { Evaluation } from '../rulebase/evaluation.ts'
import type { SituationKey, SituationValue } from '../rulebase/situation.ts'
import {
  amountIn,
  amountMistake,
  choiceMistake,
  dayIn,
  dayMistake,
  type Form,
  hasDay,
  isUnknown,
  type Mistake,
} from './form.ts'
import { type Item, type ItemKind, itemsIn } from './items.ts'

export type StepId =
  | 'role'
  | 'lease_kind'
  | 'lease_category'
  | 'main_residence'
  | 'keys'
  | 'deposit'
  | 'rent'
  | 'lease_start'
  | 'exit_inventory'
  | 'exit_conform'
  | 'entry_inventory'
  | 'address'
  | 'deductions'
  | 'refunded'
  | 'collective'
  | 'landlord_kind'
  | 'postcode'

/** What the answers say, in the units of the rules. */
export type Facts = { [K in SituationKey]?: SituationValue<K> }

/** What the steps before have established, and what the rules make of it. */
export type Known = { role: PageRole | null; facts: Facts; evaluation(): Evaluation }
export type PageRole = Extract<Role, 'tenant' | 'landlord' | 'agent'>

type Common = {
  id: StepId
  /** The part of the address after `#`. */
  slug: string
  /** The facts that stay open when the person does not know; empty where everybody does. */
  keys: readonly FactKey[]
  needed(known: Known): boolean
}
export type Option = { value: string; label: string; hint?: string; facts: Facts }

export type Step = Common &
  (
    | { kind: 'role'; options: readonly (Option & { value: PageRole })[] }
    /** `day`: the option that also asks for one, which may be left out. */
    | { kind: 'choice'; options: readonly Option[]; day?: { value: string; key: SituationKey } }
    /** `never`: what a ticked box says instead of a day. */
    | { kind: 'day'; key: SituationKey; never?: Facts }
    | { kind: 'amount'; key: SituationKey }
    | { kind: 'postcode'; key: SituationKey }
    | { kind: 'items'; item: ItemKind }
  )

export type Read =
  | { kind: 'facts'; facts: Facts }
  | { kind: 'unknown' }
  | { kind: 'mistakes'; mistakes: readonly Mistake[] }

/** What a step's form says. */
export function readStep(step: Step, form: Form): Read {
  if (isUnknown(form) && step.keys.length > 0) return { kind: 'unknown' }
  switch (step.kind) {
    case 'role':
    case 'choice': {
      const option = step.options.find(({ value }) => value === form['choice'])
      if (!option) return wrong(choiceMistake)
      return step.kind === 'choice' && step.day?.value === option.value
        ? withDay(option, form, step.day.key)
        : facts(option.facts)
    }
    case 'day': {
      if (step.never && form['never'] === 'yes') return facts(step.never)
      const day = dayIn(form)
      return day ? facts({ [step.key]: day }) : wrong(dayMistake())
    }
    case 'amount': {
      const amount = amountIn(form['amount'] ?? '')
      return amount === null ? wrong(amountMistake()) : facts({ [step.key]: amount })
    }
    case 'postcode': {
      const code = (form['postcode'] ?? '').replace(/\s/g, '')
      return /^\d{5}$/.test(code)
        ? facts({ [step.key]: code })
        : wrong({ field: 'postcode', text: 'Écrivez les cinq chiffres du code postal, par exemple 93300.' })
    }
    case 'items': {
      const read: readonly Item[] | readonly Mistake[] | null = itemsIn(step.item, form)
      if (read === null) return wrong(choiceMistake)
      const mistakes = read.filter((one): one is Mistake => 'field' in one)
      return mistakes.length > 0 ? { kind: 'mistakes', mistakes } : facts({ [step.item]: read })
    }
  }
}

function withDay(option: Option, form: Form, key: SituationKey): Read {
  if (!hasDay(form)) return facts(option.facts)
  const day = dayIn(form)
  return day ? facts({ ...option.facts, [key]: day }) : wrong(dayMistake())
}

const facts = (found: Facts): Read => ({ kind: 'facts', facts: found })
const wrong = (mistake: Mistake): Read => ({ kind: 'mistakes', mistakes: [mistake] })
