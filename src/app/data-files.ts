import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse as parseYaml } from 'yaml'
import type { z } from 'zod'
import { Ladder, ladderIn } from '../domain/ladder.ts'
import { Retention } from '../domain/retention.ts'
import { Stages } from '../domain/stages.ts'
import type { Rules } from '../flows/world.ts'
import { parseRulebase } from '../rulebase/parse.ts'
import type { Rulebase } from '../rulebase/rulebase.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The project's own texts are in the wrong state; every mistake is a line of the message, in French. */
export class DataFileError extends Error {
  override name = 'DataFileError'
}

/** Every file below `rules/`, by path from there: `droit/majoration.yaml` → its text. */
export function ruleTexts(): Record<string, string> {
  const names = readdirSync(`${root}rules`, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.yaml'),
  )
  return Object.fromEntries(
    names.sort().map((name) => [name.replaceAll('\\', '/'), readFileSync(`${root}rules/${name}`, 'utf8')]),
  )
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

export const loadStages = (): Stages => procedure('etapes', Stages)

export const loadRetention = (): Retention => procedure('conservation', Retention)

function procedure<T>(name: string, schema: z.ZodType<T>): T {
  const path = `rules/procedure/${name}.yaml`
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
