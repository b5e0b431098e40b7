import { describe, expect, test } from 'vitest'
import { wordsFault } from '../../src/mail/command-words.ts'
import { parseMail } from '../../src/mail/parse.ts'
import { buildConversation } from '../support/build-message.ts'
import { loadConversations } from '../support/labelled.ts'

async function faultOf(raw: Buffer): Promise<string | null> {
  const parsed = await parseMail(raw)
  if (parsed.kind !== 'parsed') throw new Error(parsed.why)
  return wordsFault(raw, parsed.mail)
}

const alternative = (text: string, html: string): Buffer =>
  Buffer.from(
    [
      'Subject: x',
      'Content-Type: multipart/alternative; boundary="b"',
      '',
      `--b\nContent-Type: text/plain; charset=utf-8\n\n${text}`,
      `--b\nContent-Type: text/html; charset=utf-8\n\n${html}\n--b--\n`,
    ].join('\n'),
  )

describe('the two parts of a mail', () => {
  test.each([
    ['OK', '<p>OK</p>', null],
    ['*OK*\n\nMerci', '<p><b>OK</b></p><p>Merci</p>', null],
    ['OK\n[image: logo]\n<https://x.example/a>', '<p>OK <a href="https://x.example/a"><img src="cid:x"></a></p>', null],
    ['OK\n\n> lettre', '<p>OK</p><blockquote type="cite">lettre</blockquote>', null],
    ['OK\n-- \nNadia', '<p>OK</p><p>Nadia</p>', null],
    ['OK', '<p>NON</p>', 'parts_differ'],
    ['OK', '<p>OK</p><p>sauf la date</p>', 'parts_differ'],
    ['OK 690', '<p>OK 960</p>', 'parts_differ'],
    ['O\u200bK', '<p>O\u200bK</p>', 'hidden_characters'],
  ])('%j and %j', async (text, html, fault) => {
    expect(await faultOf(alternative(text, html))).toBe(fault)
  })
})

test('no mail that people really write is taken for a doubtful one', async () => {
  const mails = loadConversations('tests/fixtures/conversations').flatMap((c) => buildConversation(c))
  expect(mails.length).toBeGreaterThan(200)
  const faults = await Promise.all(mails.map(({ raw }) => faultOf(raw)))
  expect(faults.filter((fault) => fault !== null)).toEqual([])
})
