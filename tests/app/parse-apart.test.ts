import { expect, test } from 'vitest'
import { parseApart } from '../../src/app/parse-apart.ts'
import { parseMail } from '../../src/mail/parse.ts'
import { plainEml } from '../support/plain-eml.ts'

const eml = (text: string): Buffer =>
  plainEml({ from: 'Léa <lea@free.example>', to: 'mediation@mediation-logement.example', text })

const large = eml('Je demande une médiation pour mon dépôt de garantie de 690 €.\r\n'.repeat(40_000))

test('a large mail is parsed into the same value as a small one would be', async () => {
  expect(large.length).toBeGreaterThan(1024 * 1024)
  expect(await parseApart(large)).toEqual(await parseMail(large))
})

test('a mail that takes too long is unreadable, with its reason', async () => {
  expect(await parseApart(large, 1)).toEqual({
    kind: 'unreadable',
    reason: 'unreadable',
    why: "the parser's process ended: too_slow",
  })
})
