import { writeFileSync } from 'node:fs'
import { examplesOf } from '../../reading/trained/examples.ts'
import { weightsFile } from '../../reading/trained/shipped.ts'
import { train } from '../../reading/trained/train.ts'
import { readConfig } from '../config.ts'
import { print } from '../output.ts'
import { labelledConversations } from './eval.ts'

/** Trains the reader's weights on labelled conversations and writes them: the same conversations give the same file. */
export function trainReader(folders: readonly string[], { to }: { to: string }): void {
  const examples = examplesOf(folders.flatMap(labelledConversations), readConfig().MAIL_ADDRESS)
  const model = train(examples)
  writeFileSync(to, `${JSON.stringify(weightsFile(model), null, 0).replaceAll('","', '",\n"')}\n`)
  print(`${examples.length} messages, ${model.weights.size} traits : ${to}`)
}
