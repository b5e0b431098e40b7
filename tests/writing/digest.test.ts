import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Queue } from '../../src/domain/action-plan.ts'
import { day } from '../../src/domain/day.ts'
import { type DigestLine, type DigestView, digest, digestSections } from '../../src/writing/digest.ts'
import { digestView } from './samples.ts'

const lines = (prefix: string) =>
  fc
    .array(fc.string(), { maxLength: 40 })
    .map((texts) => texts.map((text, i): DigestLine => ({ key: `${prefix}${i}`, text })))

const view = fc.record({
  on: fc.constant(digestView.on),
  today: fc.subarray([...Queue.options]),
  toApprove: lines('a'),
  promises: lines('p'),
  late: lines('l'),
  dataRequests: lines('q'),
  held: lines('h'),
  bounced: lines('b'),
  prescriptions: lines('s'),
  dueSoon: lines('d'),
  idle: lines('i'),
  rules: lines('r'),
  degraded: lines('x'),
  figures: fc.record({
    since: fc.constant(digestView.figures.since),
    counts: fc.array(fc.record({ label: fc.string(), count: fc.nat(500) }), { maxLength: 9 }),
  }),
})

const empty: DigestView = {
  on: digestView.on,
  today: [],
  toApprove: [],
  promises: [],
  late: [],
  dataRequests: [],
  held: [],
  bounced: [],
  prescriptions: [],
  dueSoon: [],
  idle: [],
  rules: [],
  degraded: [],
  figures: { since: digestView.figures.since, counts: [] },
}
const many = (n: number, key = 'k') => Array.from({ length: n }, (_, i) => ({ key: `${key}${i}`, text: `ligne ${i}` }))

test('whatever there is to tell, it fits 60 lines, every section has a line, and every number leads to its line', () => {
  fc.assert(
    fc.property(view, (v) => {
      const { text, numbered } = digest(v)
      expect(text.split('\n').length).toBeLessThanOrEqual(60)
      const numbers = [...text.matchAll(/^(\d+)\. /gm)].map((m) => Number(m[1]))
      expect(numbers).toEqual(numbered.map((_, i) => i + 1))
      for (const { of } of digestSections)
        expect(numbered.filter((key) => v[of].some((line) => line.key === key)).length > 0).toBe(v[of].length > 0)
    }),
  )
})

test('every list that a supervisor works through has its section, once', () => {
  expect(digestSections.map(({ of }) => of).sort()).toEqual([...Queue.options].sort())
})

test('nothing empty is shown', () => {
  expect(digest(empty).text).toBe('Rien n’attend aujourd’hui.')
})

test('what alone waits takes the whole page, and what is cut is counted', () => {
  const { text, numbered } = digest({ ...empty, toApprove: many(70) })
  expect(text.split('\n')).toHaveLength(60)
  expect(text).toContain(`## À approuver (${numbered.length} sur 70), `)
})

test('on a full page what is urgent shows most, and a section is told with the rule of its order', () => {
  const { numbered, text } = digest({ ...empty, toApprove: many(30, 'a'), idle: many(30, 'i'), rules: many(30, 'r') })
  const of = (key: string) => numbered.filter((each) => each.startsWith(key)).length
  expect(of('a')).toBeGreaterThan(of('i'))
  expect(of('i')).toBeGreaterThanOrEqual(of('r'))
  expect(text).toMatch(/## À approuver \((?:\d+ sur )?30\), la plus ancienne d’abord/)
})

test('a list shows more on its day', () => {
  const shown = (today: DigestView['today']) =>
    digest({ ...empty, today, toApprove: many(60, 'a'), idle: many(60, 'i') }).numbered.filter((key) =>
      key.startsWith('i'),
    )
  expect(shown(['idle']).length).toBeGreaterThan(shown([]).length)
})

test('the sections come in the order of urgency, the figures last', () => {
  const headings = [...digest(digestView).text.matchAll(/^## (.*)$/gm)].map((m) => m[1])
  expect(headings).toEqual([
    'En panne (1)',
    'À approuver (2), la plus ancienne d’abord',
    'En retard ou dû aujourd’hui (1)',
    'Messages retenus (1)',
    'Courriels non remis ou douteux (1)',
    'Échéances des sept prochains jours (1)',
    'Hier en chiffres',
  ])
  expect(digest(digestView).subject).toBe('Point du jeudi 16 avril 2026 : 2 à approuver, 1 en retard')
})

test('after a weekend the figures say since when', () => {
  const figures = { since: day('2026-04-10'), counts: [{ label: 'demandes nouvelles', count: 3 }] }
  expect(digest({ ...empty, on: day('2026-04-13'), figures }).text).toContain('## Depuis le 10 avril 2026 en chiffres')
})
