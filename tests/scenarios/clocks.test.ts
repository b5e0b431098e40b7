import { expect, test } from 'vitest'
import { apply, emptyCase } from '../../src/domain/apply.ts'
import type { Case } from '../../src/domain/case.ts'
import { day } from '../../src/domain/day.ts'
import type { CaseEvent } from '../../src/domain/events.ts'
import { onlyCase, reminded, requests } from '../support/cases.ts'

const reminders = (w: Parameters<typeof requests>[0]) => requests(w).filter((s) => s.mail.subject.includes('relance'))

test('a reminder that waits for the mediator is proposed again after the tenant writes', async () => {
  const { w, p } = await reminded()
  await w.on('2026-04-13T07:00:00Z')
  expect(reminders(w)).toHaveLength(1)
  await p.tenantWrites('Merci pour votre aide, bonne journée.')
  await w.on('2026-06-30T12:00:00Z')
  expect(reminders(w).length).toBeGreaterThan(1)
})

test('silence that rings while another letter waits is followed up after that letter', async () => {
  const { w, p } = await reminded()
  await w.on('2026-04-10T08:00:00Z')
  await p.tenantWrites('Est-ce qu’il a le droit de tout garder sans facture ?')
  expect(p.request().mail.subject).toContain('réponse')
  await w.on('2026-04-13T07:00:00Z')
  await p.mediatorSays('OK')
  await w.on('2026-06-30T12:00:00Z')
  expect(reminders(w).length).toBeGreaterThan(0)
})

test('a reminder put off beyond the idle review is still proposed on the day asked', async () => {
  const { w, p } = await reminded()
  await w.on('2026-04-13T07:00:00Z')
  await p.mediatorSays('ATTENDRE le 11 mai')
  await w.on('2026-05-12T12:00:00Z')
  expect(reminders(w).length).toBeGreaterThan(1)
})

test('time that a landlord asked for and got has an end: silence after it is followed up', async () => {
  const { w, p } = await reminded()
  await p.landlordWrites('J’ai besoin de temps, pouvez-vous me laisser jusqu’au 30 avril ?')
  expect(p.request().mail.subject).toContain('réponse')
  await p.mediatorSays('OK')
  const before = requests(w).length
  await w.on('2026-06-30T12:00:00Z')
  expect(requests(w).length).toBeGreaterThan(before)
})

test('a landlord who only asked a question and got the answer is followed up', async () => {
  const { w, p } = await reminded()
  await p.landlordWrites('Quel texte vous permet de dire cela ?')
  await p.mediatorSays('OK')
  const before = requests(w).length
  await w.on('2026-06-30T12:00:00Z')
  expect(requests(w).length).toBeGreaterThan(before)
})

test('no reminder says that no answer came when one did that nobody understood', async () => {
  const { w, p } = await reminded()
  await p.landlordWrites('Bof.')
  await w.on('2026-04-14T07:00:00Z')
  expect(reminders(w)).toHaveLength(0)
})

test('a reminder read by two persons of a side is one step of the ladder', () => {
  const waiting: Case = {
    ...emptyCase,
    awaiting: {
      side: 'landlord',
      purpose: 'law_reminder',
      since: day('2026-04-07'),
      reminders: 0,
      lastDraft: 'c' as never,
    },
  }
  const sent = (party: string) =>
    ({
      type: 'letter_sent',
      draft: 'd',
      party,
      purpose: 'reminder',
      side: 'landlord',
      on: day('2026-04-13'),
    }) as unknown as CaseEvent
  expect(apply(apply(waiting, sent('owner')), sent('agency')).awaiting?.reminders).toBe(1)
})

test('a reminder that a slow server takes after the answer does not start a new silence', async () => {
  const { w, p } = await reminded()
  await w.on('2026-04-13T07:00:00Z')
  w.answers.push({ kind: 'try_later', response: '451' })
  await p.mediatorSays('OK')
  await p.landlordWrites('Je garde les 690 euros pour la peinture. Je n’ai pas de facture.')
  await w.on('2026-04-13T09:00:00Z')
  expect(onlyCase(w).file.awaiting).toBeNull()
})

test('on any day of the week, the landlord’s silence after the first letter is followed up', async () => {
  // On a Monday the tenant's seven days and the landlord's five end on the same Monday.
  const { w } = await reminded('2026-04-13T08:00:00Z')
  expect(onlyCase(w).file.awaiting).toMatchObject({ side: 'landlord', since: '2026-04-13' })
  await w.on('2026-06-30T12:00:00Z')
  expect(reminders(w).length).toBeGreaterThan(0)
})

test('a legal date that passes does not give the turn to the mediator while an answer is awaited', async () => {
  const { w } = await reminded()
  expect(onlyCase(w).file.state).toBe('awaiting_reply')
  await w.on('2026-04-08T12:00:00Z')
  expect(onlyCase(w).file.state).toBe('awaiting_reply')
})

test('a case is awaiting a reply only when somebody is awaited', async () => {
  const { w, p } = await reminded()
  await p.tenantWrites('Est-ce qu’il a le droit de tout garder sans facture ?')
  await p.landlordWrites('Quel texte vous permet de dire cela ?')
  await p.mediatorSays('OK')
  const { state, awaiting } = onlyCase(w).file
  expect(state === 'awaiting_reply' && awaiting === null).toBe(false)
})
