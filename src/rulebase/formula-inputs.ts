import type { FormulaInputs } from './formulas.ts'
import { type FormulaInput, formulaInputs, formulaKey } from './names.ts'
import { ParameterName } from './schema.ts'

/** Names of `rules/` → keys of the formulas. */
export const known = (inputs: Partial<Record<FormulaInput, number | boolean | undefined>>): FormulaInputs =>
  Object.fromEntries(Object.entries(inputs).map(([name, value]) => [keys[name as FormulaInput], value]))

const keys = Object.fromEntries(
  [...Object.keys(formulaInputs), ...ParameterName.options].map((name) => [name, formulaKey(name)]),
) as Record<FormulaInput, string>
