import { fromEuros } from '../../domain/money.ts'
import { readByGrammar } from '../builtin-reader.ts'
import type { ReadFact, ReadingContext } from '../contract.ts'
import { type LabelledConversation, labelledInput } from '../labelled.ts'
import type { Situation } from '../situation.ts'
import { againFeatures } from './fact-again.ts'
import { type Bag, type Bags, bagsOf, kindBag } from './fact-bags.ts'
import { dateKeys, type Group, groups, NOW, PAY_BY, saidBy, sumKeys } from './fact-classes.ts'
import { type BagModel, judged } from './fact-model.ts'
import type { BagExample, FactExamples } from './fact-train.ts'
import { featuresOf } from './features.ts'
import { chancesOf, type TrainedModel } from './model.ts'

/** Every sum, day and topic of the human messages of labelled conversations, with what the labels make of it. */
export function factExamplesOf(conversations: readonly LabelledConversation[], ours: string): FactExamples {
  const all = Object.fromEntries(groups.map((group) => [group, []])) as unknown as FactExamples
  for (const lesson of lessonsOf(conversations, ours)) addTo(all, lesson)
  return all
}

/** Every sum once more, judged by models that have not seen these conversations. */
export function againExamplesOf(
  conversations: readonly LabelledConversation[],
  ours: string,
  models: { acts: TrainedModel; sums: BagModel },
): BagExample[] {
  return lessonsOf(conversations, ours).flatMap(({ situation, acts, facts, bags, labels }) => {
    const chances = chancesOf(models.acts, featuresOf(situation, acts, facts))
    const all = bags.sums.map((bag) => ({ bag, chances: judged(models.sums, bag) }))
    return againFeatures(all, chances, situation).map((common, i) => ({
      common,
      places: [],
      wanted: new Set(sumKeys.filter((key) => holds(labels[key], all[i]?.bag.amount ?? 0))),
    }))
  })
}

type Labels = Readonly<Record<string, unknown>>
type Item = { amount?: unknown; pay_by?: unknown; kind?: unknown }
type Lesson = {
  situation: Situation
  acts: ReturnType<typeof readByGrammar>['acts']
  facts: readonly ReadFact[]
  bags: Bags
  labels: Labels
}

function lessonsOf(conversations: readonly LabelledConversation[], ours: string): Lesson[] {
  return conversations.flatMap(({ messages }) => {
    const earlier: ReadingContext['earlier'][number][] = []
    return messages.flatMap((label): Lesson[] => {
      if (label.labels.automatic !== 'no') return []
      const input = labelledInput(label, ours, [...earlier])
      const { situation, acts, facts } = readByGrammar(input)
      earlier.push({ role: situation.role, own: label.visible, acts: acts.map((a) => a.act), from: input.from })
      return [{ situation, acts, facts, bags: bagsOf(situation, acts, facts), labels: label.labels.facts }]
    })
  })
}

function addTo(all: FactExamples, { situation, bags, labels }: Lesson): void {
  const kept = (labels['deductions'] ?? []) as readonly Item[]
  for (const bag of bags.sums) {
    all.sums.push(
      example(
        bag,
        sumKeys.filter((key) => holds(labels[key], bag.amount)),
      ),
    )
    const kinds = kept.filter((item) => holds(item, bag.amount)).map(({ kind }) => String(kind))
    if (kinds.length > 0) all.kinds.push(example(kindBag(bag, situation), kinds))
  }
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
          ...(bag.topic === 'address' && labels['forwarding_address_given_on'] === situation.input.sentOn ? [NOW] : []),
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
