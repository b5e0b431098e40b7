import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { evaluateReader as evaluate } from '../../reading/evaluate.ts'
import { LabelledConversation } from '../../reading/labelled.ts'
import { scoreTable } from '../../reading/score.ts'
import { readConfig } from '../config.ts'
import { WrongUsage } from '../failures.ts'
import { jobHandlers, languageModel } from '../job-handlers.ts'
import { print, printDocument } from '../output.ts'

/** Scores the configured reader on labelled conversations, on the own words as they were labelled. */
export async function evaluateReader(folder: string, { json }: { json?: true }): Promise<void> {
  const config = readConfig()
  const { read_message } = jobHandlers(await languageModel(config))
  const reader = { name: 'configured', read: read_message }
  const score = await evaluate(conversations(folder), reader, config.MAIL_ADDRESS)
  if (json) printDocument(score)
  else print(scoreTable(score))
}

function conversations(folder: string): LabelledConversation[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new WrongUsage(`${folder} n’est pas un dossier.`)
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
  if (names.length === 0) throw new WrongUsage(`${folder} ne contient aucune conversation (.json).`)
  return names.map((name) => {
    const checked = LabelledConversation.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
    if (checked.success) return checked.data
    throw new WrongUsage(`${name} : ${checked.error.issues[0]?.path.join('.')} ne convient pas.`)
  })
}
