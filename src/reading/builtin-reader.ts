import { hash } from 'node:crypto'
import type { Act } from '../domain/acts.ts'
import type { FactKey } from '../domain/facts.ts'
import { remembered, rememberedFor } from '../domain/remembered.ts'
import { completeActs, readActs } from './acts.ts'
import { givenAddresses } from './addresses.ts'
import { readAnswers, readChoice } from './answers.ts'
import { graded } from './certainty.ts'
import type { ReadAct, Reader, ReadFact, Reading, ReadingInput } from './contract.ts'
import { plainFacts, sumFacts } from './facts.ts'
import { factsBlockIn } from './facts-block.ts'
import { givenFacts } from './given-facts.ts'
import { grounded } from './grounded.ts'
import { readRole } from './roles.ts'
import { type Situation, situationOf } from './situation.ts'
import { type ActModel, chancesAgain } from './trained/act-again.ts'
import { combined } from './trained/combine.ts'
import { settled } from './trained/fact-combine.ts'
import type { FactModel } from './trained/fact-model.ts'
import { shippedFacts } from './trained/fact-shipped.ts'
import { type Features, featuresOf } from './trained/features.ts'
import { chancesOf } from './trained/model.ts'
import { shippedModel } from './trained/shipped.ts'

const NAME = 'builtin@2'

/** Reads one message with French cues and trained weights, and a block of declared facts as it stands: pure, the same input gives the same reading. */
export function readBuiltin(
  input: ReadingInput,
  model: ActModel = shippedModel,
  factModel: FactModel = shippedFacts,
): Reading {
  const block = factsBlockIn(input)
  const words = inRole(block ? block.rest : input)
  const isShipped = model === shippedModel && factModel === shippedFacts
  const reading = isShipped ? readOnce(JSON.stringify(words)) : readWords(words, model, factModel)
  return block ? block.complete(reading) : reading
}

/** A first mail is read when it opens its case, and again in its case, up to a burst of mails later: the same input. */
const readOnce = remembered(
  (input) => readWords(JSON.parse(input) as ReadingInput, shippedModel, shippedFacts),
  1000,
  (input) => hash('sha256', input, 'base64'),
)

const inRole = (input: ReadingInput): ReadingInput => ({
  ...input,
  context: { ...input.context, knownRole: readRole(input) },
})

/** `told`: the acts in whose light the facts were read. */
type Found = { acts: readonly ReadAct[]; told: readonly ReadAct[]; facts: readonly ReadFact[] }

function readWords(input: ReadingInput, model: ActModel, factModel: FactModel): Reading {
  const situation = situationOf(input)
  const found = byGrammar(situation)
  const features = featuresOf(situation, found.acts, found.facts)
  const first = chancesOf(model, features)
  const answers = readAnswers(situation)
  const acts = combined(found.acts, chancesAgain(model, features, first), situation).filter(
    (act) => !isAnswer(act, answers, situation, found.acts),
  )
  const read = sameMeaning(acts, found.told) ? found.facts : factsOf(situation, acts)
  const weighed = graded(settled(situation, found.acts, read, factModel, first))
  const facts = weighed.flatMap((fact) => dealt(fact, acts, answers.length > 0))
  const given = givenFacts(answers, input.sentOn).filter(({ key }) => !facts.some((fact) => fact.key === key))
  return grounded(
    {
      role: situation.role,
      acts: telling(
        acts.map((act) => statedOf(act, acts, found.acts, facts)),
        given,
      ),
      facts: [...facts, ...given],
      answers,
      choice: readChoice(situation),
      addresses: givenAddresses(situation),
      reader: NAME,
    },
    input.own,
  )
}

/** A sum is as doubtful as what offers, takes or pays it. Beside answers to our questions a doubt makes it no offer. */
function dealt(fact: ReadFact, acts: readonly ReadAct[], answering: boolean): ReadFact[] {
  const saying = sayingSums[fact.key] ?? []
  const deals = acts.filter(({ act }) => saying.includes(act))
  if (deals.some(({ certainty }) => certainty !== 'unsure')) return [fact]
  if (fact.key === 'offer' && answering) return []
  return deals.length > 0 ? [{ ...fact, certainty: 'unsure' }] : [fact]
}

