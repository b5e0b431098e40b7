import { expect, test } from 'vitest'
import { createLog, type LogLevel } from '../../src/adapters/log.ts'
import { Outage } from '../../src/adapters/outage.ts'

function logged(level: LogLevel, ids: object): Record<string, unknown>[] {
  const lines: string[] = []
  createLog(level, { write: (line) => void lines.push(line) }).warn(ids, 'something')
  return lines.map((line) => JSON.parse(line))
}

test('a line is JSON with its level, time, ids and message', () => {
  const [line] = logged('info', { case: 'abc', count: 2, none: null })
  expect(line).toEqual({
    level: 'warn',
    time: expect.stringMatching(/^\d{4}-.*Z$/),
    case: 'abc',
    count: 2,
    none: null,
    msg: 'something',
  })
})

test('what is below the level stays silent', () => {
  expect(logged('error', {})).toEqual([])
  expect(logged('silent', {})).toEqual([])
})

test.each([
  ['an address', { to: 'ana@locataire.example' }],
  ['an address in a text', { why: 'no such user <ana@locataire.example>' }],
  ['an address in depth', { list: [{ to: 'ana@locataire.example' }] }],
  ['the message of an error', { error: new SyntaxError('Unexpected token in "chère ana@locataire.example"') }],
])('%s does not reach the log', (_, ids) => {
  expect(JSON.stringify(logged('info', ids))).not.toMatch(/locataire|chère/)
})

test('an error keeps its name, code and frames; an outage its reason', () => {
  const [bug] = logged('info', { error: Object.assign(new TypeError('x'), { code: 'E1' }) })
  expect(bug?.['error']).toEqual({
    name: 'TypeError',
    code: 'E1',
    frames: expect.arrayContaining([expect.stringContaining('log.test.ts')]),
  })
  const [outage] = logged('info', { error: new Outage('SMTP : pas de réponse') })
  expect(outage?.['error']).toEqual({ name: 'Outage', because: 'SMTP : pas de réponse' })
})

test('a long text is cut', () => {
  expect(String(logged('info', { text: 'x'.repeat(10_000) })[0]?.['text'])).toHaveLength(200)
})
