import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { testFolder } from '../support/maildir.ts'

const main = new URL('../../src/app/main.ts', import.meta.url).pathname

describe('a wrong situation: exit 2, the field and what is expected in French, nothing printed as a result', () => {
  test.each<[string, string | Buffer, RegExp[]]>([
    ['a negative rent', '{"rent_excl_charges": -700}', [/rent_excl_charges : on attend une somme en euros/]],
    ['text where a day belongs', '{"keys_returned_on": "le 3 mars"}', [/keys_returned_on : on attend une date/]],
    ['unknown keys', '{"loyer": 700, "depot": 700}', [/loyer : champ inconnu/, /depot : champ inconnu/]],
    [
      'every mistake at once',
      '{"charges": "x", "lease_kind": "vide"}',
      [/charges : on/, /lease_kind : on attend un de/],
    ],
    ['a wear without scale', '{"deductions":[{"kind":"repairs","amount":5,"wear":{"age_years":3}}]}', [/deductions/]],
    ['no JSON', 'loyer: 700', [/n’est pas du JSON/]],
    ['no object', '[1, 2]', [/on attend un objet JSON/]],
    ['bytes', Buffer.from([0xff, 0xfe, 0x00, 0x80]), [/n’est pas du JSON/]],
    ['10 MB', Buffer.alloc(10 * 1024 * 1024, '{"a":'), [/dépasse 1 Mo/]],
  ])('%s', async (_name, content, expected) => {
    const file = join(await testFolder(), 'faits.json')
    writeFileSync(file, content)
    for (const command of ['evaluate', 'explain']) {
      const args = [main, 'rules', command, file, '--on', '2026-11-21']
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
      expect([status, stdout]).toEqual([2, ''])
      for (const line of expected) expect(stderr).toMatch(line)
    }
  })
})
