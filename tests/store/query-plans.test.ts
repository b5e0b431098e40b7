import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'

/**
 * Reads how SQLite answers every statement of the store. Nothing runs ANALYZE, so the plans depend on the schema alone and are those of
 * a full database too.
 */

/** Statements that may read a whole table, and why. */
const whole: readonly { words: string; why: string }[] = [
  { words: 'SELECT id FROM cases', why: 'folds or lists every case: after an upgrade, `cases`, `replay`' },
  { words: 'SELECT * FROM cases ORDER BY ref', why: '`replay --check`' },
  { words: 'SELECT * FROM case_events ORDER BY seq', why: '`verify-journal`' },
  { words: 'ORDER BY seq DESC LIMIT 1', why: 'reads one row from the end' },
  { words: 'ORDER BY seq LIMIT 1', why: 'reads one row from the beginning' },
  { words: 'SELECT case_id AS caseId, body FROM case_records', why: 'statistics: one row a case' },
  { words: 'WHERE body IS NULL LIMIT', why: 'an index that holds only cases to count' },
  { words: 'UPDATE case_records SET body = NULL', why: 'after an upgrade' },
  { words: 'FROM landlord_keys', why: 'the yearly purge' },
  { words: "p.role IN ('landlord', 'agent')", why: 'the yearly purge' },
  { words: 'UPDATE landlord_keys', why: 'the yearly purge' },
  { words: 'FROM dwelling_keys', why: 'the yearly purge' },
  { words: 'FROM drafts d WHERE d.state =', why: 'an index that holds only the open drafts' },
  { words: 'FROM tasks t LEFT JOIN', why: 'what is done is deleted: only open work' },
  { words: "SELECT '' AS value, count(*)", why: '/metrics' },
  { words: 'AS value, count(*) AS n FROM', why: '/metrics' },
  { words: "json_each(c.body, '$.recused')", why: 'once for each reader of a digest or an edition' },
  { words: '_tokens SET expires_at', why: 'once, in a copy that is put in place' },
  { words: 'WHERE rules_version IS NULL', why: 'an index that holds only cases of old programs' },
]

const folder = new URL('../../src/store/', import.meta.url)
const db = openDatabase(':memory:')
afterAll(() => db.close())

const TEXT = '([`\'"])([\\s\\S]*?)'
type Statement = { file: string; text: string }

/** Every text that is prepared: a literal, a constant, or one that a constant, a list or a variable before it completes. */
function statementsOf(file: string): Statement[] {
  const source = readFileSync(new URL(file, folder), 'utf8')
  const constant = (name: string, before: number): string[] => {
    const found = [...source.matchAll(new RegExp(`\\bconst ${name} =\\s*${TEXT}\\1`, 'g'))]
    const near = found.filter((m) => m.index < before).at(-1) ?? found[0]
    if (near) return [near[2] ?? '']
    const list = new RegExp(`\\bconst ${name} of \\[([^\\]]*)\\]`).exec(source)?.[1]
    return list ? [...list.matchAll(/'([^']*)'/g)].map((m) => m[1] ?? '') : []
  }
  const calls = source.matchAll(
    new RegExp(`\\b(?:sql|counted)(?:<[^()]*?>)?\\(\\s*\\w+(?:\\.\\w+)?,\\s*(?:${TEXT}\\1|(\\w+)\\))`, 'g'),
  )
  return [...calls].flatMap(({ index, 2: literal, 3: name }) =>
    (literal === undefined ? constant(name ?? '', index) : [literal]).flatMap((text) => {
      const hole = /\$\{(\w+)\}/.exec(text)
      if (!hole) return [{ file, text }]
      return constant(hole[1] ?? '', index).map((part) => ({ file, text: text.replaceAll(hole[0], part) }))
    }),
  )
}

const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'prepared.ts')
const statements = files.flatMap(statementsOf)

const plan = (text: string): string[] =>
  (
    db.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...Array.from(text.matchAll(/\?/g), () => null)) as {
      detail: string
    }[]
  ).map(({ detail }) => detail)

/** Reads of a table from its first row to its last; a list given as an argument is none. */
const scans = (text: string): string[] =>
  plan(text).filter((line) => /^SCAN (?!json_each|\(|CONSTANT|f VIRTUAL)/.test(line))

const oneLine = (text: string): string => text.replace(/\s+/g, ' ')

test('every statement is found, and every exception is one', () => {
  const calls = files.flatMap((file) => [
    ...readFileSync(new URL(file, folder), 'utf8').matchAll(/\bsql(?:<[^()]*?>)?\(\s*\w+/g),
  ])
  expect(statements.length).toBeGreaterThanOrEqual(calls.length)
  const scanning = statements.filter(({ text }) => scans(text).length > 0).map(({ text }) => oneLine(text))
  for (const { words } of whole)
    expect({ words, used: scanning.some((text) => text.includes(words)) }).toEqual({ words, used: true })
})

describe.each(files)('%s', (file) => {
  test('reads by index what grows', () => {
    const found = statements
      .filter((statement) => statement.file === file)
      .map(({ text }) => ({ text: oneLine(text), scans: scans(text) }))
      .filter(({ text, scans: lines }) => lines.length > 0 && !whole.some(({ words }) => text.includes(words)))
    expect(found).toEqual([])
  })
})

/** Indexes of which one value stands in a large part of the rows, where nothing else narrows the search. */
const COARSE =
  /(?:messages_by_fate \(fate=\?\)|messages_by_match \(match=\?\)|cases_by_state \(state=\?\)|case_events_by_type \(type=\?\)|outbox_due \(state=\?\))$/

/** Statements that mean all rows of a kind, and why that is no more than is needed. */
const ofOneKind: readonly { words: string; why: string }[] = [
  { words: 'SELECT id FROM cases WHERE', why: 'lists of cases by state: those are wanted' },
  { words: "WHERE e.type = 'data_requested'", why: 'few cases have one' },
  { words: "WHERE state = 'queued'", why: 'what waits is little' },
  { words: 'SELECT * FROM outbox WHERE state = ? ORDER BY rowid', why: 'what is in doubt or was given up' },
  { words: "e.type = 'satisfaction_asked') ORDER BY c.rowid", why: 'once a day, over the cases that have ended' },
  { words: "type IN ('merged_into'", why: 'few cases are joined' },
]

test('nothing is asked by an index that a large part of the rows share', () => {
  const found = statements
    .filter(({ text }) => plan(text).some((line) => COARSE.test(line)))
    .map(({ text }) => oneLine(text))
    .filter((text) => !ofOneKind.some(({ words }) => text.includes(words)))
  expect(found).toEqual([])
})

test('the highest number of a mailbox is looked up, not searched for', () => {
  const [highest] = statements.filter(({ text }) => text.includes('max(CAST(uid'))
  expect(plan(highest?.text ?? '')).toEqual([expect.stringContaining('places_by_number')])
})
