import { writeFileSync } from 'node:fs'
import { examplesOf } from '../../reading/trained/examples.ts'
import { factExamplesOf } from '../../reading/trained/fact-examples.ts'
import { factWeightsFile } from '../../reading/trained/fact-shipped.ts'
import { trainFacts } from '../../reading/trained/fact-train.ts'
import { weightsFile } from '../../reading/trained/shipped.ts'
import { train } from '../../reading/trained/train.ts'
import { readConfig } from '../config.ts'
import { print } from '../output.ts'
import { labelledConversations, sayingsOf } from './labelled-files.ts'

type TrainOptions = { to: string; factsTo: string; sayings?: string }

/** Trains the reader's weights on labelled conversations and sayings, and writes them: the same files give the same weights. */
export function trainReader(folders: readonly string[], { to, factsTo, sayings }: TrainOptions): void {
  const conversations = folders.flatMap(labelledConversations)
  const ours = readConfig().MAIL_ADDRESS
  const examples = [...examplesOf(conversations, ours), ...(sayings ? sayingsOf(sayings) : [])]
  const acts = train(examples)
  writeWeights(to, weightsFile(acts))
  const facts = trainFacts(factExamplesOf(conversations, ours))
  writeWeights(factsTo, factWeightsFile(facts))
  const traits = Object.values(facts).reduce((sum, { weights }) => sum + weights.size, 0)
  print(`${examples.length} messages, ${acts.weights.size} traits : ${to}, ${traits} : ${factsTo}`)
}

const writeWeights = (to: string, weights: unknown): void =>
  writeFileSync(to, `${JSON.stringify(weights, null, 0).replaceAll('","', '",\n"')}\n`)
