import { completeActs, readActs } from './acts.ts'
import { givenAddresses } from './addresses.ts'
import { readAnswers, readChoice } from './answers.ts'
import { graded } from './certainty.ts'
import type { ReadAct, Reader, ReadFact, Reading, ReadingInput } from './contract.ts'
import { plainFacts, sumFacts } from './facts.ts'
import { factsBlockIn } from './facts-block.ts'
import { givenFacts } from './given-facts.ts'
import { grounded } from './grounded.ts'
import { type Situation, situationOf } from './situation.ts'
import { combined } from './trained/combine.ts'
import { type Features, featuresOf } from './trained/features.ts'
import { chancesOf, type TrainedModel } from './trained/model.ts'
import { shippedModel } from './trained/shipped.ts'

const NAME = 'builtin@2'

/** Reads one message with French cues and trained weights, and a block of declared facts as it stands: pure, the same input gives the same reading. */
export function readBuiltin(input: ReadingInput, model: TrainedModel = shippedModel): Reading {
  const block = factsBlockIn(input)
  return block ? block.complete(readWords(block.rest, model)) : readWords(input, model)
}

type Found = { acts: readonly ReadAct[]; facts: readonly ReadFact[] }

function readWords(input: ReadingInput, model: TrainedModel): Reading {
  const situation = situationOf(input)
  const found = byGrammar(situation)
  const chances = chancesOf(model, featuresOf(situation, found.acts, found.facts))
  const answers = readAnswers(situation)
  const acts = combined(found.acts, chances, situation).filter((act) => !isAnswer(act, answers, situation))
  const read = sameActs(acts, found.acts) ? found.facts : factsOf(situation, acts)
  // A sum in an answer to a question is no offer, unless the message makes or takes one.
  const deals = acts.some(({ act }) => act === 'offer' || act === 'refund_commitment' || act === 'acceptance')
  const facts = read.filter(({ key }) => key !== 'offer' || deals || answers.length === 0)
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

/** What the weights are trained on: the message as the grammar reads it, without them. */
export function grammarFeatures(input: ReadingInput): { features: Features; acts: readonly ReadAct[] } {
  const situation = situationOf(input)
  const { acts, facts } = byGrammar(situation)
  return { features: featuresOf(situation, acts, facts), acts }
}

function byGrammar(situation: Situation): Found {
  const acts = readActs(situation)
  const facts = factsOf(situation, acts)
  return { acts: completeActs(situation, acts, facts), facts }
}

/** Sums are read in the light of what the message does. */
function factsOf(situation: Situation, acts: readonly ReadAct[]): ReadFact[] {
  const claimed = new Set<string>()
  const plain = plainFacts(situation, claimed)
  return graded([...plain, ...sumFacts(situation, new Set(acts.map((a) => a.act)), plain, claimed)])
}

/** Who answers with a fact states one. */
function telling(acts: readonly ReadAct[], [given]: readonly ReadFact[]): ReadAct[] {
  if (!given || acts.some(({ act }) => act === 'facts_stated')) return [...acts]
  return [...acts, { act: 'facts_stated', quote: given.quote, certainty: given.certainty }]
}

/** "Non" to one of our questions refuses nobody's offer. */
const isAnswer = ({ act, quote }: ReadAct, answers: Reading['answers'], { input }: Situation): boolean =>
  (act === 'acceptance' || act === 'rejection') &&
  input.context.pendingOffer === null &&
  answers.some((answer) => answer.quote.includes(quote) || quote.includes(answer.quote))

const sameActs = (a: readonly ReadAct[], b: readonly ReadAct[]): boolean =>
  a.length === b.length && a.every(({ act }, i) => b[i]?.act === act)

export const builtinReader: Reader = { name: NAME, read: async (input) => readBuiltin(input) }
