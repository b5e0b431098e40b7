import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { imapMailbox } from '../../src/adapters/imap-mailbox.ts'
import { smtpTransport } from '../../src/adapters/smtp-transport.ts'
import { fetchMail } from '../../src/flows/fetch-mail.ts'
import type { Delivery } from '../../src/ports.ts'
import { type Dovecot, dovecotProgram, startDovecot } from '../support/dovecot.ts'
import { plainEml } from '../support/plain-eml.ts'
import { seededChance } from '../support/seeded-chance.ts'
import { smtpSink } from '../support/smtp-sink.ts'
import { tcpProxy } from '../support/tcp-proxy.ts'
import { OURS, testWorld } from '../support/test-world.ts'

/** More in a longer run: CUTS=500. */
const CUTS = Number(process.env['CUTS'] ?? 40)
/** Mails of the longest test; 10000 in a longer run. */
const FUZZED = Number(process.env['FUZZED'] ?? 200)
const FAULTS = ['destroy', 'end', 'server'] as const

test(
  `${CUTS} cuts at random bytes of an SMTP session: what is said to have happened is what happened`,
  async () => {
    const chance = seededChance(CUTS)
    const [sink, counts] = [await smtpSink(), { accepted: 0, try_later: 0, unknown: 0, refused: 0 }]
    const proxy = await tcpProxy(sink.port)
    for (let n = 0; n < CUTS; n += 1) {
      const transport = smtpTransport({
        url: `smtp://127.0.0.1:${proxy.port}`,
        timeouts: { content: 2000, envelope: 2000 },
      })
      const messageId = `cut-${n}@mediation-logement.example`
      const raw = plainEml({ from: OURS, to: 'ana@orange.example', messageId, text: 'x'.repeat(chance.number(4000)) })
      const fault = FAULTS[n % FAULTS.length] ?? 'destroy'
      if (fault === 'server') proxy.afterSent(chance.number(5000))
      else proxy.after(chance.number(500), fault)
      const { kind }: Delivery = await transport.send({ from: OURS, to: 'ana@orange.example', raw, messageId })
      proxy.allow()
      counts[kind] += 1
      // The server may still be reading what it got before the cut.
      await transport.close()
      const copies = () => sink.received.filter((mail) => mail.raw.includes(`<${messageId}>`)).length
      expect({ n, kind, copies: copies() }).toEqual({
        n,
        kind,
        copies: kind === 'accepted' ? 1 : kind === 'unknown' ? expect.toBeOneOf([0, 1]) : 0,
      })
    }
    expect(counts.accepted).toBeGreaterThan(0)
    expect(counts.try_later + counts.unknown).toBeGreaterThan(CUTS / 4)
    await proxy.close()
    await sink.close()
  },
  30 * 60_000,
)

// Needs a real IMAP server; `require-server.ts` says what to install.
describe.skipIf(!dovecotProgram)('a mailbox whose connection is cut again and again', () => {
  let dovecot: Dovecot

  beforeAll(async () => {
    dovecot = await startDovecot()
  })
  afterAll(() => dovecot.stop())

  test(
    `${CUTS} cuts at random bytes: every mail is stored once, whole`,
    async () => {
      const chance = seededChance(CUTS + 1)
      const box = dovecot.user('cuts')
      const proxy = await tcpProxy(dovecot.imapPort)
      const mailbox = imapMailbox({ url: box.url(proxy.port), folders: ['INBOX'], backOff: { first: 1, longest: 5 } })
      const { world } = testWorld()
      const texts = Array.from({ length: 30 }, (_, n) => `Mail ${n}. ${'contenu '.repeat(chance.number(3000))}`)
      for (const [n, text] of texts.entries())
        await box.deliver(plainEml({ from: `p${n}@orange.example`, to: OURS, text, messageId: `m${n}@orange.example` }))
      let failures = 0
      for (let n = 0; n < CUTS; n += 1) {
        proxy.after(1 + chance.number(60_000), n % 2 === 0 ? 'destroy' : 'end')
        await fetchMail(world, mailbox).catch(() => {
          failures += 1
        })
        proxy.allow()
      }
      while ((await fetchMail(world, mailbox)) > 0);
      const stored = world.db.prepare('SELECT bytes FROM raw_mails').all() as { bytes: Buffer }[]
      expect(stored).toHaveLength(texts.length)
      for (const [n, text] of texts.entries())
        expect(stored.filter(({ bytes }) => bytes.includes(`<m${n}@`) && bytes.includes(text))).toHaveLength(1)
      expect(world.db.prepare("SELECT count(*) AS n FROM tasks WHERE kind = 'take_in'").get()).toEqual({
        n: texts.length,
      })
      expect(failures).toBeGreaterThan(0)
      await mailbox.close()
      await proxy.close()
    },
    30 * 60_000,
  )

  test(
    `cuts, other UIDs and deleting clients over ${FUZZED} mails: each mail is stored once, whole`,
    async () => {
      const chance = seededChance(FUZZED)
      const box = dovecot.user('fuzzed')
      const proxy = await tcpProxy(dovecot.imapPort)
      const mailbox = imapMailbox({ url: box.url(proxy.port), folders: ['INBOX'], backOff: { first: 1, longest: 5 } })
      const { world } = testWorld()
      const storedIds = () => world.db.prepare('SELECT bytes FROM raw_mails').pluck().all().map(idOf)
      const rounds = 20
      let failures = 0
      for (let round = 0; round < rounds; round += 1) {
        const first = Math.floor((round * FUZZED) / rounds)
        const next = Math.floor(((round + 1) * FUZZED) / rounds)
        for (let n = first; n < next; n += 1) await box.deliver(fuzzedMail(n, chance.number(2_000)))
        for (let cut = 0; cut < 3; cut += 1) {
          proxy.after(1 + chance.number(200_000), cut % 2 === 0 ? 'destroy' : 'end')
          await fetchMail(world, mailbox).catch(() => {
            failures += 1
          })
          proxy.allow()
        }
        // Another client deletes what the service has, the server forgets which UIDs it gave.
        const [gone] = storedIds().slice(chance.number(Math.max(1, storedIds().length)))
        if (gone !== undefined) await box.expunge('header', 'message-id', gone)
        if (round % 5 === 4) await box.forgetUids()
      }
      while ((await fetchMail(world, mailbox)) > 0);
      const expected = Array.from({ length: FUZZED }, (_, n) => `f${n}@orange.example`)
      expect(storedIds().toSorted()).toEqual(expected.toSorted())
      const tasks = world.db.prepare("SELECT count(*) AS n FROM tasks WHERE kind = 'take_in'").get()
      expect(tasks).toEqual({ n: FUZZED })
      expect(failures).toBeGreaterThan(0)
      await mailbox.close()
      await proxy.close()
    },
    60 * 60_000,
  )
})

const fuzzedMail = (n: number, words: number): Buffer =>
  plainEml({
    from: `f${n}@orange.example`,
    to: OURS,
    text: `Mail ${n}. ${'contenu '.repeat(words)}fin ${n}.`,
    messageId: `f${n}@orange.example`,
  })

/** Of a whole mail; throws on half a one. */
function idOf(bytes: unknown): string {
  const text = String(bytes)
  const [, n] = /^Message-ID: <f(\d+)@/m.exec(text) ?? []
  if (!text.includes(`fin ${n}.`)) throw new Error('Half a mail was stored')
  return `f${n}@orange.example`
}