const sayingSums: Partial<Record<FactKey, readonly Act[]>> = {
  offer: ['offer', 'refund_commitment', 'acceptance'],
  refunded: ['payment_sent', 'payment_received'],
}

type ByGrammar = { situation: Situation; acts: readonly ReadAct[]; facts: readonly ReadFact[] }

/** What the weights are trained on: the message as the grammar and the patterns read it, without them. */
export function readByGrammar(input: ReadingInput): ByGrammar {
  const situation = situationOf(input)
  const { acts, facts } = byGrammar(situation)
  return { situation, acts, facts }
}

export function grammarFeatures(input: ReadingInput): { features: Features; acts: readonly ReadAct[] } {
  const { situation, acts, facts } = readByGrammar(input)
  return { features: featuresOf(situation, acts, facts), acts }
}

function byGrammar(situation: Situation): Found {
  const acts = readActs(situation)
  const facts = factsOf(situation, acts)
  return { acts: completeActs(situation, acts, facts), told: acts, facts }
}

/** Facts are read again where the weights change what the message does; these stay. */
const plainOf = rememberedFor((situation: Situation) => {
  const used = new Set<string>()
  return { plain: plainFacts(situation, used), used }
})

/** Sums are read in the light of what the message does. */
function factsOf(situation: Situation, acts: readonly ReadAct[]): ReadFact[] {
  const { plain, used } = plainOf(situation)
  const claimed = new Set(used)
  return graded([...plain, ...sumFacts(situation, new Set(acts.map((a) => a.act)), plain, claimed)])
}

/**
 * Facts that nobody can name are a doubt where only the weights hear of them, or where somebody turns an offer down: they are no reason to
 * write to both sides again.
 */
const statedOf = (
  act: ReadAct,
  all: readonly ReadAct[],
  found: readonly ReadAct[],
  facts: readonly ReadFact[],
): ReadAct =>
  act.act === 'facts_stated' &&
  facts.every(({ key }) => key === 'offer') &&
  (!found.some((f) => f.act === 'facts_stated') || all.some((a) => a.act === 'rejection'))
    ? { ...act, certainty: 'unsure' }
    : act

/** Who answers with a fact states one. */
function telling(acts: readonly ReadAct[], [given]: readonly ReadFact[]): ReadAct[] {
  if (!given || acts.some(({ act }) => act === 'facts_stated')) return [...acts]
  return [...acts, { act: 'facts_stated', quote: given.quote, certainty: given.certainty }]
}

/** "Non" to one of our questions refuses nobody's offer, and a sum makes none that the grammar does not read as one. */
function isAnswer(
  { act, quote, certainty }: ReadAct,
  answers: Reading['answers'],
  { input }: Situation,
  found: readonly ReadAct[],
): boolean {
  const isOffer = act === 'offer' && (certainty === 'unsure' || !found.some((f) => f.act === 'offer'))
  return (
    (act === 'acceptance' || act === 'rejection' || isOffer) &&
    input.context.pendingOffer === null &&
    answers.some((answer) => isWithin(quote, answer.quote) || isWithin(answer.quote, quote))
  )
}

/** Without the numbers of a list: a sentence may end with the number of the next answer. */
const isWithin = (part: string, whole: string): boolean => {
  const words = part.replace(/(?<!\d)\d{1,2}\s?[.)](?=\s|$)/g, '').trim()
  return words !== '' && whole.includes(words)
}

/** The acts that say what a sum is. */
const dealing = ['offer', 'refund_commitment', 'acceptance', 'payment_sent', 'payment_received'] as const

const sameMeaning = (a: readonly ReadAct[], b: readonly ReadAct[]): boolean =>
  dealing.every((deal) => a.some(({ act }) => act === deal) === b.some(({ act }) => act === deal))

export const builtinReader: Reader = { name: NAME, read: async (input) => readBuiltin(input) }
