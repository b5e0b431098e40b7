import { describe, expect, test } from 'vitest'
import { cycles, importsOf, objection, sight } from './import-rules.ts'
import { tableRows } from './markdown.ts'
import { read, sources } from './source.ts'

const objections = (path: string, text: string): string[] =>
  importsOf(text).flatMap((found) => objection(path, found) ?? [])

test('every import is one that the table allows', () => {
  const found = [...sources].flatMap(([path, text]) => objections(path, text).map((why) => `${path}: ${why}`))
  expect(found).toEqual([])
})

test('no two files import one another, directly or by way of others', () => {
  expect(cycles(sources)).toEqual([])
})

test('the architecture shows the same table', () => {
  const text = read('docs/ARCHITECTURE.md')
  const columns =
    /\| from ↓ sees → \|(.*)\|/
      .exec(text)?.[1]
      ?.split('|')
      .map((cell) => cell.trim()) ?? []
  const shown = { all: '✓', types: 'types' }
  const rows = Object.entries(sight)
    .filter(([from]) => from !== 'ports')
    .map(([from, seen]) => [from, ...columns.map((to) => (to === from ? 'self' : seen[to] ? shown[seen[to]] : ''))])
  expect(tableRows(text, 'from ↓ sees →')).toEqual(rows)
})

describe('the table bites', () => {
  test.each<[string, string, string]>([
    ['src/domain/case.ts', "import { parseMail } from '../mail/parse.ts'", 'domain does not see mail'],
    ['src/mail/parse.ts', "import type { Db } from '../store/database.ts'", 'mail does not see store'],
    ['src/writing/letter.ts', "import { evaluate } from '../rulebase/evaluate.ts'", 'only the types of rulebase'],
    ['src/reading/dates.ts', "import { readFileSync } from 'node:fs'", 'reading is pure'],
    ['src/rulebase/parse.ts', "import { createHash } from 'node:crypto'", 'rulebase runs in a browser'],
    [
      'src/questionnaire/mail.ts',
      "import { readBuiltin } from '../reading/builtin-reader.ts'",
      'questionnaire does not see',
    ],
    ['src/questionnaire/mail.ts', "import { Buffer } from 'node:buffer'", 'questionnaire runs in a browser'],
    ['src/domain/ids.ts', "import { Buffer } from 'node:buffer'", 'domain runs in a browser'],
    [
      'src/flows/drain.ts',
      "const { smtpTransport } = await import('../adapters/smtp-transport.ts')",
      'does not see adapters',
    ],
    ['src/store/outbox.ts', "import {\n  type World,\n} from '../flows/world.ts'", 'store does not see flows'],
    ['src/adapters/log.ts', "import { drain } from '../flows/drain.ts'", 'adapters does not see flows'],
    ['src/flows/drain.ts', "import Database from 'better-sqlite3'", 'better-sqlite3 belongs in src/store/'],
    ['src/mail/parse.ts', "export { load } from 'cheerio/slim'\nimport 'left-pad'", 'left-pad has no home'],
  ])('%s: %s', (path, text, why) => {
    expect(objections(path, text)).toEqual([expect.stringContaining(why)])
  })

  test.each<[string, string]>([
    ['src/writing/letter.ts', "import type { Evaluation } from '../rulebase/evaluation.ts'"],
    ['src/writing/letter.ts', "import { type Evaluation } from '../rulebase/evaluation.ts'"],
    ['src/mail/parse.ts', "import { createHash } from 'node:crypto'"],
    ['src/demo/play.ts', "import type { App } from '../app/build.ts'"],
  ])('%s may: %s', (path, text) => {
    expect(objections(path, text)).toEqual([])
  })

  test('a circle of three is found, a mere chain is not', () => {
    const file = (to: string) => `import { x } from './${to}.ts'`
    const circle = new Map([
      ['src/a.ts', file('b')],
      ['src/b.ts', file('c')],
      ['src/c.ts', file('a')],
      ['src/d.ts', file('a')],
    ])
    expect(cycles(circle)).toEqual([['src/a.ts', 'src/b.ts', 'src/c.ts']])
    circle.delete('src/c.ts')
    expect(cycles(circle)).toEqual([])
  })
})
