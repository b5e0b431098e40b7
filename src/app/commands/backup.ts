import { copyFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { inspectCopy, openDatabase } from '../../store/database.ts'
import { takeWorkerLock } from '../../store/worker-lock.ts'
import { readConfig } from '../config.ts'
import { NotSo } from '../failures.ts'
import { print } from '../output.ts'
import { withApp } from '../with-app.ts'

/** A consistent copy while the service runs (SQLite's online backup). */
export const backup = (file: string): Promise<void> =>
  withApp(async ({ world }) => {
    await world.db.backup(file)
    print(`Base copiée dans ${file}.`)
  })

/**
 * Puts a copy in the place of the database, after checking that it is one of ours and whole; refuses while a service
 * runs. What stood there before stays beside it as `.avant-1`, `.avant-2` …
 */
export function restore(file: string): void {
  const { DATABASE_PATH: path } = readConfig()
  const size = statSync(file, { throwIfNoEntry: false })?.size
  if (size === undefined) throw new NotSo(`${file} n’existe pas.`)
  // SQLite takes an empty file for a new database.
  if (size === 0) throw new NotSo(`${file} est vide.`)
  const state = inspectCopy(file)
  if (state !== 'ok') throw new NotSo(`${file} est abîmé (${state}).`)
  mkdirSync(dirname(path), { recursive: true })
  const lock = takeWorkerLock(path)
  if (!lock) throw new NotSo('le service tourne : arrêtez-le d’abord.')
  try {
    const kept = keepFormer(path)
    copyFileSync(file, path)
    openDatabase(path).close()
    print(`${path} remis dans l’état de ${file}.${kept ? ` L’ancienne base reste dans ${kept}.` : ''}`)
  } finally {
    lock.release()
  }
}

/** The former database and what SQLite keeps beside it, under another name. */
function keepFormer(path: string): string | null {
  if (!existsSync(path)) return null
  let n = 1
  while (existsSync(`${path}.avant-${n}`)) n += 1
  const kept = `${path}.avant-${n}`
  for (const suffix of ['', '-wal', '-shm'])
    if (existsSync(`${path}${suffix}`)) renameSync(`${path}${suffix}`, `${kept}${suffix}`)
  return kept
}
