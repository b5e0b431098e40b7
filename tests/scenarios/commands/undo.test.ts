import { describe, expect, test } from 'vitest'
import { draftsOf } from '../../../src/store/drafts.ts'
import { eventsOf } from '../../../src/store/events.ts'
import { onlyCase, requests } from '../../support/cases.ts'
import { LANDLORD, people, TENANT } from '../../support/people.ts'
import { MEDIATOR, testWorld } from '../../support/test-world.ts'

const HOURS = { undoMinutes: 5, sendingWindow: { from: '07:30', to: '19:00' } }

/** Up to the law reminder for both sides, waiting for the mediator, on a service with an undo window. */
async function waiting(at = '2026-04-07T08:00:00Z', settings: Partial<typeof HOURS> = {}) {
  const w = testWorld({ at, settings: { ...HOURS, ...settings } })
  const p = people(w)
  await p.opensJointly()
  return { w, p }
}

const receipt = (w: ReturnType<typeof testWorld>) => w.sentTo(MEDIATOR).at(-1)?.mail.text ?? ''
const stateOf = (w: ReturnType<typeof testWorld>) => draftsOf(w.world.db, onlyCase(w).header.id).map((d) => d.state)

describe('the undo window', () => {
  test('an approved letter leaves five minutes later, and the receipt says when and how to stop it', async () => {
    const { w, p } = await waiting()
    await p.mediatorSays('OK')
    expect(receipt(w)).toMatch(/partira aujourd’hui à 10:05[\s\S]*STOP/)
    expect(p.lettersTo(TENANT.address)).toHaveLength(1)
    await w.on('2026-04-07T08:04:59Z')
    expect(p.lettersTo(TENANT.address)).toHaveLength(1)
    await w.on('2026-04-07T08:05:00Z')
    expect(p.lettersTo(TENANT.address)).toHaveLength(2)
    expect(p.lastTo(TENANT).mail.date).toBe('2026-04-07T08:05:00.000Z')
  })

  test.each(['STOP', 'Stop !', 'arrêtez', 'STOP\n\nNadia', 'STOP\nIl y a une faute au deuxième paragraphe !'])(
    '%j within it keeps the letter here and proposes it again',
    async (words) => {
      const { w, p } = await waiting()
      const request = p.request()
      await p.mediatorSays('OK')
      await w.on('2026-04-07T08:03:00Z')
      const row = await p.mediatorSays(words, { to: w.sentTo(MEDIATOR).at(-1)?.mail.replyTo[0]?.address ?? '' })
      expect(row).toMatchObject({ fate: 'command', reason: 'stopped' })
      await w.on('2026-04-08T12:00:00Z')
      expect(p.lettersTo(TENANT.address)).toHaveLength(1)
      expect(stateOf(w)).toEqual(['stopped', 'proposed'])
      expect(p.request().messageId).not.toBe(request.messageId)
      expect(p.request().mail.text).toContain('envoi arrêté par')
      // What was stopped cannot be sent by its old token.
      const again = await p.mediatorSays('OK', { to: request.mail.replyTo[0]?.address ?? '' })
      expect(again).toMatchObject({ fate: 'held', reason: 'used_token' })
      expect(p.lettersTo(TENANT.address)).toHaveLength(1)
      await p.mediatorSays('OK')
      await w.on('2026-04-08T12:06:00Z')
      expect(p.lettersTo(TENANT.address)).toHaveLength(2)
    },
  )

  test('STOP after it says that it is too late, and to whom the letter went', async () => {
    const { w, p } = await waiting()
    await p.mediatorSays('OK')
    await w.on('2026-04-07T08:06:00Z')
    const to = w.sentTo(MEDIATOR).at(-1)?.mail.replyTo[0]?.address ?? ''
    expect(await p.mediatorSays('STOP', { to })).toMatchObject({ fate: 'command', reason: 'too_late' })
    expect(receipt(w)).toContain(`partie à ${TENANT.address}`)
  })

  test('STOP on a letter that nobody approved stops nothing and leaves it waiting', async () => {
    const { w, p } = await waiting()
    expect(await p.mediatorSays('STOP')).toMatchObject({ fate: 'command', reason: 'not_done' })
    expect(stateOf(w)).toEqual(['proposed'])
  })

  test('receipts and questions to the service never wait', async () => {
    const { w, p } = await waiting('2026-04-10T20:30:00Z')
    expect(p.lettersTo(TENANT.address)).toHaveLength(1)
    expect(requests(w)).toHaveLength(1)
    await p.mediatorSays('OK')
    expect(receipt(w)).toContain('le lundi 13 avril 2026 à 07:30')
  })

  test('taking back the closing letter takes back the closing', async () => {
    const { w, p } = await waiting()
    await p.mediatorSays('OK')
    await w.on('2026-04-07T08:06:00Z')
    await p.tenantWrites('Je laisse tomber, j’abandonne ma demande.')
    await p.mediatorSays('OK')
    expect(onlyCase(w).file).toMatchObject({ outcome: 'withdrawn', state: 'withdrawn' })
    await p.mediatorSays('STOP', { to: w.sentTo(MEDIATOR).at(-1)?.mail.replyTo[0]?.address ?? '' })
    expect(onlyCase(w).file.outcome).toBeNull()
    expect(p.request().mail.subject).toContain('clôture')
    expect(onlyCase(w).deadlines.some((d) => d.kind === 'review' && d.state === 'running')).toBe(true)
    await p.mediatorSays('OK')
    await w.on('2026-04-07T08:30:00Z')
    expect(onlyCase(w).file.state).toBe('withdrawn')
  })
})

