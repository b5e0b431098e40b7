import { expect, test } from 'vitest'
import { tableRows } from './markdown.ts'
import { filesIn, read } from './source.ts'

const text = read('docs/THREATS.md')
const rows = [...tableRows(text, 'fault'), ...tableRows(text, 'attack')]

/** `tests/x.test.ts` › some words of it (`SETTING=1`) */
const NAMED = /^`(tests\/[\w./-]+)`(?: › (.+?))?(?: \(`[A-Z]+=\d+`\))?$/

test('every fault and attack names a test that exists and holds the words given, or says why there is none', () => {
  expect(rows.length).toBeGreaterThan(70)
  const all = filesIn('tests/')
  const wrong = rows.filter(([, , cell = '']) => {
    if (/^none(?:: | at )/.test(cell)) return false
    const [, path = '', words = ''] = NAMED.exec(cell) ?? []
    return !all.includes(path) || !read(path).replaceAll("\\'", "'").includes(words)
  })
  expect(wrong).toEqual([])
})
