import type { FormulaSource } from './formula-tree.ts'
import { formulaInputs, formulaKey, formulaNames } from './names.ts'
import type { RulebaseData } from './rulebase.ts'
import type { Parameter, ParameterName, RuleFile } from './schema.ts'

/** The formulas of all rules as publicodes reads them, with what they may use. */
export function formulaSource({ rules, parameters }: Pick<RulebaseData, 'rules' | 'parameters'>): FormulaSource {
  const bodies = Object.values(rules).flatMap(({ calcul }) => Object.entries(calcul))
  return Object.fromEntries([
    ...given(parameters),
    ...bodies.map(([name, body]) => [formulaKey(name), JSON.parse(formulaKey(JSON.stringify(body)))]),
  ]) as FormulaSource
}

/** Formulas that stand twice, and those that the code asks for and that nobody gives. */
export function formulaMistakes(
  rules: readonly RuleFile[],
  parameters: Partial<Record<ParameterName, Parameter>>,
): readonly string[] {
  const mistakes: string[] = []
  const seen = new Set(given(parameters).map(([key]) => key))
  for (const rule of rules)
    for (const name of Object.keys(rule.calcul)) {
      if (seen.has(formulaKey(name))) mistakes.push(`règle « ${rule.règle} » : le calcul « ${name} » existe déjà`)
      seen.add(formulaKey(name))
    }
  for (const name of formulaNames) if (!seen.has(formulaKey(name))) mistakes.push(`calcul absent : « ${name} »`)
  return mistakes
}

const given = (parameters: Partial<Record<ParameterName, Parameter>>): [string, object][] => [
  ...Object.entries(formulaInputs).map(([name, kind]): [string, object] => [
    formulaKey(name),
    kind === 'euros' ? { unité: '€' } : {},
  ]),
  ...Object.entries(parameters).map(([name, value]): [string, object] => [
    formulaKey(name),
    value.unité === 'nombre' ? {} : { unité: value.unité },
  ]),
]
