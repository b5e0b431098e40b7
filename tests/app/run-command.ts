import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { AUTHSERV } from '../support/plain-eml.ts'
import { MEDIATOR, OURS, SUPERVISOR } from '../support/test-world.ts'

const main = new URL('../../src/app/main.ts', import.meta.url).pathname

/** One command of the program on the local mode of a folder, as its operator runs it; `more`: further settings. */
export const run = (folder: string, args: string[], more: Record<string, string> = {}) => {
  const env = {
    PATH: process.env['PATH'] ?? '',
    DATABASE_PATH: join(folder, 'mediation.sqlite'),
    MAILBOX_DIR: join(folder, 'boite'),
    OUTBOX_DIR: join(folder, 'envoyes'),
    MAIL_ADDRESS: OURS,
    MEDIATORS: MEDIATOR,
    SUPERVISORS: SUPERVISOR,
    TRUSTED_AUTHSERV_ID: AUTHSERV,
    LOG_LEVEL: 'error',
    ...more,
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}
