import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { load as parseYaml } from 'js-yaml'
import type { z } from 'zod'
import { formulaMistakes, formulaSource } from './formula-source.ts'
import { parseFormulas } from './formula-tree.ts'
import { type Rulebase, type RulebaseData, runnable } from './rulebase.ts'
import { type Parameter, ParameterFile, ParameterName, RuleFile, RuleName } from './schema.ts'

export type ParsedRulebase = { kind: 'parsed'; rulebase: Rulebase } | { kind: 'mistakes'; mistakes: readonly string[] }

/**
 * Texts of `rules/` by path (`droit/majoration.yaml` → text) → the rules base, or every mistake in French with its file.
 * Files outside `droit/` and `parametres/` are left alone.
 */
export function parseRulebase(files: Readonly<Record<string, string>>): ParsedRulebase {
  const mistakes: string[] = []
  const paths = Object.keys(files)
    .filter((path) => /^(droit|parametres)\/.*\.yaml$/.test(path))
    .sort()
  const rules = readRules(files, paths, mistakes)
  const parameters = readParameters(files, paths, mistakes)
  for (const name of RuleName.options) if (!rules[name]) mistakes.push(`règle absente : « ${name} »`)
  for (const name of ParameterName.options) if (!parameters[name]) mistakes.push(`paramètre absent : « ${name} »`)
  mistakes.push(...formulaMistakes(Object.values(rules), parameters))
  if (mistakes.length > 0) return { kind: 'mistakes', mistakes }
  try {
    const read = { rules, parameters } as Pick<RulebaseData, 'rules' | 'parameters'>
    const data = { version: hash(files, paths), ...read, trees: parseFormulas(formulaSource(read)) }
    return { kind: 'parsed', rulebase: runnable(data) }
  } catch (error) {
    return { kind: 'mistakes', mistakes: [`calcul : ${error instanceof Error ? error.message.trim() : error}`] }
  }
}

function readRules(files: Readonly<Record<string, string>>, paths: readonly string[], mistakes: string[]) {
  const rules: Partial<Record<RuleName, RuleFile & { file: string }>> = {}
  for (const file of paths.filter((path) => path.startsWith('droit/'))) {
    const rule = read(files, file, RuleFile, mistakes)
    if (!rule) continue
    const twin = rules[rule.règle]
    if (twin) mistakes.push(`${file} : la règle « ${rule.règle} » est déjà dans ${twin.file}`)
    rules[rule.règle] = { ...rule, file }
  }
  return rules
}

function readParameters(files: Readonly<Record<string, string>>, paths: readonly string[], mistakes: string[]) {
  const parameters: Partial<Record<ParameterName, Parameter & { file: string }>> = {}
  for (const file of paths.filter((path) => path.startsWith('parametres/'))) {
    const found = read(files, file, ParameterFile, mistakes)
    if (!found) continue
    for (const [name, value] of Object.entries(found) as [ParameterName, Parameter][]) {
      if (parameters[name]) mistakes.push(`${file} : le paramètre « ${name} » est donné deux fois`)
      const days = value.valeurs.map((v) => v.du)
      if (days.some((from, i) => i > 0 && from <= (days[i - 1] ?? '')))
        mistakes.push(`${file}, « ${name} » : les valeurs ne se suivent pas dans l’ordre des dates`)
      parameters[name] = { ...value, file }
    }
  }
  return parameters
}

function read<T extends z.ZodType>(
  files: Readonly<Record<string, string>>,
  file: string,
  schema: T,
  mistakes: string[],
): z.infer<T> | null {
  let content: unknown
  try {
    content = parseYaml(files[file] ?? '', { maxAliases: 0 })
  } catch (error) {
    mistakes.push(`${file} : YAML illisible (${error instanceof Error ? error.message.split('\n')[0] : error})`)
    return null
  }
  const checked = schema.safeParse(content)
  if (checked.success) return checked.data
  for (const issue of checked.error.issues)
    mistakes.push(
      `${file}${nameOf(content)} : ${issue.path.join(' › ') || 'le fichier'} ne convient pas (${issue.message})`,
    )
  return null
}

function nameOf(content: unknown): string {
  const name = typeof content === 'object' && content !== null && 'règle' in content ? content.règle : null
  return typeof name === 'string' ? `, règle « ${name} »` : ''
}

function hash(files: Readonly<Record<string, string>>, paths: readonly string[]): string {
  const bytes = utf8ToBytes(paths.map((path) => `${path}\0${files[path]}\0`).join(''))
  return bytesToHex(sha256(bytes)).slice(0, 16)
}
