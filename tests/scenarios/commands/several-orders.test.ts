import { expect, test } from 'vitest'
import { driftedCases } from '../../../src/store/cases.ts'
import { onlyCase, qualified } from '../../support/cases.ts'

test.each([
  ['ACCORD 620 €\nNOTE vu\nTEMPS 5', { state: 'agreed', payment: 'none' }, 'récapitulatif'],
  ['ACCORD 620 €\nPAYÉ 620 €', { state: 'agreed', payment: 'confirmed' }, 'clôture'],
  ['CLORE résolu\nPAYÉ', { state: 'resolved', payment: 'confirmed' }, 'clôture'],
  ['PAYÉ\nCLORE résolu', { state: 'resolved', payment: 'confirmed' }, 'clôture'],
  ['NON trop long\nCLORE sans suite', { state: 'abandoned' }, 'clôture'],
  ['CLORE sans suite\nF5 = 800 €', { state: 'abandoned' }, 'clôture'],
  ['NON\nCDC', { state: 'with_mediator' }, 'commission'],
  ['CDC\nF5 = 800 €', { state: 'with_mediator' }, 'commission'],
  ['PLUS COURT\nF5 = 800 €', { state: 'with_mediator' }, 'rappel de la loi'],
  ['F5 = 800 €\nF6 = 15 février 2026', { state: 'with_mediator' }, 'rappel de la loi'],
])('%j does all of it, and one letter waits: the one that both leave to write', async (words, file, letter) => {
  const { w, p } = await qualified()
  const before = w.sent.length
  expect(await p.mediatorSays(words)).toMatchObject({ fate: 'command' })
  expect(onlyCase(w).file).toMatchObject(file)
  expect(p.request().mail.subject).toContain(letter)
  expect(w.sent.indexOf(p.request())).toBeGreaterThanOrEqual(before)
  expect(onlyCase(w).drafts.filter((d) => d.state === 'proposed')).toHaveLength(1)
  expect(w.world.db.prepare('SELECT last_error FROM tasks WHERE last_error IS NOT NULL').all()).toEqual([])
  expect(driftedCases(w.world.db)).toEqual([])
})
