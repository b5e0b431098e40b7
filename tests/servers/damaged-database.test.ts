import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { serviceOn } from './service-process.ts'

const NOBODY = { imap: 'imap://u:p@127.0.0.1:1', smtp: 'smtp://127.0.0.1:1' }

/** Pages in the middle of the file, where tables lie that a start does not read. */
function damage(path: string): void {
  const file = openSync(path, 'r+')
  const middle = Math.floor(statSync(path).size / 2 / 4096) * 4096
  writeSync(file, Buffer.alloc(8 * 4096, 0x5a), 0, 8 * 4096, middle)
  closeSync(file)
}

test('a service whose database is damaged ends by itself, says which file and what to do', async () => {
  const service = await serviceOn(NOBODY)
  const db = openDatabase(service.database)
  const raw = Buffer.alloc(3000, 'x')
  const insert = db.prepare('INSERT INTO raw_mails (sha256, bytes, size, first_seen_at) VALUES (?, ?, ?, ?)')
  for (let n = 0; n < 500; n += 1) insert.run(String(n).padStart(64, '0'), raw, raw.length, '2026-04-07T08:00:00.000Z')
  db.close()
  damage(service.database)
  try {
    await service.start()
    expect(await service.ended()).toBe(1)
    expect(service.output()).toContain(`la base ${service.database} est abîmée`)
    expect(service.output()).toContain('mediation restore')
  } finally {
    await service.remove()
  }
})
