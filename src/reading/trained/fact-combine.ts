import type { Deduction, FactKey, FactValue } from '../../domain/facts.ts'
import { addedUp } from '../adding-up.ts'
import { agreed } from '../certainty.ts'
import type { Certainty, ReadAct, ReadFact } from '../contract.ts'
import { notGiven } from '../facts-address.ts'
import { notMade, notReturned, notStart } from '../facts-dates.ts'
import { deductionOf, isNotKept, isTotal } from '../facts-deductions.ts'
import { isOtherDeposit } from '../facts-money.ts'
import { offerOf } from '../facts-offer.ts'
import { refundOf, wentElsewhere } from '../facts-refunds.ts'
import type { Situation } from '../situation.ts'
import { roleOf, type SumRole } from '../sum-roles.ts'
import type { Sum } from '../sums.ts'
import { againFeatures, type JudgedSum } from './fact-again.ts'
import { type Bag, type Bags, bagsOf, kindBag, type SumBag } from './fact-bags.ts'
import { dateKeys, keysOf, kinds, saidBy, sumKeys, topics } from './fact-classes.ts'
import { type FactModel, type Judgement, judged } from './fact-model.ts'
import type { Chance } from './model.ts'

/** What the weights alone find is taken from here on; both tables were chosen on sets of mail that the weights had not seen. */
const ADDED_FROM = 0.63
/** What is hard to tell, or hangs on a word while the others of its sentence say little. */
const ADDED_LATER: Partial<Record<FactKey, number>> = {
  deductions: 0.73,
  offer: 0.73,
  exit_inventory_on: 0.73,
  landlord_kind: 0.73,
  lease_kind: 0.83,
}
/** Below this what the weights alone find is shown as a doubt. */
const LIKELY_FROM = 0.67
/** What the patterns found and the weights find hardly possible is a doubt, then nothing. */
const DOUBTED_BELOW = 0.38
const DROPPED_BELOW = 0.33
const DROPPED_OTHERWISE: Partial<Record<FactKey, number>> = {
  refunded: 0.53,
  offer: 0.48,
  exit_inventory_on: 0.48,
  forwarding_address_given: 0.25,
}

/** From here on the weights agree with what the patterns found; 0.95 let one in ninety of the development set be wrong. */
const AGREED_FROM = 0.97

const NONE: Judgement = { chance: 0, place: -1 }

/**
 * What the patterns found less what the weights find hardly possible, and what these find beside it. A value that stands in
 * no place of the text (a total, a day told by "ce jour-là") is left to the patterns.
 */
export function settled(
  situation: Situation,
  acts: readonly ReadAct[],
  facts: readonly ReadFact[],
  model: FactModel,
  chances: readonly Chance[] = [],
): ReadFact[] {
  const bags = bagsOf(situation, acts, facts)
  const judgedKeys = new Set<FactKey>([...sumKeys, ...dateKeys, ...topics.flatMap(keysOf)])
  return [
    ...settledSums(situation, bags, facts, model, chances),
    ...settledDates(bags, facts, model),
    ...settledTopics(bags, facts, model),
    ...facts.filter(({ key }) => !judgedKeys.has(key)),
  ]
}

/** Null where a value is no fact; `found`: the certainty that the patterns gave it. */
function certaintyOf(key: FactKey, { chance }: Judgement, found: Certainty | undefined): Certainty | null {
  if (found === undefined)
    return chance < (ADDED_LATER[key] ?? ADDED_FROM) ? null : chance < LIKELY_FROM ? 'unsure' : 'likely'
  return chance < (DROPPED_OTHERWISE[key] ?? DROPPED_BELOW) ? null : chance < DOUBTED_BELOW ? 'unsure' : found
}

/** What the words around a sum make of it where it can't be the fact, whatever else the weights know of these words. */
const ruledOut: Partial<Record<FactKey, readonly (SumRole | null)[]>> = {
  refunded: ['asked', 'aside', 'owed', 'given', 'rent', 'charges'],
  offer: ['aside', 'owed', 'given', 'rent', 'charges'],
  deposit_amount: ['aside', 'rent', 'charges', 'kept'],
  rent_excl_charges: ['charges'],
  charges: ['rent'],
}

/** "Je demande le versement de la somme de 560 €": what is claimed, whatever the deposit was. */
const CLAIMED = /(?:versement|paiement|reglement) de (?:la somme|un total|la totalite) de $/

/** "475 € moins les 80 €, soit 395 €": the last one is offered. */
const COMES_TO = /^[MN]\d+[^;.]{0,40}[, ]soit (?:donc )?[MN]\d/
const comesToAnother = ({ sentence, at }: Sum): boolean => COMES_TO.test(sentence.marked.slice(at))

