import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DigestLine, digest } from '../../src/writing/digest.ts'
import { digestView } from './samples.ts'

const lines = (prefix: string) =>
  fc
    .array(fc.string(), { maxLength: 40 })
    .map((texts) => texts.map((text, i): DigestLine => ({ key: `${prefix}${i}`, text })))

const view = fc.record({
  on: fc.constant(digestView.on),
  toApprove: lines('a'),
  late: lines('l'),
  held: lines('h'),
  idle: lines('i'),
  dueSoon: lines('d'),
  bounced: lines('b'),
  dataRequests: lines('q'),
  rules: lines('r'),
  degraded: fc.array(fc.string(), { maxLength: 9 }),
  yesterday: fc.array(fc.record({ label: fc.string(), count: fc.nat(500) }), { maxLength: 9 }),
})

test('whatever there is to tell, it fits 60 lines and every number leads to its line', () => {
  fc.assert(
    fc.property(view, (v) => {
      const { text, numbered } = digest(v)
      expect(text.split('\n').length).toBeLessThanOrEqual(60)
      const numbers = [...text.matchAll(/^(\d+)\. /gm)].map((m) => Number(m[1]))
      expect(numbers).toEqual(numbered.map((_, i) => i + 1))
    }),
  )
})

test('nothing empty is shown, and what is cut is counted', () => {
  const empty = {
    ...digestView,
    toApprove: [],
    late: [],
    held: [],
    dueSoon: [],
    bounced: [],
    dataRequests: [],
    rules: [],
    degraded: [],
    yesterday: [],
  }
  expect(digest(empty).text).toBe('Rien n’attend aujourd’hui.')
  const many = Array.from({ length: 12 }, (_, i) => ({ key: `k${i}`, text: `ligne ${i}` }))
  expect(digest({ ...empty, toApprove: many }).text).toMatch(
    /## À approuver \(12\)\n1\. ligne 0[\s\S]*- … et 6 de plus/,
  )
})

test('of the cases that other rules would change, five are shown', () => {
  const rules = Array.from({ length: 7 }, (_, i) => ({ key: `r${i}`, text: `dossier ${i}` }))
  expect(digest({ ...digestView, rules }).text).toMatch(
    /## Règles changées \(7\)\n\d+\. dossier 0[\s\S]*\d+\. dossier 4\n- … et 2 de plus/,
  )
})

test('the sections come in the order of urgency, the figures last', () => {
  const headings = [...digest(digestView).text.matchAll(/^## (.*)$/gm)].map((m) => m[1])
  expect(headings).toEqual([
    'En panne',
    'À approuver (2)',
    'En retard (1)',
    'Messages retenus (1)',
    'Échéances des sept prochains jours (1)',
    'Courriels refusés (1)',
    'Hier en chiffres',
  ])
  expect(digest(digestView).subject).toBe('Point du jeudi 16 avril 2026 : 2 à approuver, 1 en retard')
})
