import { describe, expect, test } from 'vitest'
import { caseIds } from '../../../src/store/cases.ts'
import { draftsOf } from '../../../src/store/drafts.ts'
import { people } from '../../support/people.ts'
import { plainEml } from '../../support/plain-eml.ts'
import { MEDIATOR, OURS, type Sent, SUPERVISOR, type TestWorld, testWorld } from '../../support/test-world.ts'

/** Nadia has the approval mail of a letter, a supervisor its line in the digest: two proven ways to the same letter. */
async function race() {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  await people(w).opensJointly()
  await w.on('2026-04-08T08:42:00Z')
  const request = w.sentTo(MEDIATOR).find((s) => s.mail.subject.startsWith('À approuver')) as Sent
  const digest = w.sentTo(SUPERVISOR).at(-1) as Sent
  return { w, request, digest }
}

const says = (w: TestWorld, who: string, mail: Sent, text: string) =>
  w.receive(plainEml({ from: `X <${who}>`, to: mail.mail.replyTo[0]?.address ?? OURS, text, date: w.clock.now() }))

const letters = (w: TestWorld) => w.world.db.prepare("SELECT id FROM outbox WHERE kind = 'letter'").all()

describe('the first valid decision wins, and the second hears who, when and what', () => {
  test('OK then OK: one sending', async () => {
    const { w, request, digest } = await race()
    await says(w, MEDIATOR, request, 'OK')
    await says(w, SUPERVISOR, digest, 'OK 1')
    expect(letters(w)).toHaveLength(1)
    const told = w.sentTo(SUPERVISOR).at(-1)?.mail.text ?? ''
    expect(told).toContain('a déjà été approuvée par Nadia Benali (nadia.benali@mediation-logement.example)')
    expect(told).toContain('Bonjour')
  })

  test('OK by the digest, then OK by the approval mail some minutes later', async () => {
    const { w, request, digest } = await race()
    await says(w, SUPERVISOR, digest, 'OK 1')
    await w.on('2026-04-08T09:00:00Z')
    const row = await says(w, MEDIATOR, request, 'OK')
    expect(row).toMatchObject({ fate: 'command', reason: 'too_late' })
    const told = w.sentTo(MEDIATOR).at(-1)?.mail.text ?? ''
    expect(told).toMatch(/approuvée par chef@mediation-logement\.example aujourd’hui à 10:42/)
    expect(told).toContain('La lettre approuvée')
    expect(letters(w)).toHaveLength(1)
  })

  test.each([
    ['NON trop long', 'OK 1', 'déjà été refusée par Nadia Benali'],
    ['ATTENDRE lundi', 'OK 1', 'n’attend plus'],
    ['PLUS COURT', 'OK 1', 'n’attend plus'],
  ])('%s, then %s: nothing leaves', async (first, second, expected) => {
    const { w, request, digest } = await race()
    await says(w, MEDIATOR, request, first)
    await says(w, SUPERVISOR, digest, second)
    expect(letters(w)).toEqual([])
    expect(w.sentTo(SUPERVISOR).at(-1)?.mail.text).toContain(expected)
  })

  test('NON by the digest, then OK by the approval mail: nothing leaves', async () => {
    const { w, request, digest } = await race()
    await says(w, SUPERVISOR, digest, 'NON 1 pas maintenant')
    expect(await says(w, MEDIATOR, request, 'OK')).toMatchObject({ reason: 'too_late' })
    expect(letters(w)).toEqual([])
    expect(caseIds(w.world.db).flatMap((id) => draftsOf(w.world.db, id).map((d) => d.state))).toEqual(['refused'])
  })
})
