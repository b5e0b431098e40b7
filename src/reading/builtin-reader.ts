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
import { combined } from './trained/combine.ts'
import { settled } from './trained/fact-combine.ts'
import type { FactModel } from './trained/fact-model.ts'
import { shippedFacts } from './trained/fact-shipped.ts'
import { type Features, featuresOf } from './trained/features.ts'
import { chancesOf, type TrainedModel } from './trained/model.ts'
import { shippedModel } from './trained/shipped.ts'

const NAME = 'builtin@2'

/** Reads one message with French cues and trained weights, and a block of declared facts as it stands: pure, the same input gives the same reading. */
export function readBuiltin(
  input: ReadingInput,
  model: TrainedModel = shippedModel,
  factModel: FactModel = shippedFacts,
): Reading {
  const block = factsBlockIn(input)
  const words = inRole(block ? block.rest : input)
  const isShipped = model === shippedModel && factModel === shippedFacts
  const reading = isShipped ? readOnce(JSON.stringify(words)) : readWords(words, model, factModel)
  return block ? block.complete(reading) : reading
}

/** A first mail is read when it opens its case, and again in its case, up to a burst of mails later: the same input. */
const readOnce = remembered((input) => readWords(JSON.parse(input) as ReadingInput, shippedModel, shippedFacts), 1000)

const inRole = (input: ReadingInput): ReadingInput => ({
  ...input,
  context: { ...input.context, knownRole: readRole(input) },
})

/** `told`: the acts in whose light the facts were read. */
type Found = { acts: readonly ReadAct[]; told: readonly ReadAct[]; facts: readonly ReadFact[] }

function readWords(input: ReadingInput, model: TrainedModel, factModel: FactModel): Reading {
  const situation = situationOf(input)
  const found = byGrammar(situation)
  const chances = chancesOf(model, featuresOf(situation, found.acts, found.facts))
  const answers = readAnswers(situation)
  const acts = combined(found.acts, chances, situation).filter((act) => !isAnswer(act, answers, situation))
  const read = sameMeaning(acts, found.told) ? found.facts : factsOf(situation, acts)
  const weighed = graded(settled(situation, found.acts, read, factModel, chances))
  const facts = weighed.flatMap((fact) => (fact.key === 'offer' ? dealt(fact, acts, answers.length > 0) : [fact]))
  const given = givenFacts(answers, input.sentOn).filter(({ key }) => !facts.some((fact) => fact.key === key))
  return grounded(
    {
      role: situation.role,
      acts: telling(acts, given),
      facts: [...facts, ...given],
      answers,
      choice: readChoice(situation),
      addresses: givenAddresses(situation),
      reader: NAME,
    },
    input.own,
  )
}

/** A sum is as doubtful as what offers or takes it. Beside answers to our questions a doubt makes it no offer. */
function dealt(offer: ReadFact, acts: readonly ReadAct[], answering: boolean): ReadFact[] {
  const deals = acts.filter(({ act }) => act === 'offer' || act === 'refund_commitment' || act === 'acceptance')
  if (deals.some(({ certainty }) => certainty !== 'unsure')) return [offer]
  if (answering) return []
  return deals.length > 0 ? [{ ...offer, certainty: 'unsure' }] : [offer]
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

/** Who answers with a fact states one. */
function telling(acts: readonly ReadAct[], [given]: readonly ReadFact[]): ReadAct[] {
  if (!given || acts.some(({ act }) => act === 'facts_stated')) return [...acts]
  return [...acts, { act: 'facts_stated', quote: given.quote, certainty: given.certainty }]
}

/** "Non" to one of our questions refuses nobody's offer, and a sum makes none. */
const isAnswer = ({ act, quote, certainty }: ReadAct, answers: Reading['answers'], { input }: Situation): boolean =>
  (act === 'acceptance' || act === 'rejection' || (act === 'offer' && certainty === 'unsure')) &&
  input.context.pendingOffer === null &&
  answers.some((answer) => answer.quote.includes(quote) || quote.includes(answer.quote))

/** The acts that say what a sum is. */
const dealing = ['offer', 'refund_commitment', 'acceptance', 'payment_sent', 'payment_received'] as const

const sameMeaning = (a: readonly ReadAct[], b: readonly ReadAct[]): boolean =>
  dealing.every((deal) => a.some(({ act }) => act === deal) === b.some(({ act }) => act === deal))

export const builtinReader: Reader = { name: NAME, read: async (input) => readBuiltin(input) }
