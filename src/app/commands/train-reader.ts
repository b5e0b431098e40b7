import { writeFileSync } from 'node:fs'
import { examplesOf } from '../../reading/trained/examples.ts'
import { weightsFile } from '../../reading/trained/shipped.ts'
import { train } from '../../reading/trained/train.ts'
import { readConfig } from '../config.ts'
import { print } from '../output.ts'
import { labelledConversations, sayingsOf } from './labelled-files.ts'

type TrainOptions = { to: string; sayings?: string }

/** Trains the reader's weights on labelled conversations and sayings, and writes them: the same files give the same weights. */
export function trainReader(folders: readonly string[], { to, sayings }: TrainOptions): void {
  const examples = [
    ...examplesOf(folders.flatMap(labelledConversations), readConfig().MAIL_ADDRESS),
    ...(sayings ? sayingsOf(sayings) : []),
  ]
  const model = train(examples)
  writeFileSync(to, `${JSON.stringify(weightsFile(model), null, 0).replaceAll('","', '",\n"')}\n`)
  print(`${examples.length} messages, ${model.weights.size} traits : ${to}`)
}
