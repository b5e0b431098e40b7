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

/** More in a longer run: KILLS=500. */
const KILLS = Number(process.env['KILLS'] ?? 15)

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
      const chance = seededChance(kills)
      const answered = new Set<string>()
      let delivered = 0
      for (let kill = 0; kill < kills; kill += 1) {
        if (troubled) await trouble(chance)
        await service.start()
        await box.deliver(opening(kill))
        delivered += 1
        delivered += await sayYes(answered)
        await pause(300 + chance.number(2_200))
        await service.kill()
      }
      await calm()
      await service.start()
      await until(async () => {
        delivered += await sayYes(answered)
        return settled(service.database, delivered)
      }, 120_000)
      expect(await service.stop()).toBe(0)
      check(service.database, sink, delivered, kills)
    },
    30 * 60_000,
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
    for (const mail of await mailsTo(sink, MEDIATOR)) {
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
  const letters = db.prepare("SELECT * FROM outbox WHERE kind = 'letter'").all() as OutboxRow[]
  const doubtful = letters.filter((l) => l.state === 'unknown')
  for (const letter of letters) {
    const copies = sink.received.filter(({ raw }) => raw.includes(`<${letter.message_id}>`)).length
    expect({ state: letter.state, copies }).toEqual({
      state: letter.state,
      copies: letter.state === 'sent' ? 1 : Math.min(copies, 1),
    })
    expect(['sent', 'unknown']).toContain(letter.state)
  }
  const approved = db.prepare("SELECT count(*) AS n FROM drafts WHERE state = 'approved'").get() as { n: number }
  expect(letters).toHaveLength(approved.n)
  expect(approved.n).toBeGreaterThan(0)
  expect(doubtful.length).toBeLessThanOrEqual(kills)
  db.close()
}
