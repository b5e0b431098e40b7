import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import type { OutboxRow } from '../../src/store/outbox.ts'
import { type Dovecot, type DovecotUser, dovecotProgram, startDovecot } from '../support/dovecot.ts'
import { plainEml } from '../support/plain-eml.ts'
import { seededChance } from '../support/seeded-chance.ts'
import { type SmtpSink, smtpSink } from '../support/smtp-sink.ts'
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

// Needs a real IMAP server; `require-server.ts` says what to install.
describe.skipIf(!dovecotProgram)('a service that is killed at random moments', () => {
  let dovecot: Dovecot
  let box: DovecotUser
  let sink: SmtpSink
  let service: Service

  beforeAll(async () => {
    dovecot = await startDovecot()
    box = dovecot.user('mediation')
    sink = await smtpSink()
    service = await serviceOn({ imap: box.url(dovecot.imapPort), smtp: `smtp://127.0.0.1:${sink.port}` })
  })
  afterAll(async () => {
    await service?.remove()
    await sink?.close()
    await dovecot?.stop()
  })

  test(
    `${KILLS} kills: every mail has one fate, every approved letter leaves once or is shown as doubtful`,
    async () => {
      const chance = seededChance(KILLS)
      const answered = new Set<string>()
      let delivered = 0
      for (let kill = 0; kill < KILLS; kill += 1) {
        await service.start()
        await box.deliver(opening(kill))
        delivered += 1
        delivered += await sayYes(answered)
        await pause(300 + chance.number(2_200))
        await service.kill()
      }
      await service.start()
      await until(async () => {
        delivered += await sayYes(answered)
        return settled(service.database, delivered)
      }, 120_000)
      expect(await service.stop()).toBe(0)
      check(service.database, sink, delivered)
    },
    30 * 60_000,
  )

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

function check(path: string, sink: SmtpSink, delivered: number): void {
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
  expect(doubtful.length).toBeLessThanOrEqual(KILLS)
  db.close()
}
