import { expect, test } from 'vitest'
import { instant } from '../../../src/domain/day.ts'
import { drain } from '../../../src/flows/drain.ts'
import { onlyCase, qualified, reminded } from '../../support/cases.ts'
import { LANDLORD } from '../../support/people.ts'
import { HOURS, letters, people, receipt, requests, says, testWorld } from './kit.ts'

/** Up to the law reminder sent; from here on, five minutes to undo. */
async function withUndo(before: typeof reminded) {
  const { w, p } = await before()
  w.world.settings = { ...w.world.settings, ...HOURS }
  return { w, p }
}

const LATER = { kind: 'try_later', response: '451 greylisted' } as const

test.each([
  ['CLORE sans suite', 'clôture'],
  ['CDC', 'commission'],
])('the letter that %s asked for is proposed again after STOP', async (words, subject) => {
  const { w, p } = await withUndo(reminded)
  await p.mediatorSays(words)
  await p.mediatorSays('OK')
  const before = requests(w).length
  await says(w, receipt(w), 'STOP')
  expect(requests(w)).toHaveLength(before + 1)
  expect(p.request().mail.subject).toContain(subject)
})

test('a closing letter that thanks overtake leaves later, or is proposed again', async () => {
  const { w, p } = await withUndo(reminded)
  await p.mediatorSays('CLORE sans suite')
  await p.mediatorSays('OK')
  await p.landlordWrites('Merci, bonne journée.')
  await w.on('2026-04-10T10:00:00Z')
  const left = letters(w).filter((l) => l.state === 'sent').length > 3
  expect(left || onlyCase(w).file.openDraft?.purpose === 'closing').toBe(true)
})

test.each(['NON, il y a une erreur', 'ATTENDRE lundi', 'ANNULER'])(
  '%j while the approved letter waits keeps it here, or says that it leaves',
  async (words) => {
    const { w, p } = await withUndo(qualified)
    await p.mediatorSays('OK')
    await p.mediatorSays(words)
    const answer = w.sent.at(-1)?.mail.text ?? ''
    await w.on('2026-04-07T09:00:00Z')
    if (p.lettersTo(LANDLORD.address).length > 0) expect(answer).toMatch(/partira .*STOP/s)
  },
)

test('STOP on a letter that the mail server put off does not say that it left', async () => {
  const { w, p } = await qualified()
  w.answers.push(LATER, LATER)
  await p.mediatorSays('OK')
  expect(
    letters(w)
      .slice(1)
      .map((l) => l.state),
  ).toEqual(['queued', 'queued'])
  await says(w, receipt(w), 'STOP')
  expect(w.sent.at(-1)?.mail.text).not.toContain('partie à')
})

test('a letter that the mail server put off does not leave once a party has overtaken it', async () => {
  const { w, p } = await qualified()
  w.answers.push(LATER, LATER)
  await p.mediatorSays('OK')
  await p.tenantWrites('Il m’a tout rendu hier : 690 euros le 6 avril 2026.')
  await w.on('2026-04-08T10:00:00Z')
  expect(p.lettersTo(LANDLORD.address)).toHaveLength(0)
})

test('a service that comes back at night sends no letter before the morning', async () => {
  const w = testWorld({ at: '2026-04-07T08:00:00Z', settings: HOURS })
  const p = people(w)
  await p.opensJointly()
  await p.mediatorSays('OK')
  w.clock.moveTo(instant('2026-04-07T22:30:00Z'))
  await drain(w.world)
  expect(letters(w)[0]?.state).toBe('queued')
})