/** A sum that the weights alone find: nothing in its sentence may speak against it. */
function mayBe(key: FactKey, sum: Sum, situation: Situation): boolean {
  if (ruledOut[key]?.includes(roleOf(sum, situation))) return false
  if (key === 'deductions' && isNotKept(sum, situation)) return false
  if (key === 'refunded' && wentElsewhere(sum, situation)) return false
  return key !== 'deposit_amount' || !(isOtherDeposit(sum) || CLAIMED.test(sum.before))
}

/** What the patterns found, as certain as both hold it. */
const confirmed = (fact: ReadFact, { chance }: Judgement, certainty: Certainty): ReadFact =>
  chance >= AGREED_FROM ? agreed({ ...fact, certainty }) : { ...fact, certainty }

const quoteOf = (bag: Bag, { place }: Judgement): string => bag.places[Math.max(0, place)]?.sentence.quote ?? ''

function settledSums(
  situation: Situation,
  { sums }: Bags,
  facts: readonly ReadFact[],
  model: FactModel,
  acts: readonly Chance[],
): ReadFact[] {
  const all = judgedAgain(
    sums.map((bag): JudgedSum => ({ bag, chances: judged(model.sums, bag) })),
    acts,
    situation,
    model,
  )
  const offerable = all.filter(({ bag }) => !bag.sums.every(comesToAnother))
  return [
    ...sumFact('deposit_amount', all, facts, situation, ({ amount }) => amount),
    ...sumFact('rent_excl_charges', all, facts, situation, ({ amount }) => amount),
    ...sumFact('charges', all, facts, situation, ({ amount }) => amount),
    ...sumList('refunded', all, facts, situation, (sum) => refundOf(situation, sum)),
    ...sumFact('offer', offerable, facts, situation, (sum) => offerOf(situation, sum)),
    ...sumList('deductions', all, facts, situation, (sum, bag) =>
      likeliestKind(deductionOf(situation, sum), bag, situation, model),
    ),
  ]
}

/** What each sum is in the light of the others; its place stays the one that spoke most for it alone. */
function judgedAgain(
  all: readonly JudgedSum[],
  acts: readonly Chance[],
  situation: Situation,
  model: FactModel,
): JudgedSum[] {
  const features = againFeatures(all, acts, situation)
  return all.map((one, i) => {
    const again = judged(model.again, { common: features[i] ?? [], places: [] })
    return {
      ...one,
      chances: new Map(
        [...again].map(([key, { chance }]) => [key, { chance, place: one.chances.get(key)?.place ?? -1 }]),
      ),
    }
  })
}

type OneSum = 'deposit_amount' | 'rent_excl_charges' | 'charges' | 'offer'
type SumList = 'refunded' | 'deductions'

type Found<K extends FactKey> = { key: K; value: FactValue<K>; quote: string; certainty: Certainty }

const ruleFor = <K extends FactKey>(facts: readonly ReadFact[], key: K): Found<K> | undefined =>
  facts.find((fact) => fact.key === key) as Found<K> | undefined

/** The likeliest sum for a fact that names one. */
function sumFact<K extends OneSum>(
  key: K,
  all: readonly JudgedSum[],
  facts: readonly ReadFact[],
  situation: Situation,
  made: (sum: Sum) => FactValue<K>,
): ReadFact[] {
  const rule = ruleFor(facts, key)
  const ruled = rule && amountOf(rule.value)
  if (rule && !all.some(({ bag }) => bag.amount === ruled)) return [rule as ReadFact]
  const best = likeliest(all, key)
  if (!best) return []
  const { bag, judgement } = best
  const same = rule && bag.amount === ruled ? rule : undefined
  const certainty = certaintyOf(key, judgement, same?.certainty)
  const sum = sumAt(bag, judgement)
  if (!certainty || !sum) return []
  if (same) return [confirmed(same as ReadFact, judgement, certainty)]
  if (!mayBe(key, sum, situation)) return rule ? [{ ...rule, certainty: 'unsure' } as ReadFact] : []
  return [{ key, value: made(sum), quote: quoteOf(bag, judgement), certainty } as ReadFact]
}

const amountOf = (value: number | { amount: number }): number => (typeof value === 'number' ? value : value.amount)
const sumAt = ({ sums }: SumBag, { place }: Judgement): Sum | undefined => sums[Math.max(0, place)]

function likeliest<J extends { chances: ReadonlyMap<string, Judgement> }>(
  all: readonly J[],
  name: string,
): (J & { judgement: Judgement }) | null {
  const ranked = all
    .map((one) => ({ ...one, judgement: one.chances.get(name) ?? NONE }))
    .sort((a, b) => b.judgement.chance - a.judgement.chance)
  return ranked[0] ?? null
}

