import { describe, expect, test } from 'vitest'
import { decodeWords } from '../../src/mail/encoded-words.ts'
import { headerBlock, headerFields } from '../../src/mail/header-block.ts'
import { stripInvisible } from '../../src/mail/invisible.ts'
import { mailDate } from '../../src/mail/mail-date.ts'
import { messageIds } from '../../src/mail/message-ids.ts'

describe('header block', () => {
  test('ends at the first empty line, whatever the line ends', () => {
    expect(headerBlock(Buffer.from('A: b\r\n\r\nc\n\nd'))).toEqual({ text: 'A: b', bodyAt: 8 })
    expect(headerBlock(Buffer.from('A: b\n\nc\r\n\r\nd'))).toEqual({ text: 'A: b', bodyAt: 6 })
  })

  test('folded values are unfolded, lines that are no field left out, names in lower case', () => {
    expect(headerFields('Subject: a\r\n b\r\nhello\r\nTO : c\r\n\td')).toEqual([
      { name: 'subject', value: 'a b' },
      { name: 'to', value: 'c\td' },
    ])
  })

  test('the line that mbox files put first is no field', () => {
    expect(headerBlock(Buffer.from('From a@b.example Mon\nFrom: a@b.example\n\n')).text).toBe('From: a@b.example')
  })
})

test.each([
  ['=?utf-8?B?ZMOpcMO0dA==?=', 'dépôt'],
  ['=?iso-8859-1?Q?d=E9p=F4t_de_garantie?=', 'dépôt de garantie'],
  ['=?utf-8?B?ZMOp?= =?utf-8?B?cMM=?= =?utf-8?B?tHQ=?=', 'dépôt'],
  ['=?utf-8*fr?Q?a?= b', 'a b'],
  ['=?klingon?Q?a?=', '=?klingon?Q?a?='],
  ['=?utf-8?X?a?= tel quel', '=?utf-8?X?a?= tel quel'],
  ['sans rien', 'sans rien'],
])('the encoded words %j say %j', (value, text) => {
  expect(decodeWords(value)).toBe(text)
})

test.each([
  ['<a@b> <c@d>', ['a@b', 'c@d']],
  ['<a@b> <a@b>', ['a@b']],
  ['a@b c@d', ['a@b', 'c@d']],
  ['Message of Monday from <a@b>', ['a@b']],
  ['ton message de lundi', []],
])('ids of %j', (value, ids) => {
  expect(messageIds(value)).toEqual(ids)
})

test('only the last fifty ids of a thread count', () => {
  const ids = messageIds(Array.from({ length: 50_000 }, (_, i) => `<${i}@x.example>`).join(' '))
  expect([ids.length, ids.at(-1)]).toEqual([50, '49999@x.example'])
})

test.each([
  ['Tue, 07 Apr 2026 20:14:34 +0200', '2026-04-07T18:14:34.000Z'],
  ['7 Apr 2026 20:14 +0200 (CEST)', '2026-04-07T18:14:00.000Z'],
  ['Tue, 7 Apr 26 20:14:34 GMT', '2026-04-07T20:14:34.000Z'],
  ['Tue, 7 Apr 2026 20:14:34 EDT', '2026-04-08T00:14:34.000Z'],
  ['Thu, 1 Jan 1970 00:00:00 +0000', null],
  ['Thu, 1 Jan 2070 00:00:00 +0000', null],
  ['Tue, 31 Feb 2026 20:14:34 +0200', null],
  ['demain', null],
  ['', null],
])('the date %j is %j', (value, expected) => {
  expect(mailDate(value)).toBe(expected)
})

test.each([
  ['ac\u200bcep\u00adte', 'accepte', []],
  ['oui\u{e006e}\u{e006f}\u{e006e}', 'oui', ['non']],
  ['abc\u202edef', 'abcdef', ['U+202D/U+202E']],
  ['👩\u200d🔧 et \u200dé', '👩\u200d🔧 et é', []],
])('invisible characters of %j', (text, visible, hidden) => {
  expect(stripInvisible(text)).toEqual({ text: visible, hidden })
})
