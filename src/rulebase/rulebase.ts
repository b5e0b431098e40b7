import type { Day } from '../domain/day.ts'
import { type Cents, cents } from '../domain/money.ts'
import type { Grids } from './deductions.ts'
import type { LegalCertainty } from './evaluation.ts'
import type { FormulaTrees } from './formula-tree.ts'
import { compileFormulas, type FormulaInputs, type FormulaValue } from './formulas.ts'
import { type FormulaName, formulaKey } from './names.ts'
import type { Parameter, ParameterName, RuleFile, RuleName } from './schema.ts'

/** The texts of `rules/`, read and checked, as plain data: all that running them needs. */
export type RulebaseData = {
  /** Hash of the texts: the same texts give the same version. */
  version: string
  rules: Readonly<Record<RuleName, RuleFile & { file: string }>>
  parameters: Readonly<Record<ParameterName, Parameter & { file: string }>>
  trees: FormulaTrees
}

export type Rulebase = RulebaseData & { formulas: ReadonlyMap<string, (inputs: FormulaInputs) => FormulaValue> }

export const runnable = (data: RulebaseData): Rulebase => ({ ...data, formulas: compileFormulas(data.trees) })

/** The value in force on a day, or null before the first one. Sums in cents, percentages as fractions, others as they are. */
export function parameter(rulebase: Rulebase, name: ParameterName, on: Day): number | null {
  const { valeurs, unité } = rulebase.parameters[name]
  const found = valeurs.findLast((v) => v.du <= on)
  if (!found) return null
  return unité === '%' ? found.valeur / 100 : unité === '€' ? Math.round(found.valeur * 100) : found.valeur
}

export const formula = (rulebase: Rulebase, name: FormulaName, inputs: FormulaInputs): FormulaValue =>
  rulebase.formulas.get(formulaKey(name))?.(inputs)

export const gridsOf = (rulebase: Rulebase): Grids => rulebase.rules.vétusté.grilles ?? {}

/** A sum, rounded to the cent; 0 when the formula does not apply, null when a fact that it needs is unknown. */
export function sum(rulebase: Rulebase, name: FormulaName, inputs: FormulaInputs): Cents | null {
  const value = formula(rulebase, name, inputs)
  if (value === undefined) return null
  return cents(Math.round(Number(Number(value ?? 0).toFixed(4))))
}

const certainties: Record<RuleFile['certitude'], LegalCertainty> = {
  établi: 'settled',
  majoritaire: 'majority',
  discuté: 'disputed',
}

/** What a finding says of its rule, whatever the situation. */
export function citation(rulebase: Rulebase, rule: RuleName) {
  const file = rulebase.rules[rule]
  return {
    rule,
    title: file.titre,
    articles: file.articles.map((a) => a.texte),
    certainty: certainties[file.certitude],
    toVerify: file['à vérifier'] !== undefined || [...file.articles, ...file.décisions].some((source) => !source.lu),
  }
}
