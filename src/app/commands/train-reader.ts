import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { examplesOf } from '../../reading/trained/examples.ts'
import { sayingsIn } from '../../reading/trained/sayings.ts'
import { weightsFile } from '../../reading/trained/shipped.ts'
import { type Example, train } from '../../reading/trained/train.ts'
import { readConfig } from '../config.ts'
import { print } from '../output.ts'
import { labelledConversations } from './eval.ts'

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

/** The sayings of every text file of a folder (their form: `reading/trained/sayings.ts`). */
export const sayingsOf = (folder: string): Example[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => sayingsIn(readFileSync(join(folder, name), 'utf8')))
