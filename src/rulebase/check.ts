import type { Day } from '../domain/day.ts'
import { exampleProblems } from './examples.ts'
import { formulaSource } from './formula-source.ts'
import { strictEngine } from './formula-tree.ts'
import { factNames, formulaNames } from './names.ts'
import { parseRulebase } from './parse.ts'
import { reviewDue } from './review.ts'
import type { Rulebase } from './rulebase.ts'

/**
 * Everything that `rules check` refuses, in French with the file: files that do not parse, examples that do not hold,
 * values that do not cover the day, texts past their review date, names that are not one to one. Empty when all is well.
 */
export function checkRules(files: Readonly<Record<string, string>>, on: Day): readonly string[] {
  const parsed = parseRulebase(files)
  if (parsed.kind === 'mistakes') return parsed.mistakes
  const { rulebase } = parsed
  return [...reviews(rulebase, on), ...values(rulebase, on), ...names(), ...formulas(rulebase), ...examples(rulebase)]
}

function reviews({ rules, parameters }: Rulebase, on: Day): readonly string[] {
  const texts = [
    ...Object.values(rules).map((r) => ({ file: r.file, name: r.règle, last: r['vérifié le'] })),
    ...Object.entries(parameters).map(([name, p]) => ({ file: p.file, name, last: p['vérifié le'] })),
  ]
  return texts
    .filter(({ last }) => reviewDue(last) < on)
    .map(({ file, name, last }) => `${file}, « ${name} » : vérifié le ${last}, il y a plus d’un an ; à relire`)
}

function values({ parameters, rules }: Rulebase, on: Day): readonly string[] {
  const uncovered = Object.entries(parameters).filter(([, p]) => !p.valeurs.some((v) => v.du <= on))
  const over = Object.values(rules).filter(
    (r) => r.valable.du > on || (r.valable.au !== undefined && r.valable.au < on),
  )
  return [
    ...uncovered.map(([name, p]) => `${p.file}, « ${name} » : aucune valeur au ${on}`),
    ...over.map((r) => `${r.file}, règle « ${r.règle} » : n’est pas en vigueur au ${on}`),
  ]
}

function names(): readonly string[] {
  const french = Object.values(factNames)
  return french.filter((name, i) => french.indexOf(name) !== i).map((name) => `deux faits ont le nom « ${name} »`)
}

/** Publicodes' own engine must accept every formula: it knows units, which our evaluation does not look at. */
function formulas(rulebase: Rulebase): readonly string[] {
  try {
    const engine = strictEngine(formulaSource(rulebase))
    for (const name of formulaNames) engine.evaluate(name)
    return []
  } catch (error) {
    return [`calcul : ${error instanceof Error ? error.message.trim() : error}`]
  }
}

function examples(rulebase: Rulebase): readonly string[] {
  return Object.values(rulebase.rules).flatMap((rule) =>
    rule.exemples.flatMap((example) =>
      exampleProblems(rulebase, example).map((problem) => `${rule.file}, exemple « ${example.cas} » : ${problem}`),
    ),
  )
}
