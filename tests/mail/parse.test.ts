import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attachmentBytes, parseMail } from '../../src/mail/parse.ts'

const HEAD = 'From: a@b.example\r\nTo: c@d.example\r\nSubject: s\r\n'

describe('caps: a value with a reason, never an exception', () => {
  test.each([
    ['more than 25 MB', () => Buffer.alloc(26 * 1024 * 1024, 'a'), 'too_large'],
    ['a header of a megabyte', () => Buffer.from(`${HEAD}X: ${'a'.repeat(1_000_000)}\r\n\r\nb`), 'too_large'],
    ['no header at all', () => Buffer.from('bonjour'), 'unreadable'],
    ['nothing', () => Buffer.alloc(0), 'unreadable'],
    [
      'ten thousand parts',
      () => Buffer.from(`${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(10_000)}`),
      'unreadable',
    ],
    ['three thousand nested multiparts', () => Buffer.from(nested(3000)), 'unreadable'],
  ])('%s', async (_, raw, reason) => {
    expect(await parseMail(raw())).toMatchObject({ kind: 'unreadable', reason })
  })

  function nested(depth: number): string {
    const levels = Array.from(
      { length: depth },
      (_, i) => `Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n--b${i}\r\n`,
    )
    return `${HEAD}${levels.join('')}\r\nx`
  }
})

test.each([
  ['100,000 recipients', `To: ${Array.from({ length: 9000 }, (_, i) => `u${i}@x.example`).join(', ')}\r\n`],
  ['50,000 references', `References: ${Array.from({ length: 12_000 }, (_, i) => `<${i}@x.example>`).join(' ')}\r\n`],
  ['a folded subject', `Subject: ${'a\r\n '.repeat(50_000)}\r\n`],
])('%s are cut, not refused', async (_, header) => {
  const parsed = await parseMail(Buffer.from(`From: a@b.example\r\n${header}\r\nBonjour`))
  if (parsed.kind !== 'parsed') throw new Error(parsed.why)
  expect(parsed.mail.to.length).toBeLessThanOrEqual(500)
  expect(parsed.mail.references.length).toBeLessThanOrEqual(50)
  expect(parsed.mail.subject.length).toBeLessThanOrEqual(1000)
})

test('every From header is seen, in order, with its count', async () => {
  const parsed = await parseMail(Buffer.from('From: a@b.example\r\nFrom: c@d.example\r\n\r\nx'))
  expect(parsed).toMatchObject({
    mail: { fromHeaders: 2, from: [{ address: 'a@b.example' }, { address: 'c@d.example' }] },
  })
})

test('a null path and an absent one are told apart', async () => {
  const paths = await Promise.all(
    ['Return-Path: <>\r\n', '', 'Return-Path: <a@b.example>\r\n'].map((path) =>
      parseMail(Buffer.from(`${path}${HEAD}\r\nx`)),
    ),
  )
  expect(paths.map((p) => (p.kind === 'parsed' ? p.mail.returnPath : 'x'))).toEqual(['', null, 'a@b.example'])
})

test('an attachment is found again by its hash, and nothing by another', async () => {
  const raw = Buffer.from(
    `${HEAD}Content-Type: application/pdf; name=a.pdf\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from('%PDF-1.4 x').toString('base64')}\r\n`,
  )
  const parsed = await parseMail(raw)
  const sha256 = parsed.kind === 'parsed' ? (parsed.mail.attachments[0]?.sha256 ?? '') : ''
  expect((await attachmentBytes(raw, sha256))?.toString()).toBe('%PDF-1.4 x')
  expect(await attachmentBytes(raw, '0'.repeat(64))).toBeNull()
})

test('whatever the bytes, the answer is a value', async () => {
  const chunk = fc.oneof(
    fc.constantFrom(
      'From: ',
      'Subject: ',
      'Content-Type: ',
      'multipart/mixed; boundary=b',
      'text/html',
      '--b',
      '\r\n',
      '\n',
      '\r',
      '=?utf-8?q?',
      '<div>',
      'base64',
      '\0',
    ),
    fc.string({ maxLength: 20 }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(chunk, { maxLength: 60 }), async (chunks) => {
      expect(['parsed', 'unreadable']).toContain((await parseMail(Buffer.from(chunks.join('')))).kind)
    }),
    { numRuns: 150 },
  )
})
