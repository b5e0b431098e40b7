import { ruleTexts } from '../../src/app/data-files.ts'
import type { Rules } from '../../src/flows/world.ts'
import { parseRulebase } from '../../src/rulebase/parse.ts'

/** What a change of law looks like: a value that computes, a text that parties read, a value that a letter quotes. */
const milder: readonly { file: string; words: string; by: string }[] = [
  {
    file: 'parametres/restitution.yaml',
    words: '{ du: 2014-03-27, valeur: 10 }',
    by: '{ du: 2014-03-27, valeur: 5 }',
  },
  { file: 'droit/majoration.yaml', words: 'augmente de 10 %', by: 'augmente de 5 %' },
  { file: 'parametres/recours.yaml', words: 'valeur: 5000', by: 'valeur: 4000' },
]

/** The project's rules with a surcharge of 5 % instead of 10 %, and a claim of up to 4 000 € tried by conciliation first. */
export function milderTexts(): Record<string, string> {
  const texts = ruleTexts()
  for (const { file, words, by } of milder) {
    if (!texts[file]?.includes(words)) throw new Error(`${file} does not say "${words}"`)
    texts[file] = texts[file].replace(words, by)
  }
  return texts
}

export function milderRules(): Rules {
  const texts = milderTexts()
  const parsed = parseRulebase(texts)
  if (parsed.kind === 'mistakes') throw new Error(parsed.mistakes.join('\n'))
  return { current: parsed.rulebase, texts, earlier: new Map() }
}
