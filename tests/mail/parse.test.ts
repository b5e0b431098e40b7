import { createHash } from 'node:crypto'
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

const mixed = (kind: string, ...parts: readonly string[]): Buffer =>
  Buffer.from(
    `${HEAD}Content-Type: multipart/${kind}; boundary=b\r\n\r\n${parts.map((part) => `--b\r\n${part}\r\n`).join('')}--b--\r\n`,
  )
const part = (type: string, text: string, ...fields: readonly string[]): string =>
  [`Content-Type: ${type}`, ...fields, '', text].join('\r\n')

async function wordsAndFiles(raw: Buffer): Promise<{ words: string; files: readonly string[] }> {
  const parsed = await parseMail(raw)
  if (parsed.kind !== 'parsed') throw new Error(parsed.why)
  return {
    words: parsed.mail.text
      .split(/\s+/)
      .filter((w) => w !== '')
      .join(' '),
    files: parsed.mail.attachments.map(({ name }) => name),
  }
}

describe('a text with a file name beside others is a file, not words', () => {
  test.each([
    ['inline', 'text/plain', ['Content-Disposition: inline; filename=ok.txt']],
    ['inline, the name encoded', 'text/plain', ["Content-Disposition: inline; filename*=utf-8''ok.txt"]],
    ['only named', 'text/plain; name="ok.txt"', []],
    ['only named, inline', 'text/plain; name=ok.txt', ['Content-Disposition: inline']],
    ['attached', 'text/plain', ['Content-Disposition: attachment; filename=ok.txt']],
    ['HTML', 'text/html; name="ok.txt"', ['Content-Disposition: inline']],
  ])('%s', async (_, type, fields) => {
    const raw = mixed('mixed', part('text/plain', 'Voir ci-joint.'), part(type, 'OK', ...fields))
    expect(await wordsAndFiles(raw)).toEqual({ words: 'Voir ci-joint.', files: ['ok.txt'] })
    const sha256 = createHash('sha256').update('OK').digest('hex')
    expect((await attachmentBytes(raw, sha256))?.toString()).toBe('OK')
  })

  test('several texts without a name around a picture are one mail', async () => {
    const raw = mixed(
      'mixed',
      part('text/plain; charset=utf-8', 'Avant'),
      part('image/png; name=a.png', 'x', 'Content-Disposition: inline; filename=a.png'),
      part('text/plain; charset=utf-8', 'Après', 'Content-Disposition: inline'),
    )
    expect(await wordsAndFiles(raw)).toEqual({ words: 'Avant Après', files: ['a.png'] })
  })

  test('a body that is named is a body', async () => {
    const alone = Buffer.from(`${HEAD}${part('text/plain; name="corps.txt"', 'Bonjour')}\r\n`)
    const chosen = mixed(
      'alternative',
      part('text/plain; name=a.txt', 'Bonjour'),
      part('text/html; name=a.html', '<p>Bonjour</p>'),
    )
    expect(await Promise.all([alone, chosen].map(wordsAndFiles))).toEqual(
      Array(2).fill({ words: 'Bonjour', files: [] }),
    )
  })
})

describe('two parts that say different things', () => {
  const LONG =
    'Bonjour, nous proposons de rendre une partie du dépôt de garantie, soit 300 euros, avant la fin du mois prochain.'
  test.each([
    ['the same', 'Je refuse.', '<p>Je refuse.</p>', false],
    [
      'a link, a picture, bold letters',
      '*Oui*\r\n[image: logo]\r\n<https://x.example/a>',
      '<p><b>Oui</b> <img alt="logo"></p>',
      false,
    ],
    ['a quotation on one side', 'Oui\r\n> avant', '<p>Oui</p>', false],
    ['a list', '1. la peinture\r\n2. la porte', '<ol><li>la peinture</li><li>la porte</li></ol>', false],
    ['few words', "J'accepte.", '<p>Je refuse.</p>', true],
    ['a digit', '1', '<p>2</p>', true],
    ['few words hidden in one', "J'accepte.", `<p style="font-size:0">J'accepte.</p><p>Non.</p>`, true],
    ['few words struck through in one', "J'accepte. Je réfléchis.", "<p><s>J'accepte.</s> Je réfléchis.</p>", true],
    ['many words, the same', LONG, `<p>${LONG}</p>`, false],
    ['many words, another sum', LONG, `<p>${LONG.replace('300', '900')}</p>`, true],
  ])('%s', async (_, plain, html, differ) => {
    const raw = mixed('alternative', part('text/plain; charset=utf-8', plain), part('text/html; charset=utf-8', html))
    expect(await parseMail(raw)).toMatchObject({ mail: { partsDiffer: differ } })
  })
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
