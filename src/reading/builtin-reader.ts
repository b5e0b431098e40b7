import { completeActs, readActs } from './acts.ts'
import { givenAddresses } from './addresses.ts'
import { readAnswers, readChoice } from './answers.ts'
import type { Reader, Reading, ReadingInput } from './contract.ts'
import { plainFacts, sumFacts } from './facts.ts'
import { factsBlockIn } from './facts-block.ts'
import { grounded } from './grounded.ts'
import { situationOf } from './situation.ts'

const NAME = 'builtin@1'

/** Reads one message with French cues, and a block of declared facts as it stands: pure, the same input gives the same reading. */
export function readBuiltin(input: ReadingInput): Reading {
  const block = factsBlockIn(input)
  return block ? block.complete(readCues(block.rest)) : readCues(input)
}

function readCues(input: ReadingInput): Reading {
  const situation = situationOf(input)
  const claimed = new Set<string>()
  const plain = plainFacts(situation, claimed)
  const acts = readActs(situation)
  const facts = [...plain, ...sumFacts(situation, new Set(acts.map((a) => a.act)), plain, claimed)]
  return grounded(
    {
      role: situation.role,
      acts: completeActs(situation, acts, facts),
      facts,
      answers: readAnswers(situation),
      choice: readChoice(situation),
      addresses: givenAddresses(situation),
      reader: NAME,
    },
    input.own,
  )
}

export const builtinReader: Reader = { name: NAME, read: async (input) => readBuiltin(input) }
