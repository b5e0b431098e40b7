import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { driftedCases, refold } from '../../../src/store/cases.ts'
import { openDatabase } from '../../../src/store/database.ts'
import { onlyCase, reminded } from '../../support/cases.ts'
import { TENANT } from '../../support/people.ts'

const ADDED_SINCE = ['notes', 'staff_facts', 'list_tokens', 'draft_edits'] as const

test('a database from before the orders opens with its cases folded anew, and its letters leave', async () => {
  const { w, p } = await reminded()
  await p.tenantWrites('Avez-vous des nouvelles ?')
  w.answers.push({ kind: 'try_later', response: '451' })
  await p.mediatorSays('OK')
  const folder = mkdtempSync(join(tmpdir(), 'older-'))
  const path = join(folder, 'older.db')
  writeFileSync(path, w.world.db.serialize())
  asBefore(path)
  const db = openDatabase(path)
  refold(db)
  expect(driftedCases(db)).toEqual([])
  w.world.db = db
  expect(onlyCase(w).file).toMatchObject({ links: [], recused: [], underway: [{ purpose: 'reply', outdated: false }] })
  const before = w.sentTo(TENANT.address).length
  await w.on('2026-04-08T10:00:00Z')
  expect(w.sentTo(TENANT.address)).toHaveLength(before + 1)
  expect(onlyCase(w).file.underway).toEqual([])
  await p.mediatorSays('NOTE tout va bien')
  expect(driftedCases(db)).toEqual([])
  db.close()
  rmSync(folder, { recursive: true })
})

/** Tables, indexes and stored cases as migration 2 and its program left them. */
function asBefore(path: string): void {
  const db = new BetterSqlite3(path)
  for (const table of ADDED_SINCE) db.exec(`DROP TABLE ${table}`)
  db.exec("DROP INDEX outbox_by_draft; DROP INDEX held_by_time; DELETE FROM settings WHERE key = 'fold'")
  for (const { id, body } of db.prepare('SELECT id, body FROM cases').all() as { id: string; body: string }[]) {
    const { shared: _, links: __, merged: ___, recused: ____, requested: _____, underway, ...rest } = JSON.parse(body)
    const letters = underway.map(({ draft, purpose }: { draft: string; purpose: string }) => ({ draft, purpose }))
    db.prepare('UPDATE cases SET body = ? WHERE id = ?').run(JSON.stringify({ ...rest, underway: letters }), id)
  }
  db.pragma('user_version = 2')
  db.close()
}
