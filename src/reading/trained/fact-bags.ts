import type { Day } from '../../domain/day.ts'
import type { FactKey } from '../../domain/facts.ts'
import type { Cents } from '../../domain/money.ts'
import { rememberedFor } from '../../domain/remembered.ts'
import { addedUp } from '../adding-up.ts'
import type { ReadAct, ReadFact } from '../contract.ts'
import { reasonIn } from '../deduction-reasons.ts'
import { dateAt, type Sentence } from '../marked-text.ts'
import type { Situation } from '../situation.ts'
import { type Sum, sumsOf } from '../sums.ts'
import { dateKeys, gates, keysOf, PAY_BY, saidBy, type Topic, topics } from './fact-classes.ts'
import { clauseFeatures, dateFeatures, reasonFeatures, type Spot, sumFeatures } from './fact-places.ts'

/**
 * One value that a message may state (a sum, a day, what it says on a topic) with every place that may state it, as names of
 * features: `common` for the value as a whole, the others for each place. `rule:` names tell what the patterns made of it.
 */
export type Bag = { common: readonly string[]; places: readonly { features: readonly string[]; sentence: Sentence }[] }
export type SumBag = Bag & { amount: Cents; sums: readonly Sum[] }
type DateBag = Bag & { past: Day | null; future: Day | null }
type TopicBag = Bag & { topic: Topic }
export type Bags = { sums: readonly SumBag[]; dates: readonly DateBag[]; topics: readonly TopicBag[] }

/** Bounds that keep a hostile mail cheap. */
const MAX_SUMS = 40
const MAX_DATES = 40
const MAX_SENTENCES = 30

export function bagsOf(situation: Situation, acts: readonly ReadAct[], facts: readonly ReadFact[]): Bags {
  const message = messageFeatures(situation)
  const doing = acts.flatMap(({ act }) => [`act:${act}`, `act:${act}|${situation.side}`])
  return {
    sums: sumBags(situation, [...message, ...doing], acts, facts),
    dates: dateBags(situation, [...message, ...doing], facts),
    topics: topicBags(situation, message, facts),
  }
}

const messageFeatures = ({ side, role, opening, text, own, others }: Situation): string[] => [
  'any',
  `side:${side}`,
  `role:${role}`,
  opening ? 'opening' : 'reply',
  `opening:${opening}|${side}`,
  `length:${lengthOf(text.sentences.length)}`,
  ...(own.size === 0 ? ['own:none'] : []),
  ...(others.size === 0 ? ['others:none'] : []),
]

const lengthOf = (sentences: number): string =>
  sentences <= 2 ? String(sentences) : sentences <= 4 ? '4' : sentences <= 8 ? '8' : 'long'

function sumBags(
  situation: Situation,
  message: readonly string[],
  acts: readonly ReadAct[],
  facts: readonly ReadFact[],
): SumBag[] {
  const bags = Map.groupBy(sumsOf(situation).slice(0, MAX_SUMS), ({ amount }) => amount)
  const deposit = facts.find((fact) => fact.key === 'deposit_amount')?.value ?? null
  const told = toldBefore(situation)
  const whole = wholeKept(situation)
  return [...bags].map(([amount, sums]) => {
    const others = [...bags.keys()].filter((other) => other !== amount)
    const isLargest = others.every((other) => other < amount)
    return {
      amount,
      sums,
      common: [
        ...message,
        ...found(facts, (fact) => sumsIn(fact).includes(amount)),
        `sums:${Math.min(bags.size, 5)}`,
        `times:${Math.min(sums.length, 3)}`,
        `size:${Math.floor(Math.log2(amount / 100))}`,
        ...roundness(amount),
        ...(isLargest ? ['largest'] : []),
        ...(others.every((other) => other > amount) ? ['smallest'] : []),
        ...arithmetic(amount, others),
        ...(sums.some((sum) => addedUp(situation).has(sum)) ? ['adds up'] : []),
        `deposit:${deposit === null ? 'none' : deposit === amount ? 'same' : deposit > amount ? 'less' : 'more'}`,
        ...told(amount, others),
        ...(deposit === amount || (deposit === null && isLargest) ? whole : []),
        ...(bags.size === 1 ? acts.map(({ act }) => `only&${act}`) : []),
      ],
      places: sums.map((sum) => ({ features: sumFeatures(sum, situation), sentence: sum.sentence })),
    }
  })
}

