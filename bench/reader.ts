import fs from 'node:fs'
import { Bench } from 'tinybench'
import { readBuiltin } from '../src/reading/builtin-reader.ts'
import { LabelledConversation, labelledInput } from '../src/reading/labelled.ts'
import { report } from './support/report.ts'

/** The human messages of the labelled conversations, each as a first mail. */
const folder = new URL('../tests/fixtures/conversations/', import.meta.url)
const inputs = fs
  .readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => LabelledConversation.parse(JSON.parse(fs.readFileSync(new URL(name, folder), 'utf8'))).messages)
  .filter(({ labels }) => labels.automatic === 'no')
  .map((message) => labelledInput(message, 'mediation@mediation-logement.example', []))

const bench = new Bench()
let next = 0
bench.add('read one message, built-in reader', () => {
  const input = inputs[next++ % inputs.length]
  // No message is read twice: what is kept of an earlier reading would be measured instead.
  if (input) readBuiltin({ ...input, own: `${input.own}\nMessage ${next}` })
})

await report(bench, 'reader')
