import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { testFolder } from '../support/maildir.ts'
import { COMPLETE_REQUEST, LANDLORD, TENANT } from '../support/people.ts'
import { plainEml } from '../support/plain-eml.ts'
import { MEDIATOR, OURS } from '../support/test-world.ts'
import { run } from './run-command.ts'

const IMAP = { IMAP_URL: 'imap://u:p@127.0.0.1:1', SMTP_URL: 'smtp://127.0.0.1:1', SECRET_KEY: 'x'.repeat(32) }

test('at the console of a service with a mailbox on a server nobody reads a case, or takes it along, without a reason that stays', async () => {
  const folder = await testFolder()
  const mail = plainEml({ from: TENANT.address, to: LANDLORD.address, cc: [OURS], text: COMPLETE_REQUEST })
  writeFileSync(join(folder, 'un.eml'), mail)
  expect(run(folder, ['receive', 'un.eml']).status).toBe(0)
  const db = new BetterSqlite3(join(folder, 'mediation.sqlite'), { readonly: true })
  const ref = db.prepare('SELECT ref FROM cases').pluck().get() as string
  const kept = () => [
    db.prepare("SELECT count(*) FROM case_events WHERE type = 'case_read'").pluck().get(),
    db.prepare('SELECT text FROM notes').pluck().all(),
    db
      .prepare(
        "SELECT recipient, state FROM outbox WHERE id LIKE 'mediator_notice:read:%' OR key LIKE 'mediator_notice:read:%'",
      )
      .all(),
  ]
  for (const order of ['case', 'export']) {
    const refused = run(folder, [order, ref], IMAP)
    expect([refused.status, refused.stderr.includes('--reason')]).toEqual([1, true])
    expect(refused.stdout).not.toContain('18 rue des Cités')
  }
  expect(kept()).toEqual([0, [], []])

  const read = run(folder, ['case', ref, '--json', '--reason', 'plainte reçue'], IMAP)
  expect([read.status, read.stdout.includes('18 rue des Cités')]).toEqual([0, true])
  expect(kept()).toEqual([1, ['Dossier lu par console : plainte reçue'], [{ recipient: MEDIATOR, state: 'queued' }]])
  db.close()
})