describe('the sending hours', () => {
  test.each([
    ['in the evening', '2026-04-07T17:30:00Z', '2026-04-08T05:30:00.000Z'],
    ['before the opening', '2026-04-07T03:00:00Z', '2026-04-07T05:30:00.000Z'],
    ['on Friday night', '2026-04-10T20:00:00Z', '2026-04-13T05:30:00.000Z'],
    ['on a holiday', '2026-05-01T09:00:00Z', '2026-05-04T05:30:00.000Z'],
    ['five minutes before the end', '2026-04-07T16:56:00Z', '2026-04-08T05:30:00.000Z'],
  ])('a letter approved %s leaves when they open', async (_, at, leaves) => {
    const { w, p } = await waiting(at)
    await p.mediatorSays('OK')
    const outbox = w.world.db.prepare("SELECT not_before FROM outbox WHERE kind = 'letter'").all()
    expect(outbox).toEqual([{ not_before: leaves }])
    await w.on(leaves)
    expect(p.lettersTo(TENANT.address)).toHaveLength(2)
  })

  test('a letter that a party overtakes while it waits does not leave: the mediator is asked again, and told what changed', async () => {
    const { w, p } = await waiting('2026-04-10T20:00:00Z')
    await p.mediatorSays('OK')
    await w.on('2026-04-12T09:00:00Z')
    await p.tenantWrites('Bonjour, mon propriétaire vient de me rendre 200 euros le 11 avril 2026.')
    expect(stateOf(w)[0]).toBe('stopped')
    expect(p.request().mail.text).toMatch(/Depuis : .*message de Sandrine Lefebvre/)
    await w.on('2026-04-13T12:00:00Z')
    expect(p.lettersTo(TENANT.address)).toHaveLength(1)
    const stopped = eventsOf(w.world.db, onlyCase(w).header.id).find((e) => e.type === 'draft_stopped')
    expect(stopped).toMatchObject({ why: 'case_changed' })
  })

  test('a retry after a temporary refusal does not wake anybody', async () => {
    const { w, p } = await waiting('2026-04-07T16:50:00Z')
    await p.mediatorSays('OK')
    w.answers.push(...Array.from({ length: 2 }, () => ({ kind: 'try_later', response: '451' }) as const))
    await w.on('2026-04-07T21:00:00Z')
    const { not_before } = w.world.db.prepare("SELECT not_before FROM outbox WHERE kind = 'letter'").get() as {
      not_before: string
    }
    expect(not_before).toBe('2026-04-08T05:30:00.000Z')
    expect(p.lettersTo(LANDLORD.address)).toHaveLength(0)
  })
})
