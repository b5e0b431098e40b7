import { type CaseFile, loadCase } from '../../src/flows/load-case.ts'
import { caseIds } from '../../src/store/cases.ts'
import { people } from './people.ts'
import { MEDIATOR, type Sent, type TestWorld, testWorld } from './test-world.ts'

export const start = (at = '2026-04-07T08:00:00Z') => {
  const w = testWorld({ at })
  return { w, p: people(w) }
}

/** Up to the law reminder that waits for the mediator. */
export async function qualified(at?: string) {
  const { w, p } = start(at)
  await p.opensJointly()
  await p.mediatorSays('OK')
  await p.tenantWrites('1. non\n2. oui')
  return { w, p }
}

/** Up to the law reminder sent to both sides. */
export async function reminded(at?: string) {
  const { w, p } = await qualified(at)
  await p.mediatorSays('OK')
  return { w, p }
}

export const onlyCase = (w: TestWorld): CaseFile => {
  const [id] = caseIds(w.world.db)
  if (!id) throw new Error('No case')
  return loadCase(w.world.db, id)
}

/** The requests for approval that were sent, oldest first. */
export const requests = (w: TestWorld): Sent[] =>
  w.sentTo(MEDIATOR).filter((s) => s.mail.replyTo[0]?.address.includes('+ok-'))
