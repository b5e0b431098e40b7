import { describe, expect, test } from 'vitest'
import { day } from '../../src/domain/day.ts'
import { MOST } from '../../src/flows/automatic-answers.ts'
import { digestView } from '../../src/flows/digest-view.ts'
import { qualified } from '../support/cases.ts'
import { AUTHSERV, plainEml } from '../support/plain-eml.ts'
import { MEDIATOR, OURS, type Sent, SUPERVISOR, type TestWorld, testWorld } from '../support/test-world.ts'

const THEIRS = 'mediation@autre-service.example'
const ASKS =
  'Bonjour, mon propriétaire garde mon dépôt de garantie de 690 euros. J’ai rendu les clés le 31 janvier 2026. Je demande une médiation.'

/** As the other server hands it over, with or without the headers by which machines know each other. */
function carried({ mail, raw }: Sent, honest: boolean): Buffer {
  const domain = mail.from[0]?.address.split('@')[1]
  const text = raw.toString('latin1')
  const carriedText = honest
    ? text
    : text.replace(/^(?:Auto-Submitted|X-Auto-Response-Suppress|X-Loop|Precedence):.*\r\n/gim, '')
  return Buffer.from(
    `Authentication-Results: ${AUTHSERV}; dmarc=pass header.from=${domain}\r\n${carriedText}`,
    'latin1',
  )
}

describe.each([true, false])('two instances of the service that write to each other (headers kept: %s)', (honest) => {
  test('stop after two mails each', async () => {
    const here = testWorld({ at: '2026-04-07T08:00:00Z' })
    const there = testWorld({
      at: '2026-04-07T08:00:00Z',
      seed: 2,
      settings: { mailAddress: THEIRS, authservId: AUTHSERV },
    })
    await here.receive(plainEml({ from: `Autre service <${THEIRS}>`, to: OURS, text: ASKS }))
    const exchanged = { here: 0, there: 0 }
    const carry = async (from: TestWorld, to: TestWorld, address: string, done: number): Promise<number> => {
      const mails = from.sentTo(address)
      for (const mail of mails.slice(done)) await to.receive(carried(mail, honest))
      return mails.length
    }
    for (let round = 0; round < 8; round += 1) {
      exchanged.here = await carry(here, there, THEIRS, exchanged.here)
      exchanged.there = await carry(there, here, OURS, exchanged.there)
    }
    expect(exchanged.here).toBeGreaterThan(0)
    expect(Math.max(exchanged.here, exchanged.there)).toBeLessThanOrEqual(2)
  })
})

test.each([
  ['a stranger’s', 'robot@ailleurs.example', 'Bonjour, votre demande'],
  ['a party’s', 's.lefebvre@orange.example', 'Où en est mon dossier ? Demande'],
])(
  '%s robot without headers, which answers everything in changing words, is answered twice at most in a day',
  async (_, address, words) => {
    const { w } = await qualified()
    const before = w.sentTo(address).length
    for (let n = 0; n < 20; n += 1)
      await w.receive(
        plainEml({ from: address, to: OURS, subject: `Ticket ${n}`, text: `${words} ${n} est enregistrée.` }),
      )
    expect(w.sentTo(address).length - before).toBeLessThanOrEqual(2)
  },
)

test('a mediator’s robot that answers every receipt is answered twenty times in a day, and orders are still heard', async () => {
  const { w, p } = await qualified()
  const before = w.sentTo(MEDIATOR).length
  for (let n = 0; n < 40; n += 1) await p.mediatorSays(`Bien reçu, je reviens vers vous ${n}.`)
  const receipts = w.sentTo(MEDIATOR).slice(before)
  expect(receipts.length).toBeLessThanOrEqual(21)
  await p.mediatorSays('OK')
  expect(w.sentTo(MEDIATOR).length).toBe(before + receipts.length + 1)
})

test('a flood of requests brakes the automatic answers, tells each supervisor once, and loses no request', async () => {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  const insert = w.world.db.prepare(
    `INSERT INTO outbox (id, key, kind, message_id, sender, recipient, state, not_before, created_at)
     VALUES (?, ?, 'receipt', ?, '', ?, 'sent', '2026-04-07T07:00:00.000Z', '2026-04-07T07:00:00.000Z')`,
  )
  for (let n = 0; n < MOST.all; n += 1) insert.run(`r${n}`, `r${n}`, `r${n}@x`, `p${n}@ailleurs.example`)
  const ask = (n: number) => w.receive(plainEml({ from: `nouveau${n}@orange.example`, to: OURS, text: ASKS }))
  expect([await ask(1), await ask(2)]).toMatchObject([{ fate: 'filed' }, { fate: 'filed' }])
  const alerts = w.sentTo(SUPERVISOR).filter((s) => s.mail.subject.startsWith('Alerte'))
  expect(alerts).toHaveLength(1)
  expect(w.sent.filter((s) => s.to.startsWith('nouveau'))).toEqual([])
  expect(digestView(w.world, day('2026-04-07')).degraded).toContainEqual({
    key: 'trouble:brake',
    text: expect.stringContaining('ne répond plus seul'),
  })
  await w.on('2026-04-08T07:01:00Z')
  await ask(3)
  expect(w.sentTo('nouveau3@orange.example')).toHaveLength(1)
})
