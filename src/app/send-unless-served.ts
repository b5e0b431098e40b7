import { settleInterrupted } from '../flows/deliver-mail.ts'
import { drain } from '../flows/drain.ts'
import { takeWorkerLock } from '../store/worker-lock.ts'
import type { App } from './build.ts'

/** A running service will send; without one, this command does. */
export async function sendUnlessServed(app: App): Promise<void> {
  const lock = takeWorkerLock(app.config.DATABASE_PATH)
  if (!lock) return
  settleInterrupted(app.world)
  await drain(app.world)
  lock.release()
}
