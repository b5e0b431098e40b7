import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { headerFault } from '../../src/mail/command-headers.ts'
import { headerBlock, headerFields } from '../../src/mail/header-block.ts'

const OURS = 'mediation@service.example'
const NADIA = 'nadia@service.example'
const fields = (...lines: readonly string[]) => headerFields(lines.join('\r\n'))
const genuine = [`From: Nadia <${NADIA}>`, 'Date: x', 'Subject: x', 'Message-ID: <x@service.example>', `To: ${OURS}`]
const fault = (lines: readonly string[]) =>
  headerFault(fields(...lines), { ours: OURS, staff: [NADIA, 'chef@service.example'] })
const author = (from: string) => fault([`From: ${from}`, ...genuine.slice(1)])

test('a genuine command has no fault', () => {
  expect(fault(genuine)).toBeNull()
})

describe('the author', () => {
  test.each([
    NADIA,
    `<${NADIA}>`,
    `"Benali, Nadia (ADIL)" <${NADIA}>`,
    `"Nadia \\"N.\\" Benali" <${NADIA}>`,
    `=?utf-8?Q?N=C3=A9?= <${NADIA}>`,
    `Nadia Bénali <${NADIA}>`,
    `Nadia<${NADIA}>`,
  ])('%s is one plain address', (from) => {
    expect(author(from)).toBeNull()
  })

  test.each([
    `${NADIA}, eve@evil.example`,
    `Equipe: ${NADIA};`,
    `${NADIA} (Nadia)`,
    `(x) <${NADIA}>`,
    `<${NADIA}> x`,
    `eve@evil.example <${NADIA}>`,
    `"x" "y" <${NADIA}>`,
    `<eve@evil.example> <${NADIA}>`,
    `nadia@sérvice.example`,
    'nаdia@service.example',
    `"nadia"@service.example`,
    '',
  ])('%s is not', (from) => {
    expect(author(from)).toBe('odd_sender')
  })

  test('is judged in linear time', () => {
    const started = performance.now()
    for (const hostile of ['"\\a', '"', ' ', '<', 'a', '(', 'a@']) author(hostile.repeat(50_000))
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

test('each field that decides stands once, whatever its letter case and its place', () => {
  const names = ['From', 'Date', 'Subject', 'Message-ID', 'To']
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(genuine.length), fc.boolean(), (name, at, upper) => {
      const second = `${upper ? name.toUpperCase() : name.toLowerCase()}: x@x.example`
      expect(fault([...genuine.slice(0, at), second, ...genuine.slice(at)])).toBe('doubled_headers')
    }),
  )
  expect(fault(genuine.filter((line) => !line.startsWith('From')))).toBe('doubled_headers')
})

test.each([
  [`Sender: ${NADIA}`, null],
  ['Sender: chef@service.example', 'other_sender'],
  [`Reply-To: ${NADIA}, Chef <chef@service.example>, mediation+x@service.example`, null],
  ['Reply-To: eve@evil.example', 'other_sender'],
  ['Resent-Date: x', 'forwarded_command'],
  ['List-Id: <x.example>', 'forwarded_command'],
  ['Precedence: Bulk', 'forwarded_command'],
  ['Precedence: normal', null],
])('%s: %s', (line, expected) => {
  expect(fault([...genuine, line])).toBe(expected)
})

test.each(['\r\n\r\n', '\n\n', '\n\r\n', '\r\n\n'])(
  'an empty line ends the fields however it is written: %j',
  (ends) => {
    const { text, bodyAt } = headerBlock(Buffer.from(`A: 1\r\nB: 2${ends}C: 3\r\n\r\nD: 4`))
    expect(headerFields(text).map(({ name }) => name)).toEqual(['a', 'b'])
    expect(bodyAt).toBe(`A: 1\r\nB: 2${ends}`.length)
  },
)
