import { expect, test } from 'vitest'
import { loadLadder } from '../../src/app/data-files.ts'
import { emptyCase } from '../../src/domain/apply.ts'
import type { Case } from '../../src/domain/case.ts'
import { day } from '../../src/domain/day.ts'
import { Exit } from '../../src/domain/exit.ts'
import { exitsOffered } from '../../src/domain/exits.ts'
import type { DraftId } from '../../src/domain/ids.ts'
import { type Known, nextStep } from '../../src/domain/next-step.ts'

const sent = (side: 'tenant' | 'landlord') =>
  ({ purpose: 'law_reminder', side, on: day('2026-04-07'), times: 1 }) as const
const { state, news, awaiting, awaitedAtEnd, rang, outcome, leftOut, requested, sealed } = emptyCase
const underway = {
  draft: 'd' as DraftId,
  purpose: 'law_reminder',
  audience: ['tenant', 'landlord'],
  outdated: false,
  before: { state, news, awaiting, awaitedAtEnd, rang, outcome, leftOut, requested, sealed },
} as const

test.each<[string, Partial<Case>, boolean]>([
  ['a case that just came', {}, true],
  ['a case whose asker alone was written to', { aware: ['tenant'], sent: [sent('tenant')] }, true],
  ['the other side was in copy of the first mail, or wrote', { aware: ['tenant', 'landlord'] }, false],
  ['a letter to the other side left', { sent: [sent('landlord')] }, false],
  ['a letter to the other side is about to leave', { underway: [underway] }, false],
  ['the mediation is over: the commission', { state: 'with_cdc', sent: [sent('landlord')] }, true],
  ['the mediation is over: no answer', { state: 'abandoned', aware: ['tenant', 'landlord'] }, true],
  ['the case goes on in another', { state: 'merged' }, false],
])('nothing is written for one side while the other is in the mediation: %s', (_, over, offered) => {
  expect(exitsOffered({ ...emptyCase, ...over }, 'tenant')).toEqual(offered ? Exit.options : [])
})

test('a formal notice is the tenant’s', () => {
  expect(exitsOffered(emptyCase, 'landlord')).toEqual(['conciliator', 'court', 'adil'])
})

test.each([
  ['stays', {}, 'other_exit'],
  ['is given up once the other side writes', { aware: ['tenant', 'landlord'] }, undefined],
] as const)('a letter that was asked for %s', (_, over, purpose) => {
  const file: Case = { ...emptyCase, ...over, requested: { kind: 'other_exit', exit: 'adil' } }
  const known: Known = {
    file,
    asker: 'tenant',
    rightContact: false,
    relayed: false,
    yesOpen: [],
    reachable: [],
    scope: 'in',
    nothingDue: false,
    missing: [],
    asked: [],
    ladder: loadLadder(),
  }
  expect(nextStep(known)?.purpose).toBe(purpose)
})
