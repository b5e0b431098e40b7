import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import type { PageSettings } from '../questionnaire/settings.ts'
import type { Rulebase, RulebaseData } from '../rulebase/rulebase.ts'

const file = (path: string): string => fileURLToPath(new URL(`../questionnaire/${path}`, import.meta.url))

/** The questionnaire, the rules base and its texts as one classic script: a page opened from a file may load no module. */
export async function pageScript(rulebase: Rulebase, settings: PageSettings): Promise<string> {
  const bundle = await rolldown({
    input: file('view/main.ts'),
    platform: 'browser',
    resolve: { alias: { zod: file('no-schemas.ts') } },
    onLog: (level, { message }) => {
      if (level === 'warn') throw new Error(message)
    },
  })
  try {
    const { output } = await bundle.generate({ format: 'iife', name: 'questionnaire', minify: true })
    return `${output[0].code}questionnaire.start(${JSON.stringify(dataOf(rulebase))},${JSON.stringify(settings)});\n`
  } finally {
    await bundle.close()
  }
}

/** The rules as they run, without the examples, which only `rules check` reads. */
function dataOf({ version, rules, parameters, trees }: Rulebase): RulebaseData {
  const texts = Object.entries(rules).map(([name, rule]) => [name, { ...rule, exemples: [] }])
  return { version, rules: Object.fromEntries(texts) as RulebaseData['rules'], parameters, trees }
}
