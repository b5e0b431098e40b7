import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { calibrationOf, calibrationTable } from '../../reading/calibration.ts'
import { evaluated } from '../../reading/evaluate.ts'
import { LabelledConversation } from '../../reading/labelled.ts'
import { mistakesTable } from '../../reading/mistakes.ts'
import { scoreOf, scoreTable } from '../../reading/score.ts'
import { crossValidated } from '../../reading/trained/cross-validate.ts'
import { readConfig } from '../config.ts'
import { WrongUsage } from '../failures.ts'
import { jobHandlers, languageModel } from '../job-handlers.ts'
import { print, printDocument } from '../output.ts'
import { sayingsOf } from './train-reader.ts'

type EvalOptions = { json?: true; folds?: number; mistakes?: true; sayings?: string }

/**
 * Scores the configured reader on labelled conversations, on the own words as they were labelled; with `folds`, the
 * built-in reader with weights that were trained without the conversation they read.
 */
export async function evaluateReader(folders: readonly string[], options: EvalOptions): Promise<void> {
  const config = readConfig()
  const conversations = folders.flatMap(labelledConversations)
  const { read_message } = jobHandlers(await languageModel(config))
  const all = options.folds
    ? await crossValidated(
        conversations,
        options.sayings ? sayingsOf(options.sayings) : [],
        options.folds,
        config.MAIL_ADDRESS,
      )
    : await evaluated(conversations, { name: 'configured', read: read_message }, config.MAIL_ADDRESS)
  const score = scoreOf(all)
  const calibration = calibrationOf(all)
  if (options.json) return printDocument({ ...score, calibration })
  print(`${scoreTable(score)}\n\n${calibrationTable(calibration)}`)
  if (options.mistakes) print(`\n${mistakesTable(all)}`)
}

/** Throws `WrongUsage` where the folder holds no conversations, or one that the schema refuses. */
export function labelledConversations(folder: string): LabelledConversation[] {
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