/** What the whole message says of a sum, beside what its patterns, its figures and its history do: little enough to be weighed again. */
export const wholeOf = (common: readonly string[]): string[] =>
  common.filter((name) => /^(?:rule|deposit|told|sum|sums|times|whole):?/.test(name))

/** A sum that is kept, with the reasons that stand around each of its places: other words say too little of why. */
export const kindBag = ({ common, places, sums }: SumBag, situation: Situation): Bag => ({
  common: ['any', ...common.filter((name) => /^(?:side|deposit|whole)/.test(name))],
  places: sums.map((sum, i) => ({
    features: reasonFeatures(sum, situation),
    sentence: places[i]?.sentence ?? sum.sentence,
  })),
})

/** One name per fact that the patterns found and that fits. */
function found(facts: readonly ReadFact[], fits: (fact: ReadFact) => boolean): string[] {
  const keys = facts.filter(fits).map(({ key }) => `rule:${key}`)
  return keys.length > 0 ? keys : ['rule:none']
}

/** The sums that a fact names, in cents. */
function sumsIn(fact: ReadFact): readonly number[] {
  switch (fact.key) {
    case 'deposit_amount':
    case 'rent_excl_charges':
    case 'charges':
      return [fact.value]
    case 'deductions':
    case 'refunded':
      return fact.value.map(({ amount }) => amount)
    case 'offer':
      return [fact.value.amount]
    default:
      return []
  }
}

const roundness = (amount: Cents): string[] =>
  amount % 10_000 === 0 ? ['hundreds'] : amount % 1_000 === 0 ? ['tens'] : amount % 100 === 0 ? [] : ['cents']

/** How a sum stands to the others of its message: what is left, what they come to. */
function arithmetic(amount: number, others: readonly number[]): string[] {
  const near = others.slice(0, 12)
  const pairs = near.flatMap((a) => near.filter((b) => b !== a).map((b) => [a, b] as const))
  return [
    ...(pairs.some(([a, b]) => a - b === amount) ? ['sum:difference'] : []),
    ...(pairs.some(([a, b]) => a + b === amount) ? ['sum:total'] : []),
    ...(near.length > 2 && near.reduce((sum, other) => sum + other, 0) === amount ? ['sum:of all'] : []),
  ]
}

/** Smaller numbers in earlier messages are days and counts. */
const LEAST_TOLD = 5_000
const MAX_TOLD = 60

/** Whether a sum was written before in the conversation, and by whom; and what it makes with a sum that was. */
function toldBefore({ input }: Situation): (amount: number, others: readonly number[]) => string[] {
  const said = input.context.earlier.map(({ own, from }) => ({
    mine: from.address === input.from.address,
    numbers: new Set((own.slice(0, 20_000).match(/\d+(?:[ .]\d{3})*(?:,\d{2})?/g) ?? []).map(centsIn)),
  }))
  const all = [...new Set(said.flatMap(({ numbers }) => [...numbers]))].filter((n) => n >= LEAST_TOLD).slice(-MAX_TOLD)
  const known = new Set(all)
  const last = said.at(-1)
  return (amount, others) => [
    ...(others.some((other) => known.has(amount + other)) ? ['told:part'] : []),
    ...(others.some((other) => other < amount && known.has(amount - other)) ? ['told:whole'] : []),
    ...(all.some((one) => one > amount && known.has(one - amount)) ? ['told:complement'] : []),
    ...(said.some(({ mine, numbers }) => mine && numbers.has(amount)) ? ['told:me'] : []),
    ...(said.some(({ mine, numbers }) => !mine && numbers.has(amount)) ? ['told:other'] : []),
    ...(last && !last.mine && last.numbers.has(amount) ? ['told:last'] : []),
    ...(said.length > 0 && !said.some(({ numbers }) => numbers.has(amount)) ? ['told:new'] : []),
  ]
}

const centsIn = (written: string): number => Math.round(Number(written.replace(/[ .]/g, '').replace(',', '.')) * 100)

const KEEPS =
  /(?<![a-z])(?:gard[a-z]*|conserv[a-z]*|reten[a-z]*|retien[a-z]*|refuse[a-z]*|ve(?:ut|u|ux)? pas|rien (?:rendre|rendu))(?![a-z])/
const WHOLE =
  /(?<![a-z])(?:tout|toute|totalite|integralite|integral[a-z]*|entier|entiere|ma|mon|mes|le depot|la caution)(?![a-z])/