/** Every sum that a list may hold, in the order of the text; the list is as certain as its least certain sum. */
function sumList<K extends SumList>(
  key: K,
  all: readonly JudgedSum[],
  facts: readonly ReadFact[],
  situation: Situation,
  itemOf: (sum: Sum, bag: SumBag) => FactValue<K>[number],
): ReadFact[] {
  const rule = ruleFor(facts, key)
  const ruled: readonly FactValue<K>[number][] = rule?.value ?? []
  const found = all.flatMap(({ bag, chances }) => {
    const same = ruled.filter(({ amount }) => amount === bag.amount)
    const judgement = chances.get(key) ?? NONE
    const sum = sumAt(bag, judgement)
    const isItem = key === 'deductions' && same.length > 0 && bag.sums.some((one) => addedUp(situation).has(one))
    const certainty = isItem ? 'likely' : certaintyOf(key, judgement, same.length > 0 ? rule?.certainty : undefined)
    if (!certainty || !sum || (same.length === 0 && !mayBe(key, sum, situation))) return []
    const values = same.length > 0 ? same : [itemOf(sum, bag)]
    return values.map((value) => ({ value, certainty, quote: quoteOf(bag, judgement) }))
  })
  const amounts = found.map((item) => item.value.amount)
  const items = key === 'deductions' ? found.filter((_, i) => !isTotal(amounts, i)) : found
  const elsewhere = ruled.filter(({ amount }) => !all.some(({ bag }) => bag.amount === amount))
  const value = [...items.map((item) => item.value), ...elsewhere]
  const quote = rule?.quote ?? items[0]?.quote
  if (value.length === 0 || quote === undefined) return []
  const certainty = items.some((item) => item.certainty === 'unsure') ? 'unsure' : (rule?.certainty ?? 'likely')
  return [{ key, value, quote, certainty } as ReadFact]
}

/** A deduction that the patterns did not find, for what its words say most. */
function likeliestKind(one: Deduction, bag: SumBag, situation: Situation, model: FactModel): Deduction {
  const chances = judged(model.kinds, kindBag(bag, situation))
  const chanceOf = (kind: Deduction['kind']) => chances.get(kind)?.chance ?? 0
  return { ...one, kind: kinds.reduce((best, kind) => (chanceOf(kind) > chanceOf(best) ? kind : best), one.kind) }
}

/** Words of a sentence that turn what the weights alone make of its date. */
const negates: Partial<Record<FactKey, RegExp>> = {
  keys_returned_on: notReturned,
  lease_start: notStart,
  exit_inventory_on: notMade,
  forwarding_address_given_on: notGiven,
}

function settledDates({ dates }: Bags, facts: readonly ReadFact[], model: FactModel): ReadFact[] {
  const all = dates.map((bag) => ({ bag, chances: judged(model.dates, bag) }))
  return dateKeys.flatMap((key): ReadFact[] => {
    const rule = ruleFor(facts, key)
    if (rule && !all.some(({ bag }) => bag.past === rule.value)) return [rule]
    const best = likeliest(
      all.filter(({ bag }) => bag.past !== null),
      key,
    )
    if (!best?.bag.past) return []
    const same = rule?.value === best.bag.past ? rule : undefined
    const certainty = certaintyOf(key, best.judgement, same?.certainty)
    const place = best.bag.places[Math.max(0, best.judgement.place)]
    if (!certainty || (!same && place && (place.sentence.asks || negates[key]?.test(place.sentence.marked)))) return []
    return [
      same
        ? confirmed(same as ReadFact, best.judgement, certainty)
        : { key, value: best.bag.past, quote: quoteOf(best.bag, best.judgement), certainty },
    ]
  })
}

function settledTopics({ topics }: Bags, facts: readonly ReadFact[], model: FactModel): ReadFact[] {
  return topics.flatMap((bag) => {
    const chances = judged(model[bag.topic], bag)
    return keysOf(bag.topic).flatMap((key): ReadFact[] => {
      const rule = ruleFor(facts, key)
      if (bag.places.length === 0) return rule ? [rule as ReadFact] : []
      const ranked = [...saidBy[bag.topic]]
        .filter(([, said]) => said.key === key)
        .map(([name, said]) => ({ said, judgement: chances.get(name) ?? NONE }))
        .sort((a, b) => b.judgement.chance - a.judgement.chance)
      const ruled = ranked.find(({ said }) => said.value === rule?.value)
      // What the patterns found stands while the weights hold nothing else for so.
      for (const one of ranked.slice(0, 1).concat(ruled ?? [])) {
        const same = one === ruled ? rule : undefined
        const certainty = certaintyOf(key, one.judgement, same?.certainty)
        if (!certainty) continue
        return same
          ? [confirmed(same as ReadFact, one.judgement, certainty)]
          : [{ ...one.said, quote: quoteOf(bag, one.judgement), certainty } as ReadFact]
      }
      return []
    })
  })
}
