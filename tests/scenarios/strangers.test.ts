import { describe, expect, test } from 'vitest'
import { openHeld } from '../../src/store/held.ts'
import { answerNotice } from '../support/answer-notice.ts'
import { onlyCase, reminded } from '../support/cases.ts'
import { LANDLORD, TENANT } from '../support/people.ts'
import { plainEml } from '../support/plain-eml.ts'
import { MEDIATOR, OURS, type TestWorld } from '../support/test-world.ts'

const NEW = 'Gérard Maillot <g.maillot@travail.example>'

const copied = (w: TestWorld, text: (ref: string) => string, from = NEW) =>
  w.receive(plainEml({ from, to: OURS, subject: 'Votre courrier', text: text(onlyCase(w).header.ref) }))

const answers = (w: TestWorld, text: string) => {
  const notice = w.sentTo(MEDIATOR).at(-1)
  return answerNotice(w, notice, text)
}

describe('the code of a case, written by somebody who is not in it', () => {
  test.each([
    ['a word', (ref: string) => `Code ${ref.toLowerCase().replaceAll('-', ' ')}. Réponse : 1`],
    [
      'what would open a case',
      (ref: string) => `Bonjour, ${ref} : mon locataire demande sa caution de 690 euros. Je demande une médiation.`,
    ],
  ])('holds the mail and puts it before the mediator of that case: %s', async (_, text) => {
    const { w } = await reminded()
    const before = { events: onlyCase(w).lastEvent, sent: w.sentTo(TENANT.address).length }
    const row = await copied(w, text)
    expect(row).toMatchObject({ fate: 'held', reason: 'unknown_sender', case_id: null })
    expect(onlyCase(w).lastEvent).toBe(before.events)
    expect(w.sentTo(TENANT.address)).toHaveLength(before.sent)
    const notice = w.sentTo(MEDIATOR).at(-1)
    expect(notice?.mail.subject).toContain(onlyCase(w).header.ref)
    expect(notice?.mail.text).toContain('g.maillot@travail.example')
    const told = w.sent.filter((s) => s.to === 'g.maillot@travail.example').map((s) => s.mail.text)
    expect(told.join()).not.toMatch(/Lefebvre|690|Aubervilliers/)
  })

  test('a wrong character in it names no case', async () => {
    const { w } = await reminded()
    const row = await copied(w, (ref) => `Code ${ref.slice(0, -1)}${ref.endsWith('A') ? 'B' : 'A'}. Réponse : 1`)
    expect(row).toMatchObject({ fate: 'held', reason: 'no_matching_case' })
  })

  test('somebody who is in another case is no less a stranger to this one', async () => {
    const { w } = await reminded()
    const ref = onlyCase(w).header.ref
    const agency = 'Agence du Canal <gestion@agence-du-canal.example>'
    await w.receive(
      plainEml({
        from: 'Lucas Perrin <lucas.perrin@free.example>',
        to: [agency],
        cc: [OURS],
        text: 'Bonjour, vous gardez ma caution de 800 euros pour mon studio de Lyon. Je demande une médiation.',
      }),
    )
    const row = await w.receive(plainEml({ from: agency, to: OURS, text: `Code ${ref}. Réponse : 2` }))
    expect(row).toMatchObject({ fate: 'held', reason: 'unknown_sender' })
  })

  test('the mediator’s word lets the mail in, and from then on this address is the landlord’s', async () => {
    const { w } = await reminded()
    const row = await copied(w, (ref) => `Code ${ref}. Réponse : 1. Je rends tout le dépôt.`)
    await answers(w, 'QUI 1 bailleur')
    expect(openHeld(w.world.db)).toEqual([])
    const landlord = onlyCase(w).parties.find((p) => p.role === 'landlord')
    expect(landlord?.addresses.map((a) => a.address)).toEqual([LANDLORD.address, 'g.maillot@travail.example'])
    expect(onlyCase(w).messages.map((m) => m.id)).toContain(row?.id)
    expect(onlyCase(w).file.awaiting).toBeNull()
  })

  test('the mediator’s no sets it aside', async () => {
    const { w } = await reminded()
    await copied(w, (ref) => `Code ${ref}. Réponse : 1`)
    await answers(w, 'NON 1')
    expect(openHeld(w.world.db)).toEqual([])
    expect(onlyCase(w).parties).toHaveLength(2)
  })

  test('a flood of them is put before the mediator three times, then waits in the digest', async () => {
    const { w } = await reminded()
    const before = w.sentTo(MEDIATOR).length
    for (let n = 0; n < 6; n += 1) await copied(w, (ref) => `Code ${ref}, essai ${n}`, `x${n}@ailleurs.example`)
    expect(w.sentTo(MEDIATOR)).toHaveLength(before + 3)
    expect(openHeld(w.world.db)).toHaveLength(6)
  })
})