/** A sentence that speaks of keeping all, and whether a reason stands in it or after it. */
function wholeKept({ text, side }: Situation): string[] {
  const names = text.sentences.slice(0, 60).flatMap(({ marked, index }) => {
    if (!KEEPS.test(marked) || !WHOLE.test(marked)) return []
    const next = text.sentences[index + 1]?.marked.slice(0, 200) ?? ''
    return ['whole', ...(reasonIn(marked.slice(0, 300)) ? ['whole:why'] : reasonIn(next) ? ['whole:why next'] : [])]
  })
  return [...new Set(names)].flatMap((name) => [name, `${name}|${side}`])
}

function dateBags(situation: Situation, message: readonly string[], facts: readonly ReadFact[]): DateBag[] {
  const bags = Map.groupBy(spotsIn(situation), ({ date }) => `${date.past}/${date.future}`)
  const days = [...bags.keys()].sort()
  const { sentOn } = situation.input
  return [...bags].flatMap(([day, spots]): DateBag[] => {
    const [first] = spots
    if (!first) return []
    const { past, future } = first.date
    const rules = found(facts, (fact) => daysIn(fact).includes(past))
    return [
      {
        past,
        future,
        common: [
          ...message,
          ...rules,
          ...dateKeys
            .filter((key) => !rules.includes(`rule:${key}`) && facts.some((fact) => fact.key === key))
            .map((key) => `rule:elsewhere ${key}`),
          ...(facts.some((fact) => fact.key === 'offer' && future !== null && fact.value.payBy === future)
            ? [`rule:${PAY_BY}`]
            : []),
          `dates:${Math.min(days.length, 5)}`,
          ...(days[0] === day ? ['earliest'] : []),
          ...(days.at(-1) === day ? ['latest'] : []),
          `age:${past ? spanOf(past, sentOn) : 'none'}`,
          `ahead:${future ? spanOf(sentOn, future) : 'none'}`,
        ],
        places: spots.map((spot) => ({ features: dateFeatures(spot, situation), sentence: spot.sentence })),
      },
    ]
  })
}

const spotsIn = ({ text }: Situation): Spot[] =>
  text.sentences
    .flatMap((sentence) =>
      [...sentence.marked.matchAll(/D(\d+)/g)].flatMap((mark): Spot[] => {
        const date = dateAt(text, mark[1])
        if (!date?.past && !date?.future) return []
        return [{ sentence, at: mark.index, end: mark.index + mark[0].length, date }]
      }),
    )
    .slice(0, MAX_DATES)

/** The days that lie behind which a fact names. */
function daysIn(fact: ReadFact): readonly (Day | null | undefined)[] {
  switch (fact.key) {
    case 'keys_returned_on':
    case 'exit_inventory_on':
    case 'lease_start':
    case 'forwarding_address_given_on':
      return [fact.value]
    case 'refunded':
      return fact.value.map(({ on }) => on)
    default:
      return []
  }
}

/** Days from one day to another, roughly. */
function spanOf(from: Day, to: Day): string {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
  if (days < 0) return 'negative'
  return String([0, 1, 7, 21, 45, 75, 120, 200, 400, 800].find((bound) => days <= bound) ?? 'years')
}

function topicBags(situation: Situation, message: readonly string[], facts: readonly ReadFact[]): TopicBag[] {
  const features = rememberedFor((sentence: Sentence) => clauseFeatures(sentence, situation))
  return topics.map((topic) => ({
    topic,
    common: [
      ...message,
      ...[...saidBy[topic]].flatMap(([name, { key, value }]) =>
        facts.some((fact) => fact.key === key && fact.value === value) ? [`rule:${name}`] : [],
      ),
      ...silentOn(keysOf(topic), facts),
    ],
    places: spokenOf(topic, situation)
      .slice(0, MAX_SENTENCES)
      .map((sentence) => ({ features: features(sentence), sentence })),
  }))
}

/** What was let, and by whom, is told in a first mail; what a later one says is left to the patterns. */
function spokenOf(topic: Topic, { text, own }: Situation): Sentence[] {
  if ((topic === 'lease' || topic === 'landlord') && own.size > 0) return []
  return text.sentences.filter(({ marked }) => gates[topic].test(marked))
}

const silentOn = (keys: readonly FactKey[], facts: readonly ReadFact[]): string[] =>
  keys.flatMap((key) => (facts.some((fact) => fact.key === key) ? [] : [`rule:no ${key}`]))
