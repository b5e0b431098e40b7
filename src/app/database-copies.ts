import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Day, instant, parisDay } from '../domain/day.ts'

/** Other databases beside this one (backups, and what a restore set aside), with the day of their last change. */
export function databaseCopies(path: string): { file: string; on: Day }[] {
  const folder = dirname(path)
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== basename(path) && isDatabase(join(folder, entry.name)))
    .map(({ name }) => ({
      file: join(folder, name),
      on: parisDay(instant(statSync(join(folder, name)).mtime.toISOString())),
    }))
    .sort((a, b) => (a.file < b.file ? -1 : 1))
}

const MAGIC = 'SQLite format 3\0'

function isDatabase(file: string): boolean {
  const handle = openSync(file, 'r')
  try {
    const start = Buffer.alloc(MAGIC.length)
    readSync(handle, start, 0, MAGIC.length, 0)
    return start.toString('latin1') === MAGIC
  } finally {
    closeSync(handle)
  }
}
