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

/** The rules without what only `rules check`, the page of rules and jurists read; formulas are in the trees. */
function dataOf({ version, rules, parameters, trees }: Rulebase): RulebaseData {
  const unread = { exemples: [], points: [], question: '', condition: '', effet: '', responsable: '', calcul: {} }
  const texts = Object.entries(rules).map(([name, rule]) => [
    name,
    {
      ...rule,
      ...unread,
      articles: rule.articles.map((source) => ({ ...source, adresse: '' })),
      décisions: rule.décisions.map(({ lu }) => ({ texte: '', adresse: '', lu })),
    },
  ])
  return { version, rules: Object.fromEntries(texts) as RulebaseData['rules'], parameters, trees }
}
