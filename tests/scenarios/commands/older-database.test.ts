import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { pinOlderCases } from '../../../src/flows/case-rules.ts'
import { driftedCases, refold } from '../../../src/store/cases.ts'
import { openDatabase } from '../../../src/store/database.ts'
import { onlyCase, reminded } from '../../support/cases.ts'
import { asOfVersion, earlierVersions } from '../../support/older-schema.ts'
import { TENANT } from '../../support/people.ts'

test.each(earlierVersions)(
  'a database of version %i opens with its cases folded anew, and its letters leave',
  async (version) => {
    const { w, p } = await reminded()
    await p.tenantWrites('Avez-vous des nouvelles ?')
    w.answers.push({ kind: 'try_later', response: '451' })
    await p.mediatorSays('OK')
    const folder = mkdtempSync(join(tmpdir(), 'older-'))
    const path = join(folder, 'older.db')
    writeFileSync(path, w.world.db.serialize())
    foldedBefore(path)
    asOfVersion(path, version)
    const db = openDatabase(path)
    refold(db)
    expect(driftedCases(db)).toEqual([])
    w.world.db = db
    pinOlderCases(w.world)
    expect(onlyCase(w).file).toMatchObject({
      links: [],
      recused: [],
      underway: [{ purpose: 'reply', outdated: false }],
    })
    const before = w.sentTo(TENANT.address).length
    await w.on('2026-04-08T10:00:00Z')
    expect(w.sentTo(TENANT.address)).toHaveLength(before + 1)
    expect(onlyCase(w).file.underway).toEqual([])
    await p.mediatorSays('NOTE tout va bien')
    expect(driftedCases(db)).toEqual([])
    db.close()
    rmSync(folder, { recursive: true })
  },
)

/** Stored cases as the program of migration 2 left them. */
function foldedBefore(path: string): void {
  const db = new BetterSqlite3(path)
  db.exec("DELETE FROM settings WHERE key = 'fold'")
  for (const { id, body } of db.prepare('SELECT id, body FROM cases').all() as { id: string; body: string }[]) {
    const { shared: _, links: __, merged: ___, recused: ____, requested: _____, underway, ...rest } = JSON.parse(body)
    const letters = underway.map(({ draft, purpose }: { draft: string; purpose: string }) => ({ draft, purpose }))
    db.prepare('UPDATE cases SET body = ? WHERE id = ?').run(JSON.stringify({ ...rest, underway: letters }), id)
  }
  db.close()
}
