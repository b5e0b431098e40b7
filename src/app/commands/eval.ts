import { calibrationOf, calibrationTable } from '../../reading/calibration.ts'
import { evaluated } from '../../reading/evaluate.ts'
import { mistakesTable } from '../../reading/mistakes.ts'
import { scoreOf, scoreTable } from '../../reading/score.ts'
import { crossValidated } from '../../reading/trained/cross-validate.ts'
import { noSayings } from '../../reading/trained/learn.ts'
import { readConfig } from '../config.ts'
import { jobHandlers, languageModel } from '../job-handlers.ts'
import { print, printDocument } from '../output.ts'
import { labelledConversations, sayingsOf } from './labelled-files.ts'

export type EvalOptions = { json?: true; folds?: number; learn?: readonly string[]; mistakes?: true; sayings?: string }

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
        {
          learnt: (options.learn ?? []).flatMap(labelledConversations),
          sayings: options.sayings ? sayingsOf(options.sayings) : noSayings,
        },
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
