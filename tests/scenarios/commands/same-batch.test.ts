import { expect, test } from 'vitest'
import { drain } from '../../../src/flows/drain.ts'
import { onlyCase, qualified } from '../../support/cases.ts'
import { LANDLORD, TENANT } from '../../support/people.ts'
import { plainEml } from '../../support/plain-eml.ts'
import { MEDIATOR, OURS } from '../../support/test-world.ts'

test.each([
  ['OK first', false],
  ['OK second', true],
])('OK and the tenant’s answer fetched together, %s: nothing leaves, and a new letter is proposed', async (_, flip) => {
  const { w, p } = await qualified()
  const date = w.clock.now()
  const to = p.request().mail.replyTo[0]?.address ?? ''
  const ok = plainEml({ from: `Nadia <${MEDIATOR}>`, to, text: 'OK', date })
  const from = `${TENANT.name} <${TENANT.address}>`
  const answer = plainEml({ from, to: OURS, text: 'Il m’a rendu 300 euros hier.', date })
  const batch = flip ? [answer, ok] : [ok, answer]
  w.store(batch)
  await drain(w.world)
  expect(p.lettersTo(LANDLORD.address)).toHaveLength(0)
  expect(onlyCase(w).file.openDraft?.purpose).toBe('law_reminder')
})
