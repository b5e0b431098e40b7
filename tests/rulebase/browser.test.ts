import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'
import { load as parse } from 'js-yaml'
import { expect, test } from 'vitest'
import { browserBundle } from '../support/browser-bundle.ts'
import { type Asked, answers } from './answers.ts'
import { complete, rulebase, ruleTexts } from './rules.ts'

const published = parse(readFileSync(new URL('../fixtures/law/cas.yaml', import.meta.url), 'utf8')) as Partial<
  Asked['cases'][number]
>[]
const whole = published.filter((one): one is Asked['cases'][number] => Boolean(one.le && one.faits))

const asked: Asked = {
  files: ruleTexts,
  situations: [complete, { ...complete, keys_returned_on: null }, {}].map((facts) => ({ on: '2026-11-20', facts })),
  cases: [...Object.values(rulebase.rules).flatMap((rule) => rule.exemples), ...whole],
}

/** JavaScript's own names and three of the web's; nothing of node's. */
const browser = (input: string) => createContext({ input, structuredClone, TextEncoder, URL })

test('a browser without anything of node says the same, byte for byte', async () => {
  const code = await browserBundle('tests/rulebase/answers.ts', 'rules')
  const context = browser(JSON.stringify(asked))
  expect(runInContext('[typeof process, typeof require, typeof Buffer]+""', context)).toBe(
    'undefined,undefined,undefined',
  )
  const said: string[] = JSON.parse(runInContext(`${code}\nJSON.stringify(rules.answers(input))`, context))
  expect(said).toEqual(answers(JSON.stringify(asked)))
  expect(said).toHaveLength(2 + 2 * (asked.situations.length + asked.cases.length))
})

test('what needs node is refused', async () => {
  await expect(browserBundle('src/app/data-files.ts', 'files')).rejects.toThrow('node:fs')
})
