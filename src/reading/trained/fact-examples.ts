import { fromEuros } from '../../domain/money.ts'
import { readByGrammar } from '../builtin-reader.ts'
import type { ReadingContext } from '../contract.ts'
import { type LabelledConversation, labelledInput } from '../labelled.ts'
import { type Bag, type Bags, bagsOf } from './fact-bags.ts'
import { dateKeys, type Group, groups, NOW, PAY_BY, saidBy, sumKeys } from './fact-classes.ts'
import type { FactExamples } from './fact-train.ts'

/** Every sum, day and topic of the human messages of labelled conversations, with what the labels make of it. */
export function factExamplesOf(conversations: readonly LabelledConversation[], ours: string): FactExamples {
  const all = Object.fromEntries(groups.map((group) => [group, []])) as unknown as FactExamples
  for (const { messages } of conversations) {
    const earlier: ReadingContext['earlier'][number][] = []
    for (const label of messages) {
      if (label.labels.automatic !== 'no') continue
      const input = labelledInput(label, ours, [...earlier])
      const { situation, acts, facts } = readByGrammar(input)
      addTo(all, bagsOf(situation, acts, facts), label.labels.facts, input.sentOn)
      earlier.push({ role: situation.role, own: label.visible, acts: acts.map((a) => a.act), from: input.from })
    }
  }
  return all
}

type Labels = Readonly<Record<string, unknown>>
type Item = { amount?: unknown; pay_by?: unknown }

function addTo(all: FactExamples, bags: Bags, labels: Labels, sentOn: string): void {
  for (const bag of bags.sums)
    all.sums.push(
      example(
        bag,
        sumKeys.filter((key) => holds(labels[key], bag.amount)),
      ),
    )
  for (const bag of bags.dates)
    all.dates.push(
      example(bag, [
        ...dateKeys.filter((key) => isDay(labels[key], bag.past)),
        ...(isDay((labels['offer'] as Item | undefined)?.pay_by, bag.future) ? [PAY_BY] : []),
      ]),
    )
  for (const bag of bags.topics)
    if (bag.places.length > 0)
      all[bag.topic].push(
        example(bag, [
          ...[...saidBy[bag.topic]].flatMap(([name, { key, value }]) => (labels[key] === value ? [name] : [])),
          ...(bag.topic === 'address' && labels['forwarding_address_given_on'] === sentOn ? [NOW] : []),
        ]),
      )
}

const example = ({ common, places }: Bag, wanted: readonly string[]): FactExamples[Group][number] => ({
  common,
  places: places.map(({ features }) => features),
  wanted: new Set(wanted),
})

/** A sum alone, one with its date, or a list of them, in euros. */
function holds(label: unknown, amount: number): boolean {
  if (typeof label === 'number') return fromEuros(label) === amount
  if (Array.isArray(label)) return label.some((item) => holds(item, amount))
  return label !== null && typeof label === 'object' && holds((label as Item).amount, amount)
}

/** A labelled month is any of its days. */
const isDay = (label: unknown, day: string | null): boolean =>
  typeof label === 'string' && day !== null && (label.length === 7 ? day.startsWith(label) : label === day)
