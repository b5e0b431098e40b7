import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { integrity, openDatabase } from '../../store/database.ts'
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

/** Puts a copy in the place of the database, after checking that it opens and is whole; refuses while a service runs. */
export function restore(file: string): void {
  const { DATABASE_PATH: path } = readConfig()
  if (!existsSync(file)) throw new NotSo(`${file} n’existe pas.`)
  const copy = openDatabase(file)
  const state = integrity(copy)
  copy.close()
  if (state !== 'ok') throw new NotSo(`${file} est abîmé (${state}).`)
  const lock = takeWorkerLock(path)
  if (!lock) throw new NotSo('le service tourne : arrêtez-le d’abord.')
  for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true })
  copyFileSync(file, path)
  lock.release()
  print(`${path} remis dans l’état de ${file}.`)
}
