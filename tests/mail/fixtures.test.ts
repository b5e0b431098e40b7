import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Instant, instant } from '../../src/domain/day.ts'
import { authenticityFromHeaders } from '../../src/mail/authenticity.ts'
import { classifyAutomatic } from '../../src/mail/automatic.ts'
import { parseBounce } from '../../src/mail/bounce.ts'
import { gate } from '../../src/mail/gate.ts'
import { ownWords } from '../../src/mail/own-words.ts'
import { parseMail } from '../../src/mail/parse.ts'

const FOLDER = path.join(import.meta.dirname, '../fixtures/mail')
const OURS = 'mediation@service.example'
const RECEIVED: Instant = instant('2026-03-02T19:00:00Z')

const names = (ending: string) =>
  fs.readdirSync(FOLDER).flatMap((file) => (file.endsWith(ending) ? [file.slice(0, -ending.length)] : []))

test('each mail has its expectation and each expectation its mail', () => {
  expect(names('.eml')).toEqual(names('.expected.json'))
})

describe('odd mails', () => {
  test.each(names('.eml'))('%s', async (name) => {
    const expected = JSON.parse(fs.readFileSync(path.join(FOLDER, `${name}.expected.json`), 'utf8'))
    expect(await seen(fs.readFileSync(path.join(FOLDER, `${name}.eml`)))).toMatchObject(expected)
  })
})

/** Everything that an expectation may speak of. */
async function seen(raw: Buffer) {
  const parsed = await parseMail(raw)
  if (parsed.kind === 'unreadable') return { kind: parsed.kind }
  const { mail } = parsed
  const automatic = classifyAutomatic(mail, RECEIVED)
  const gated = gate(mail, {
    automatic: automatic.kind,
    authenticity: authenticityFromHeaders(mail, null),
    ours: OURS,
    staff: false,
  })
  return {
    ...mail,
    kind: parsed.kind,
    from: mail.from.map(({ address }) => address),
    names: mail.from.map(({ name }) => name),
    ...ownWords(mail.text, { senderName: mail.from[0]?.name ?? '' }),
    automatic: automatic.kind,
    returnsOn: automatic.returnsOn,
    gate: gated.kind === 'accept' ? 'accept' : `${gated.kind} ${gated.reason}`,
    bounce: parseBounce(mail),
  }
}
