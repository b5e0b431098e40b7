import { day } from '../../src/domain/day.ts'
import { evaluate } from '../../src/rulebase/evaluate.ts'
import { situationOf } from '../../src/rulebase/examples.ts'
import { explain } from '../../src/rulebase/explain.ts'
import { evaluationJson } from '../../src/rulebase/json.ts'
import { parseRulebase } from '../../src/rulebase/parse.ts'
import type { Situation } from '../../src/rulebase/situation.ts'
import { parseSituation, situationJsonSchema } from '../../src/rulebase/situation-json.ts'

/** Texts of `rules/` by path, situations of the JSON form, and cases in the words of `rules/`. */
export type Asked = {
  files: Record<string, string>
  situations: { on: string; facts: Record<string, unknown> }[]
  cases: { le: string; faits: Record<string, unknown> }[]
}

/** All that the rules base says, as text: JSON in, JSON out, so that nothing but text leaves a browser's own world. */
export function answers(asked: string): string[] {
  const { files, situations, cases }: Asked = JSON.parse(asked)
  const parsed = parseRulebase(files)
  if (parsed.kind === 'mistakes') return [...parsed.mistakes]
  const say = (situation: Situation, on: string): string[] => {
    const evaluation = evaluate(parsed.rulebase, situation, day(on))
    return [JSON.stringify(evaluationJson(evaluation)), explain(parsed.rulebase, evaluation)]
  }
  return [
    parsed.rulebase.version,
    JSON.stringify(situationJsonSchema()),
    ...situations.flatMap(({ on, facts }) => {
      const read = parseSituation(facts)
      return read.kind === 'parsed' ? say(read.situation, on) : [...read.mistakes]
    }),
    ...cases.flatMap(({ le, faits }) => say(situationOf(faits) as Situation, le)),
  ]
}
