import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ParsedMail } from '../../src/mail/message.ts'
import { parseMail } from '../../src/mail/parse.ts'
import { AUTHSERV } from '../support/plain-eml.ts'
import type { SmtpSink } from '../support/smtp-sink.ts'
import { MEDIATOR, OURS, SUPERVISOR } from '../support/test-world.ts'

/** `mediation start` as its operator runs it: a process of its own on a database file. */
export type Service = {
  database: string
  env: Record<string, string>
  output(): string
  start(): Promise<void>
  kill(): Promise<void>
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>
  /** Waits until it ends by itself; resolves with the exit code. */
  ended(): Promise<number | null>
  remove(): Promise<void>
}

const main = new URL('../../src/app/main.ts', import.meta.url).pathname

export async function serviceOn(urls: { imap: string; smtp: string; redis?: string }): Promise<Service> {
  const folder = await mkdtemp(join(tmpdir(), 'mediation-'))
  const database = join(folder, 'mediation.sqlite')
  const env = {
    PATH: process.env['PATH'] ?? '',
    IMAP_URL: urls.imap,
    SMTP_URL: urls.smtp,
    ...(urls.redis ? { REDIS_URL: urls.redis } : {}),
    DATABASE_PATH: database,
    MAIL_ADDRESS: OURS,
    MEDIATORS: MEDIATOR,
    SUPERVISORS: SUPERVISOR,
    TRUSTED_AUTHSERV_ID: AUTHSERV,
    SECRET_KEY: 'a secret of the tests, of 32 characters and more',
    LOG_LEVEL: 'warn',
    // The tests run at any hour of any day.
    UNDO_MINUTES: '0',
    SENDING_HOURS: 'toujours',
  }
  let child: ChildProcess | null = null
  let printed = ''
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    const running = child
    child = null
    if (!running || running.exitCode !== null) return running?.exitCode ?? null
    const exited = once(running, 'exit')
    running.kill(signal)
    return (await exited)[0] as number | null
  }
  return {
    database,
    env,
    output: () => printed,
    async start() {
      const started = spawn(process.execPath, [main, 'start'], { cwd: folder, env })
      child = started
      started.stdout.on('data', (chunk) => {
        printed += chunk
      })
      started.stderr.on('data', (chunk) => {
        printed += chunk
      })
    },
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    ended: async () => (child?.exitCode ?? (child && (await once(child, 'exit'))[0])) as number | null,
    async remove() {
      await end('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The mails that the sink holds for one address, newest last. */
export async function mailsTo(sink: Pick<SmtpSink, 'received'>, address: string): Promise<ParsedMail[]> {
  const mails: ParsedMail[] = []
  for (const { to, raw } of sink.received) {
    if (!to.includes(address)) continue
    const parsed = await parseMail(raw)
    if (parsed.kind === 'parsed') mails.push(parsed.mail)
  }
  return mails
}
