import { describe, expect, test } from 'vitest'
import { drain } from '../../../src/flows/drain.ts'
import { storeRaw } from '../../../src/flows/fetch-mail.ts'
import { sha256 } from '../../../src/store/raw-mails.ts'
import { onlyCase, reminded } from '../../support/cases.ts'
import { LANDLORD } from '../../support/people.ts'
import { plainEml } from '../../support/plain-eml.ts'
import { failed, MEDIATOR, type TestWorld } from './kit.ts'

const lastToMediator = (w: TestWorld) => w.sentTo(MEDIATOR).at(-1)?.mail

async function informed() {
  const { w, p } = await reminded()
  await p.landlordWrites('Bien reçu, merci.')
  expect(lastToMediator(w)?.subject).toContain('Pour information')
  return { w, p }
}

describe('a mail that puts no letter before the mediator', () => {
  test('is answered by orders on its case, without a number', async () => {
    const { w, p } = await informed()
    await p.mediatorSays('ACCORD 620 €\nNOTE il a téléphoné')
    expect(onlyCase(w).file.agreement).toMatchObject({ amount: 62_000 })
    expect(w.sentTo(MEDIATOR).some(({ mail }) => mail.subject === '2 ordres exécutés')).toBe(true)
  })

  test.each(['OK', 'NON', 'STOP', 'PLUS COURT'])(
    'has no letter to decide: %s does nothing, and is told so',
    async (order) => {
      const { w, p } = await informed()
      const before = onlyCase(w).lastEvent
      await p.mediatorSays(order)
      expect(lastToMediator(w)?.text).toContain('ce courriel ne porte aucune lettre')
      expect(onlyCase(w).lastEvent).toBe(before)
    },
  )

  test('comes for each of two messages that are weighed together, each with its own answer address', async () => {
    const { w, p } = await reminded()
    const to = p.lastTo(LANDLORD).mail.replyTo[0]?.address ?? ''
    const mails = ['Bien reçu, merci.', 'Je vous ai bien lu, merci.'].map((text) =>
      plainEml({ from: `${LANDLORD.name} <${LANDLORD.address}>`, to, text, date: w.clock.now() }),
    )
    storeRaw(
      w.world,
      mails.map((raw) => ({
        place: { mailbox: 'test', validity: '1', uid: sha256(raw) },
        receivedAt: w.clock.now(),
        size: raw.length,
        raw,
      })),
    )
    await drain(w.world)
    const told = w.sentTo(MEDIATOR).filter(({ mail }) => mail.subject.includes('Pour information'))
    expect(new Set(told.map(({ mail }) => mail.replyTo[0]?.address)).size).toBe(2)
    expect(failed(w)).toEqual([])
  })
})
