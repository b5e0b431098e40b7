import { writeFileSync } from 'node:fs'
import { factWeightsFile } from '../../reading/trained/fact-shipped.ts'
import { learn, noSayings } from '../../reading/trained/learn.ts'
import { weightsFile } from '../../reading/trained/shipped.ts'
import { readConfig } from '../config.ts'
import { print } from '../output.ts'
import { labelledConversations, sayingsOf } from './labelled-files.ts'

type TrainOptions = { to: string; factsTo: string; sayings?: string }

/** Trains the reader's weights on labelled conversations and sayings, and writes them: the same files give the same weights. */
export function trainReader(folders: readonly string[], { to, factsTo, sayings }: TrainOptions): void {
  const conversations = folders.flatMap(labelledConversations)
  const ours = readConfig().MAIL_ADDRESS
  const { acts, facts } = learn(conversations, sayings ? sayingsOf(sayings) : noSayings, ours)
  writeWeights(to, weightsFile(acts))
  writeWeights(factsTo, factWeightsFile(facts))
  const traits = Object.values(facts).reduce((sum, { weights }) => sum + weights.size, 0)
  print(`${conversations.length} conversations, ${acts.weights.size} traits : ${to}, ${traits} : ${factsTo}`)
}

const writeWeights = (to: string, weights: unknown): void =>
  writeFileSync(to, `${JSON.stringify(weights, null, 0).replaceAll('","', '",\n"')}\n`)
