import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { load as parseYaml } from 'js-yaml'
import type { z } from 'zod'
import { ActionPlan } from '../domain/action-plan.ts'
import { CommissionList } from '../domain/commissions.ts'
import { Ladder, ladderIn } from '../domain/ladder.ts'
import { Retention } from '../domain/retention.ts'
import { Playbook } from '../domain/segments.ts'
import { Stages } from '../domain/stages.ts'
import type { Rules } from '../flows/world.ts'
import { parseRulebase } from '../rulebase/parse.ts'
import type { Rulebase } from '../rulebase/rulebase.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The project's own texts are in the wrong state; every mistake is a line of the message, in French. */
export class DataFileError extends Error {
  override name = 'DataFileError'
}

/** Every file of rules below `rules/`, by path from there: `droit/majoration.yaml` → its text. The directory is none. */
export function ruleTexts(): Record<string, string> {
  const names = readdirSync(`${root}rules`, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.yaml') && !name.startsWith('annuaire/'))
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(`${root}rules/${name}`, 'utf8')]))
}

export const loadRulebase = (): Rulebase => loadRules().current

export function loadRules(): Rules {
  const texts = ruleTexts()
  const parsed = parseRulebase(texts)
  if (parsed.kind === 'parsed') return { current: parsed.rulebase, texts, earlier: new Map() }
  throw new DataFileError(`Base de règles incorrecte\n${parsed.mistakes.map((line) => `  ${line}`).join('\n')}`)
}

/** `department`: the one that the service serves, which may do some things otherwise. */
export const loadLadder = (department: string | null = null): Ladder =>
  ladderIn(procedure('relances', Ladder), department)

export const loadPlaybook = (): Playbook => procedure('profils', Playbook)

export const loadStages = (): Stages => procedure('etapes', Stages)

export const loadActionPlan = (): ActionPlan => procedure('calendrier', ActionPlan)

export const loadRetention = (): Retention => procedure('conservation', Retention)

/** Where `mediation commissions import` writes what the State's directory says. */
export const IMPORTED_COMMISSIONS = `${root}rules/annuaire/commissions-etat.yaml`

export const loadCommissions = (): CommissionList[] =>
  readdirSync(`${root}rules/annuaire`)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => dataFile(`rules/annuaire/${name}`, CommissionList))

const procedure = <T>(name: string, schema: z.ZodType<T>): T => dataFile(`rules/procedure/${name}.yaml`, schema)

function dataFile<T>(path: string, schema: z.ZodType<T>): T {
  const checked = schema.safeParse(parseYaml(readFileSync(`${root}${path}`, 'utf8')))
  if (checked.success) return checked.data
  const lines = checked.error.issues.map((issue) => `  ${issue.path.join('.')} : ${issue.message}`)
  throw new DataFileError(`${path} incorrect\n${lines.join('\n')}`)
}

/** Every file of `mail-templates/paragraphs/`, by name without `.md`. */
export const paragraphTexts = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(`${root}mail-templates/paragraphs`)
      .filter((name) => name.endsWith('.md'))
      .map((name) => [name.slice(0, -3), readFileSync(`${root}mail-templates/paragraphs/${name}`, 'utf8')]),
  )

/** A versioned text of `prompts/`, whole. */
export const promptText = (name: string): string => readFileSync(`${root}prompts/${name}.md`, 'utf8')
