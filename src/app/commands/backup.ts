import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { systemClock } from '../../adapters/system-clock.ts'
import { copyDatabase, inspectFile, openDatabase } from '../../store/database.ts'
import { distrustCopy } from '../../store/distrust-copy.ts'
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
export async function restore(file: string): Promise<void> {
  const { DATABASE_PATH: path } = readConfig()
  const size = statSync(file, { throwIfNoEntry: false })?.size
  if (size === undefined) throw new NotSo(`${file} n’existe pas.`)
  // SQLite takes an empty file for a new database.
  if (size === 0) throw new NotSo(`${file} est vide.`)
  const state = inspectFile(file)
  if (state !== 'ok') throw new NotSo(`${file} est abîmé (${state}).`)
  mkdirSync(dirname(path), { recursive: true })
  const lock = takeWorkerLock(path)
  if (!lock) throw new NotSo('le service tourne : arrêtez-le d’abord.')
  try {
    const copy = `${path}.new`
    for (const suffix of BESIDE) rmSync(`${copy}${suffix}`, { force: true })
    await copyDatabase(file, copy)
    const db = openDatabase(copy)
    distrustCopy(db, systemClock.now())
    db.close()
    const kept = keepFormer(path)
    renameSync(copy, path)
    print(`${path} remis dans l’état de ${file}.${kept ? ` L’ancienne base reste dans ${kept}.` : ''}`)
  } finally {
    lock.release()
  }
}

/** A database and what SQLite keeps beside it. */
const BESIDE = ['', '-wal', '-shm']

/** The former database under another name. */
function keepFormer(path: string): string | null {
  if (!existsSync(path)) return null
  let n = 1
  while (existsSync(`${path}.avant-${n}`)) n += 1
  const kept = `${path}.avant-${n}`
  for (const suffix of BESIDE) if (existsSync(`${path}${suffix}`)) renameSync(`${path}${suffix}`, `${kept}${suffix}`)
  return kept
}
