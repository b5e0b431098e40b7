import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { systemClock } from '../../adapters/system-clock.ts'
import { type Day, parisDay } from '../../domain/day.ts'
import { checkRules } from '../../rulebase/check.ts'
import { evaluate as evaluateRules } from '../../rulebase/evaluate.ts'
import { explain as explainRules } from '../../rulebase/explain.ts'
import { evaluationJson } from '../../rulebase/json.ts'
import { rulesPage } from '../../rulebase/page/rules-page.ts'
import type { Situation } from '../../rulebase/situation.ts'
import { parseSituation, situationJsonSchema } from '../../rulebase/situation-json.ts'
import { loadRulebase, ruleTexts } from '../data-files.ts'
import { NotSo, WrongUsage } from '../failures.ts'
import { print, printDocument } from '../output.ts'

const LARGEST_FILE = 1024 * 1024

/** Exit 1 with one French line per problem. */
export function check({ on }: { on?: Day }): void {
  const texts = ruleTexts()
  const problems = checkRules(texts, on ?? parisDay(systemClock.now()))
  if (problems.length > 0) throw new NotSo(`base de règles\n${problems.map((line) => `  ${line}`).join('\n')}`)
  print(`${Object.keys(texts).length} fichiers de règles vérifiés : tout est en ordre.`)
}

export function evaluate(file: string, { on }: { on: Day }): void {
  printDocument(evaluationJson(evaluateRules(loadRulebase(), situationIn(file), on)))
}

export function explain(file: string, { on }: { on: Day }): void {
  const rulebase = loadRulebase()
  print(explainRules(rulebase, evaluateRules(rulebase, situationIn(file), on)))
}

export const schema = (): void => printDocument(situationJsonSchema())

export function page({ to }: { to: string }): void {
  const rulebase = loadRulebase()
  mkdirSync(dirname(to), { recursive: true })
  writeFileSync(to, rulesPage(rulebase))
  print(`Règles ${rulebase.version} écrites dans ${to}.`)
}

/** The facts of a JSON file; every mistake in them is a line of one French error. */
function situationIn(file: string): Situation {
  const parsed = parseSituation(jsonIn(file))
  if (parsed.kind === 'parsed') return parsed.situation
  throw new WrongUsage(`${file}\n${parsed.mistakes.map((line) => `  ${line}`).join('\n')}`)
}

function jsonIn(file: string): unknown {
  const size = statSync(file, { throwIfNoEntry: false })?.size
  if (size === undefined) throw new WrongUsage(`${file} n’existe pas.`)
  if (size > LARGEST_FILE) throw new WrongUsage(`${file} dépasse 1 Mo : ce n’est pas une situation.`)
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new WrongUsage(`${file} n’est pas du JSON.`)
  }
}
