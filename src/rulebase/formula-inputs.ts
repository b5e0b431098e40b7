import type { FormulaInputs } from './formulas.ts'
import { type FormulaInput, formulaKey } from './names.ts'

/** Names of `rules/` → keys of the formulas. */
export const known = (inputs: Partial<Record<FormulaInput, number | boolean | undefined>>): FormulaInputs =>
  Object.fromEntries(Object.entries(inputs).map(([name, value]) => [formulaKey(name), value]))
