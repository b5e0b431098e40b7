import { takeWorkerLock, type WorkerLock } from '../store/worker-lock.ts'
import { type App, buildApp } from './build.ts'
import { readConfig } from './config.ts'
import { NotSo } from './failures.ts'

/** Builds the app for one command and closes it whatever happens. */
export async function withApp<T>(work: (app: App) => Promise<T> | T): Promise<T> {
  const app = await buildApp(readConfig())
  try {
    return await work(app)
  } finally {
    await app.close()
  }
}

/** The same for a command that works through tasks and outbox: only one process at a time may. */
export async function withWorker<T>(work: (app: App) => Promise<T> | T): Promise<T> {
  return withApp(async (app) => {
    const lock = takeWorkerLock(app.config.DATABASE_PATH)
    if (!lock) throw new NotSo('un autre processus du service travaille déjà sur cette base.')
    return releasing(lock, () => work(app))
  })
}

async function releasing<T>(lock: WorkerLock, work: () => Promise<T> | T): Promise<T> {
  try {
    return await work()
  } finally {
    lock.release()
  }
}
