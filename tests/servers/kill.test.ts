import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import type { OutboxRow } from '../../src/store/outbox.ts'
import { type Dovecot, type DovecotUser, dovecotProgram, startDovecot } from '../support/dovecot.ts'
import { plainEml } from '../support/plain-eml.ts'
import { type RedisServer, redisProgram, redisServer } from '../support/redis.ts'
import { seededChance } from '../support/seeded-chance.ts'
import { type SmtpSink, smtpSink } from '../support/smtp-sink.ts'
import { type TcpProxy, tcpProxy } from '../support/tcp-proxy.ts'
import { MEDIATOR, OURS } from '../support/test-world.ts'
import { until } from '../support/until.ts'
import { mailsTo, type Service, serviceOn } from './service-process.ts'

/** More in a longer run: KILLS=500. Runs with different PROPERTY_SEEDs add up. */
const KILLS = Number(process.env['KILLS'] ?? 15)
const SEED = Number(process.env['PROPERTY_SEED'] ?? KILLS)

const opening = (n: number): Buffer =>
  plainEml({
    from: `Locataire ${n} <locataire${n}@orange.example>`,
    to: OURS,
    date: null,
    text: `Bonjour, mon propriétaire ne me rend pas mon dépôt de garantie de ${500 + n} euros. J'ai rendu les clés le 31 janvier 2026. Je demande une médiation.`,
  })

/** `troubled`: meanwhile connections to both mail servers are cut at random bytes, and Redis is killed, flushed and back. */
const runs = [
  { how: 'at random moments', kills: KILLS, troubled: false },
  { how: 'while connections are cut and Redis dies', kills: Math.ceil(KILLS / 3), troubled: true },
]

// Needs a real IMAP server and a real Redis; `require-server.ts` says what to install.
describe.skipIf(!dovecotProgram || !redisProgram).each(runs)('a service that is killed $how', ({ kills, troubled }) => {
  let imap: TcpProxy
  let smtp: TcpProxy
  let redis: RedisServer
  let dovecot: Dovecot
  let box: DovecotUser
  let sink: SmtpSink
  let service: Service
  /** Mails that came to the mailbox; a request in doubt that never arrived was not answered. */
  let delivered = 0
  /** Mails of the sink that were looked at. */
  let seen = 0

  beforeAll(async () => {
    dovecot = await startDovecot()
    box = dovecot.user('mediation')
    sink = await smtpSink()
    imap = await tcpProxy(dovecot.imapPort)
    smtp = await tcpProxy(sink.port)
    redis = await redisServer()
    if (troubled) await redis.start()
    const urls = { imap: box.url(imap.port), smtp: `smtp://127.0.0.1:${smtp.port}` }
    service = await serviceOn(troubled ? { ...urls, redis: redis.url } : urls)
  })
  afterAll(async () => {
    await service?.remove()
    await Promise.all([imap?.close(), smtp?.close(), redis?.kill()])
    await sink?.close()
    await dovecot?.stop()
  })

  test(
    `${kills} kills: every mail has one fate, every approved letter leaves once or is shown as doubtful`,
    async () => {
      const chance = seededChance(SEED)
      const answered = new Set<string>()
      for (let kill = 0; kill < kills; kill += 1) {
        if (troubled) await trouble(chance)
        const looks = imap.taken()
        await service.start()
        await box.deliver(opening(kill))
        delivered += 1
        delivered += await sayYes(answered)
        // Most die at work, however slow the machine is today; some while they start.
        if (chance.number(5) > 0) await until(() => imap.taken() > looks, 60_000)
        await pause(chance.number(2_200))
        await service.kill()
      }
      await calm()
      await service.start()
      await until(async () => {
        delivered += await sayYes(answered)
        return settled(service.database, delivered)
      }, 10 * 60_000)
      expect(await service.stop()).toBe(0)
      check(service.database, sink, delivered, kills)
    },
    60 * 60_000,
  )

  // Goes on with what the kills left.
  test.skipIf(troubled)(
    'killed between the 250 of the mail server and the note of it: in doubt until it is proven, and never sent again',
    async () => {
      const before = sink.received.length
      sink.script.dot = () => {
        void service.kill()
        return 250
      }
      await box.deliver(opening(kills))
      // The receipt, the request and, after the mediator's OK, its receipt and the letter: each ends the process.
      for (let life = 1; life <= 4; life += 1) {
        if (life === 3) expect(await sayYes(new Set())).toBe(1)
        await service.start()
        await until(() => sink.received.length >= before + life, 120_000)
      }
      sink.script = {}
      await service.start()
      await until(() => settled(service.database, delivered + 2), 120_000)
      await service.stop()
      const copies = copiesAt({ received: sink.received.slice(before) })
      const mails = outboxOf(service.database).filter(({ message_id: id }) => copies.has(id))
      expect(mails.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
        'approval_request sent',
        'command_receipt unknown',
        'letter unknown',
        'receipt unknown',
      ])
      expect([...copies.values()]).toEqual([1, 1, 1, 1])
    },
    12 * 60_000,
  )

  async function trouble(chance: ReturnType<typeof seededChance>): Promise<void> {
    for (const proxy of [imap, smtp]) proxy.allow()
    imap.after(chance.number(30_000), chance.number(2) === 0 ? 'destroy' : 'end')
    if (chance.number(2) === 0) smtp.afterSent(chance.number(40_000))
    else smtp.after(chance.number(1500), 'destroy')
    if (chance.number(3) === 0) await redis.kill().then(redis.start)
    else await redis.flush()
  }

  /** Nothing is in the way any more, and nobody waits for the next try. */
  async function calm(): Promise<void> {
    for (const proxy of [imap, smtp]) proxy.allow()
    const db = openDatabase(service.database)
    db.exec(
      "UPDATE outbox SET not_before = created_at WHERE state = 'queued'; UPDATE tasks SET run_at = created_at WHERE state = 'due'",
    )
    db.close()
  }

  /** The mediator answers every request that arrived and was not answered yet. */
  async function sayYes(answered: Set<string>): Promise<number> {
    let yeses = 0
    const from = seen
    seen = sink.received.length
    for (const mail of await mailsTo({ received: sink.received.slice(from, seen) }, MEDIATOR)) {
      const address = mail.replyTo[0]?.address ?? ''
      if (!address.includes('+ok-') || answered.has(address)) continue
      answered.add(address)
      await box.deliver(plainEml({ from: MEDIATOR, to: address, text: 'OK', inReplyTo: mail.messageId ?? '' }))
      yeses += 1
    }
    return yeses
  }
})

