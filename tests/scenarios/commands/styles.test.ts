import { expect, test } from 'vitest'
import { draftsOf } from '../../../src/store/drafts.ts'
import { figuresIn } from '../../../src/writing/figures.ts'
import { DRAFT_END, DRAFT_START } from '../../../src/writing/markers.ts'
import { onlyCase, qualified } from '../../support/cases.ts'
import { LANDLORD } from '../../support/people.ts'
import type { Sent } from '../../support/test-world.ts'

const shown = ({ mail: { text } }: Sent) => text.slice(text.indexOf(DRAFT_START), text.indexOf(DRAFT_END))

test.each([
  ['PLUS COURT', 'plus courte'],
  ['Plus ferme svp', 'plus ferme'],
  ['plus doux', 'plus douce'],
])('%s puts the same letter before the mediator in other words, with the same sums', async (words, named) => {
  const { w, p } = await qualified()
  const first = p.request()
  await p.mediatorSays(words)
  const second = p.request()
  expect(second.mail.text).toContain(`Version ${named}, à votre demande`)
  expect(shown(second)).not.toBe(shown(first))
  expect(p.lettersTo(LANDLORD.address)).toHaveLength(0)
  const known = new Set(figuresIn(first.mail.text).map((f) => f.meaning))
  expect(figuresIn(shown(second)).filter((f) => !known.has(f.meaning))).toEqual([])
  // The first version can no longer be approved; the second can.
  await p.mediatorSays('OK', { to: first.mail.replyTo[0]?.address ?? '' })
  expect(p.lettersTo(LANDLORD.address)).toHaveLength(0)
  await p.mediatorSays('OK')
  expect(p.lettersTo(LANDLORD.address)).toHaveLength(1)
  expect(
    draftsOf(w.world.db, onlyCase(w).header.id)
      .map((d) => d.state)
      .slice(-2),
  ).toEqual(['superseded', 'approved'])
})

test('what a mediator changed is kept by paragraph, in characters; a letter left alone counts as no change', async () => {
  const { w, p } = await qualified()
  await p.mediatorSays(`OK\n\n${p.edited('Ce rappel n’est pas un jugement.', 'Ce rappel ne juge personne.')}`)
  const rows = w.world.db
    .prepare(
      'SELECT d.purpose, e.paragraph, e.version, e.length, e.distance FROM draft_edits e JOIN drafts d ON d.id = e.draft_id',
    )
    .all() as { purpose: string; paragraph: string; version: string; length: number; distance: number }[]
  const untouched = rows.filter((r) => r.purpose === 'fact_request')
  expect(untouched.length).toBeGreaterThan(2)
  expect(untouched.every((r) => r.distance === 0)).toBe(true)
  const changed = rows.filter((r) => r.purpose === 'law_reminder' && r.distance > 0)
  expect(changed.map((r) => r.paragraph)).toContain('*')
  expect(changed.length).toBe(2)
  for (const { distance } of changed) expect(distance).toBeLessThan(30)
})
