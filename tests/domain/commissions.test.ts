import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCommissions } from '../../src/app/data-files.ts'
import { CommissionList, filingIn } from '../../src/domain/commissions.ts'
import { day } from '../../src/domain/day.ts'
import { departmentOf } from '../../src/rulebase/department.ts'

const entry = {
  department: '93',
  name: 'Commission de conciliation de la Seine-Saint-Denis',
  postal: '5 rue de l’Exemple, 93000 Bobigny',
  email: 'cdc@essai.gouv.fr',
  online: 'https://demarches.example/93',
  source: { name: 'préfecture', url: 'https://prefecture.example' },
  checked_on: '2026-01-10',
}
const list = (...entries: object[]) => CommissionList.parse({ review_months: 12, commissions: entries })
const today = day('2026-11-21')

describe('where a request goes', () => {
  test('by registered letter where there is an address; in another way only when the source says so', () => {
    expect(filingIn([list(entry)], '93', today)?.ways).toEqual([
      { way: 'registered_letter', to: '5 rue de l’Exemple, 93000 Bobigny' },
    ])
    expect(filingIn([list({ ...entry, ways: ['email', 'online'] })], '93', today)?.ways.map((w) => w.way)).toEqual([
      'online',
      'email',
      'registered_letter',
    ])
  })

  test('nowhere when the directory has no such département, or the département is unknown', () => {
    expect(filingIn([list(entry)], '92', today)).toBeNull()
    expect(filingIn([list(entry)], null, today)).toBeNull()
  })

  test('what was checked last is followed, whichever list has it', () => {
    const newer = { ...entry, postal: '1 rue Neuve, 93000 Bobigny', checked_on: '2026-06-01' }
    for (const lists of [
      [list(entry), list(newer)],
      [list(newer), list(entry)],
    ])
      expect(filingIn(lists, '93', today)?.ways[0]?.to).toBe('1 rue Neuve, 93000 Bobigny')
  })

  test.each([
    ['2025-11-20', true],
    ['2025-11-21', false],
    ['2026-11-20', false],
  ])('checked on %s: stale %s', (checked_on, stale) => {
    expect(filingIn([list({ ...entry, checked_on })], '93', today)?.stale).toBe(stale)
  })
})

test.each<[string, object]>([
  ['no such département', { department: '20' }],
  ['a département of one digit', { department: '9' }],
  ['an address without a postcode', { postal: '5 rue de l’Exemple, Bobigny' }],
  ['an address of two lines', { postal: '5 rue de l’Exemple\n, 93000 Bobigny' }],
  ['no mail address', { email: 'cdc chez préfecture' }],
  ['an online service that has no address', { online: undefined, ways: ['online'] }],
  ['a way by mail without an address', { email: undefined, ways: ['email'] }],
  ['a link that is none', { online: 'javascript:alert(1)' }],
  ['no source', { source: undefined }],
  ['no day', { checked_on: undefined }],
  ['an unknown key', { fax: '01 00 00 00 00' }],
])('an entry with %s is refused', (_, wrong) => {
  const read = CommissionList.safeParse({ review_months: 12, commissions: [{ ...entry, ...wrong }] })
  expect(read.success).toBe(false)
})

test('a département has one entry in a list', () => {
  expect(CommissionList.safeParse({ review_months: 12, commissions: [entry, entry] }).success).toBe(false)
})

describe('the directory that the project comes with', () => {
  const lists = loadCommissions()

  test('has Seine-Saint-Denis, and every entry a source that was read before today', () => {
    expect(filingIn(lists, '93', today)?.phone).toBe('01 41 60 67 00')
    for (const { commissions } of lists)
      for (const { source, checked_on } of commissions) {
        expect(source.url).toMatch(/^https?:\/\//)
        expect(checked_on <= today).toBe(true)
      }
  })

  test('never gives a commission of another département than the dwelling’s', () => {
    const known = lists.flatMap(({ commissions }) => commissions)
    fc.assert(
      fc.property(fc.stringMatching(/^\d{5}$/), (postcode) => {
        const department = departmentOf(postcode)
        const found = filingIn(lists, department, today)
        return found === null || known.some((c) => c.department === department && c.name === found.name)
      }),
    )
  })
})