/** All mails have a fate, and every open draft's request was answered. */
function settled(path: string, delivered: number): boolean {
  const db = openDatabase(path)
  const one = (text: string) => Object.values(db.prepare(text).get() as object)[0] as number
  const done =
    one('SELECT count(*) FROM messages') === delivered &&
    one("SELECT count(*) FROM tasks WHERE state = 'due'") === 0 &&
    one("SELECT count(*) FROM outbox WHERE state IN ('queued', 'sending')") === 0
  db.close()
  return done
}

function check(path: string, sink: SmtpSink, delivered: number, kills: number): void {
  const db = openDatabase(path)
  const fates = db.prepare('SELECT fate, count(*) AS n FROM messages GROUP BY fate').all() as {
    fate: string
    n: number
  }[]
  expect(fates.reduce((sum, f) => sum + f.n, 0)).toBe(delivered)
  expect(fates.find((f) => f.fate === 'held')).toBeUndefined()
  const mails = outboxOf(path)
  const copies = copiesAt(sink)
  expect(mails.flatMap((mail) => wrongCopies(mail, copies))).toEqual([])
  const letters = mails.filter(({ kind }) => kind === 'letter')
  const approved = db.prepare("SELECT count(*) AS n FROM drafts WHERE state = 'approved'").get() as { n: number }
  expect(letters).toHaveLength(approved.n)
  expect(approved.n).toBeGreaterThan(0)
  for (const kind of ['letter', 'receipt'])
    expect(repeated(mails.filter((mail) => mail.kind === kind).map((mail) => mail.recipient))).toEqual([])
  expect(repeated(mails.flatMap(({ kind, draft_id: draft }) => (kind === 'approval_request' ? [draft] : [])))).toEqual(
    [],
  )
  const doubtful = mails.filter(({ state }) => state === 'unknown')
  expect(doubtful.length).toBeLessThanOrEqual(kills)
  const of = (state: string) => mails.filter((mail) => mail.state === state).length
  console.log(
    `${kills} kills, seed ${SEED}: ${delivered} mails in; ${letters.length} letters and ${mails.length - letters.length} other mails, ${of('sent')} sent once, ${doubtful.length} in doubt`,
  )
  db.close()
}

function outboxOf(path: string): OutboxRow[] {
  const db = openDatabase(path)
  const rows = db.prepare('SELECT * FROM outbox').all() as OutboxRow[]
  db.close()
  return rows
}

/** How often the mail server got each Message-ID. */
function copiesAt(sink: Pick<SmtpSink, 'received'>): ReadonlyMap<string, number> {
  const copies = new Map<string, number>()
  for (const { raw } of sink.received) {
    const id = /^Message-ID:\s*<([^>]{1,200})>/im.exec(raw.toString('latin1'))?.[1] ?? ''
    copies.set(id, (copies.get(id) ?? 0) + 1)
  }
  return copies
}

/** A mail of any kind that is said to have left left once; one in doubt left once at most; nothing else is the end of one. */
function wrongCopies({ kind, state, message_id: id }: OutboxRow, copies: ReadonlyMap<string, number>): object[] {
  const n = copies.get(id) ?? 0
  const right = state === 'sent' ? n === 1 : state === 'unknown' && n <= 1
  return right ? [] : [{ kind, state, copies: n }]
}

const repeated = <T>(values: readonly T[]): T[] => values.filter((value, n) => values.indexOf(value) !== n)
