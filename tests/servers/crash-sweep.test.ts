import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ParsedMail } from '../../src/mail/message.ts'
import { parseMail } from '../../src/mail/parse.ts'
import { integrity, openDatabase } from '../../src/store/database.ts'
import { firstBrokenLink } from '../../src/store/events.ts'
import type { OutboxRow } from '../../src/store/outbox.ts'
import { COMPLETE_REQUEST, LANDLORD, TENANT } from '../support/people.ts'
import { AUTHSERV, plainEml } from '../support/plain-eml.ts'
import { findServer } from '../support/require-server.ts'
import { MEDIATOR, OURS } from '../support/test-world.ts'

const strace = findServer('strace', 'strace')
const traces = strace !== null && spawnSync(strace, ['-qq', '-o', '/dev/null', 'true']).status === 0
/** Lives per fault, spread over all its moments; 10000 tries every moment. */
const LIVES = Number(process.env['SWEEP'] ?? 2)
const MAIN = new URL('../../src/app/main.ts', import.meta.url).pathname

type Call = 'pwrite64' | 'fsync'
/** `inject`: what the nth such system call does, in the words of strace. */
const faults: readonly { what: string; call: Call; inject: (n: number) => string }[] = [
  { what: 'killed at a write', call: 'pwrite64', inject: (n) => `inject=pwrite64:signal=KILL:when=${n}` },
  { what: 'told once that the disk failed', call: 'fsync', inject: (n) => `inject=fsync:error=EIO:when=${n}` },
  { what: 'told that the disk is full', call: 'pwrite64', inject: (n) => `inject=pwrite64:error=ENOSPC:when=${n}+` },
]

// A container may forbid to trace.
describe.skipIf(!traces)('from the arrival of a mail to the letter that leaves, a service', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mediation-'))
  /** System calls of the two commands that a life takes. */
  let calls: Record<Call, readonly [number, number]>

  beforeAll(async () => {
    openDatabase(join(folder, 'empty.sqlite')).close()
    const life = begin()
    const first = life.receives('request', request, 'trace=pwrite64,fsync')
    const second = life.receives('approval', await approval(life), 'trace=pwrite64,fsync')
    const count = (call: Call) => [first, second].map((trace) => trace.split(`${call}(`).length - 1) as [number, number]
    calls = { pwrite64: count('pwrite64'), fsync: count('fsync') }
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  test.each(faults)(
    'that is $what loses and doubles nothing, wherever that happens',
    async ({ what, call, inject }) => {
      const [first, second] = calls[call]
      expect(Math.min(first, second)).toBeGreaterThan(5)
      const lives = Math.min(LIVES, Math.max(first, second))
      let doubts = 0
      for (let n = 0; n < lives; n += 1) {
        const moment = (all: number): number => 1 + Math.floor(((n + 0.5) / lives) * all)
        const life = begin()
        life.receives('request', request, inject(moment(first)))
        life.receives('request', request)
        const ok = await approval(life)
        life.receives('approval', ok, inject(moment(second)))
        life.receives('approval', ok)
        doubts += await check(life, `${call} ${moment(first)} of ${first}, ${moment(second)} of ${second}`)
        rmSync(life.folder, { recursive: true })
      }
      console.log(`${what}: ${lives} lives, 0 lost, 0 doubled, ${doubts} mails in doubt`)
    },
    6 * 3600_000,
  )

  function begin(): Life {
    const own = mkdtempSync(join(folder, 'life-'))
    const database = join(own, 'mediation.sqlite')
    cpSync(join(folder, 'empty.sqlite'), database)
    const env = {
      PATH: process.env['PATH'] ?? '',
      DATABASE_PATH: database,
      MAILBOX_DIR: join(own, 'mailbox'),
      OUTBOX_DIR: join(own, 'outbox'),
      MAIL_ADDRESS: OURS,
      MEDIATORS: MEDIATOR,
      TRUSTED_AUTHSERV_ID: AUTHSERV,
      SECRET_KEY: 'a secret of the tests, of 32 characters and more',
      LOG_LEVEL: 'silent',
      UNDO_MINUTES: '0',
      SENDING_HOURS: 'toujours',
    }
    let hour = 8
    return {
      folder: own,
      database,
      receives(name, raw, traced) {
        const [file, trace] = [join(own, `${name}.eml`), join(own, 'trace')]
        writeFileSync(file, raw)
        hour += 1
        const at = `2026-04-07T${String(hour).padStart(2, '0')}:00:00Z`
        const command = [process.execPath, MAIN, 'receive', file, '--at', at]
        const how = traced ? [strace ?? '', '-f', '--seccomp-bpf', '-qq', '-o', trace, '-e', traced] : []
        const [program = '', ...given] = [...how, ...command]
        const { status, stderr } = spawnSync(program, given, { env, encoding: 'utf8' })
        if (!traced && status !== 0) throw new Error(`Not taken in after the fault: ${stderr}`)
        return traced ? readFileSync(trace, 'utf8') : ''
      },
    }
  }
})

type Life = {
  folder: string
  database: string
  /** An hour later, `mediation receive` takes the mail in, with this expression of strace; returns the system calls. */
  receives(name: string, raw: Buffer, traced?: string): string
}

const request = plainEml({
  from: `${TENANT.name} <${TENANT.address}>`,
  to: `${LANDLORD.name} <${LANDLORD.address}>`,
  cc: [OURS],
  text: COMPLETE_REQUEST,
})

/** The mediator's OK to the letter that was put before them. */
async function approval(life: Life): Promise<Buffer> {
  const asked = (await departed(life)).find(({ replyTo }) => replyTo[0]?.address.includes('+ok-'))
  if (!asked) throw new Error('No letter was put before the mediator')
  return plainEml({
    from: `Nadia Benali <${MEDIATOR}>`,
    to: asked.replyTo[0]?.address ?? '',
    subject: `Re: ${asked.subject}`,
    text: 'OK',
    date: '2026-04-07T10:30:00Z',
  })
}

/** Every mail that was handed over whole. */
async function departed({ folder }: Life): Promise<ParsedMail[]> {
  const arrived = join(folder, 'outbox', 'new')
  const mails: ParsedMail[] = []
  for (const name of existsSync(arrived) ? readdirSync(arrived) : []) {
    const parsed = await parseMail(readFileSync(join(arrived, name)))
    if (parsed.kind !== 'parsed') throw new Error('Half a mail was handed over')
    mails.push(parsed.mail)
  }
  return mails
}

/** Throws unless both mails were taken in once, the letter left once or is in doubt, and the database is whole; counts doubts. */
async function check(life: Life, where: string): Promise<number> {
  const db = openDatabase(life.database)
  const ids = (await departed(life)).map(({ messageId }) => messageId)
  const mails = db.prepare('SELECT * FROM outbox').all() as OutboxRow[]
  const messages = db.prepare('SELECT * FROM messages').all()
  const wrong = mails.flatMap(({ kind, state, message_id: id }) => {
    const copies = ids.filter((each) => each === id).length
    const right = state === 'sent' ? copies === 1 : state === 'unknown' && copies <= 1
    return right ? [] : [{ kind, state, copies }]
  })
  expect({
    where,
    wrong,
    messages: messages.length,
    letters: mails.filter(({ kind }) => kind === 'letter').length,
    strangers: ids.filter((id) => !mails.some((mail) => mail.message_id === id)),
    integrity: integrity(db),
    journal: firstBrokenLink(db),
  }).toEqual({ where, wrong: [], messages: 2, letters: 1, strangers: [], integrity: 'ok', journal: null })
  db.close()
  return mails.filter(({ state }) => state === 'unknown').length
}
