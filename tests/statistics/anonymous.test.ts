import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day, type Instant } from '../../src/domain/day.ts'
import type { CaseId, DraftId } from '../../src/domain/ids.ts'
import { K, merged, tellable } from '../../src/statistics/anonymous.ts'
import type { CaseRecord } from '../../src/statistics/case-record.ts'
import { publicCsv } from '../../src/statistics/csv.ts'
import { type PublicTable, publicTables } from '../../src/statistics/public.ts'
import { publicText } from '../../src/statistics/text.ts'

/** All that the public tables are made from; `level`: stages reached, of five. */
type Profile = {
  month: string
  department: string
  landlord_kind: string
  origin: string
  outcome: string
  level: number
}

const values = {
  month: ['2026-01', '2026-02', '2026-03'],
  department: ['75', '93', 'unknown'],
  landlord_kind: ['agency', 'individual', 'social'],
  origin: ['mail', 'page'],
  outcome: ['abandoned', 'open', 'resolved'],
}
type Axis = keyof typeof values
const axes = Object.keys(values) as Axis[]
const LEVELS = [0, 1, 2, 3, 4]

/** Every kind of case that there could be. */
const universe: Profile[] = axes.reduce<Partial<Profile>[]>(
  (profiles, axis) => profiles.flatMap((profile) => values[axis].map((value) => ({ ...profile, [axis]: value }))),
  LEVELS.map((level) => ({ level })),
) as Profile[]

const at = (text: string) => `${text}-10T08:00:00.000Z` as Instant

function recordOf({ month, department, landlord_kind: kind, origin, outcome, level }: Profile, i: number): CaseRecord {
  const letter = { draft: 'd' as DraftId, purpose: 'law_reminder', side: 'landlord', at: at(month) } as const
  return {
    id: `case-${i}` as CaseId,
    openedAt: at(month),
    openedOn: day(`${month}-10`),
    asker: 'tenant',
    origin: origin === 'mail' ? null : origin,
    department: department === 'unknown' ? null : department,
    landlordKind: kind as CaseRecord['landlordKind'],
    letters: level >= 1 ? [letter] : [],
    approvals: [],
    paragraphs: {},
    decisions: [],
    messages: level >= 2 ? [{ side: 'landlord', at: at(month) }] : [],
    jointOpening: false,
    agreedAt: level >= 3 ? at(month) : null,
    moneyAt: level >= 4 ? at(month) : null,
    outcome: outcome === 'open' ? null : (outcome as CaseRecord['outcome']),
    declaredMinutes: 0,
    satisfaction: [],
    mailsSent: 0,
    tokens: 0,
    readings: { confirmed: 0, contested: 0 },
    landlords: [],
    dwellings: [],
  }
}

/** Few common kinds and many rare ones, as in life. */
const skewed = <T>(all: readonly T[]) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(all[0] as T) }, fc.constantFrom(...all))
const aProfile: fc.Arbitrary<Profile> = fc.record({
  month: skewed(values.month),
  department: skewed(values.department),
  landlord_kind: skewed(values.landlord_kind),
  origin: skewed(values.origin),
  outcome: skewed(values.outcome),
  level: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(0, 4) }, fc.constantFrom(...LEVELS)),
})
const cases = fc.array(aProfile, { maxLength: 160, size: 'max' })

type Test = (profile: Profile) => boolean
type Said = { holds: Test; count: number }

const stageLevel: Record<string, number> = {
  requests: 0,
  landlord_contacted: 1,
  landlord_engaged: 2,
  agreement: 3,
  money: 4,
}
const isEngaged: Test = ({ level }) => level >= 2

/** What the published tables say, as counts of kinds of cases. */
function saidBy(tables: readonly PublicTable[]): Said[] {
  return tables.flatMap(({ key, rows }) =>
    rows.flatMap(({ value, count, engaged }): Said[] => {
      const named = rows.map((row) => row.value)
      const holds: Test =
        key === 'funnel'
          ? ({ level }) => level >= (stageLevel[value] ?? 9)
          : value === 'others'
            ? (profile) => !named.includes(profile[key as Axis])
            : (profile) => profile[key as Axis] === value
      return [
        { holds, count },
        ...(engaged === null ? [] : [{ holds: (p: Profile) => holds(p) && isEngaged(p), count: engaged }]),
      ]
    }),
  )
}

/** What nobody may learn when it is of few: each group, each group by engagement, each span of stages. */
const secrets: { group: Test; holds: Test }[] = [
  ...axes.flatMap((axis) =>
    values[axis].flatMap((value) => {
      const group: Test = (p) => p[axis] === value
      return [group, (p: Profile) => group(p) && isEngaged(p), (p: Profile) => group(p) && !isEngaged(p)].map(
        (holds) => ({
          group,
          holds,
        }),
      )
    }),
  ),
  ...LEVELS.flatMap((from) =>
    [...LEVELS, 5]
      .filter((to) => to > from)
      .map((to) => ({
        group: () => true,
        holds: ({ level }: Profile) => level >= from && level < to,
      })),
  ),
]

const P = 999_983
const power = (base: number, exponent: number): number =>
  exponent === 0 ? 1 : (power((base * base) % P, Math.floor(exponent / 2)) * (exponent % 2 === 1 ? base : 1)) % P

/** Vectors modulo a prime, each with its first 1 where all others have 0: whatever sums and differences of them can say. */
function basisOf(vectors: readonly number[][]): number[][] {
  const basis: number[][] = []
  for (const vector of vectors) {
    const rest = reduced(basis, vector)
    const lead = rest.find((x) => x !== 0)
    if (lead !== undefined) basis.push(rest.map((x) => (x * power(lead, P - 2)) % P))
  }
  return basis
}

function reduced(basis: readonly number[][], vector: readonly number[]): number[] {
  return basis.reduce<number[]>(
    (rest, base) => {
      const factor = rest[base.indexOf(1)] ?? 0
      return factor === 0 ? rest : rest.map((x, i) => (x + (P - factor) * (base[i] ?? 0)) % P)
    },
    [...vector],
  )
}

const indicator = (holds: Test): number[] => universe.map((profile) => (holds(profile) ? 1 : 0))

describe('public counts', () => {
  test('none is below five, and none below five follows from all of them by any sums and differences', () => {
    let derivable = 0
    fc.assert(
      fc.property(cases, (profiles) => {
        const said = saidBy(publicTables(profiles.map(recordOf)))
        expect(said.filter(({ count }) => count < K)).toEqual([])
        const basis = basisOf(said.map(({ holds }) => indicator(holds)))
        for (const { group, holds } of secrets) {
          const count = profiles.filter(holds).length
          const follows = reduced(basis, indicator(holds)).every((x) => x === 0)
          if (follows) derivable += 1
          if (count < K && profiles.some(group)) expect(follows).toBe(false)
        }
      }),
      { numRuns: 60 },
    )
    // The attack works: it does find what may be found.
    expect(derivable).toBeGreaterThan(100)
  })

  test('they are true', () => {
    fc.assert(
      fc.property(cases, (profiles) => {
        for (const { holds, count } of saidBy(publicTables(profiles.map(recordOf))))
          expect(count).toBe(profiles.filter(holds).length)
      }),
      { numRuns: 40 },
    )
  })

  test('no day, no reference and no case’s id stands in any form of them', () => {
    const profiles = Array.from({ length: 200 }, (_, i) => universe[(i * 7) % universe.length] as Profile)
    const tables = publicTables(profiles.map(recordOf))
    expect(tables.length).toBeGreaterThan(4)
    for (const text of [JSON.stringify(tables), publicCsv(tables), publicText(tables)])
      expect(text).not.toMatch(/\d{4}-\d\d-\d\d|ML-|case-/)
  })

  test('cases that a landlord opened are in none of them, and fewer than five cases make no table', () => {
    const few = Array.from({ length: 9 }, (_, i) => ({
      ...recordOf(universe[0] as Profile, i),
      asker: i < 4 ? ('tenant' as const) : ('landlord' as const),
    }))
    expect(publicTables(few)).toEqual([])
  })
})

describe('suppression', () => {
  const rows = (...parts: number[][]) => parts.map((each, i) => ({ value: `v${i}`, label: '', parts: each }))
  const shown = (...parts: number[][]) => merged(rows(...parts)).map(({ value, parts: each }) => [value, ...each])

  test.each([
    [
      'all large: all shown',
      [[5], [9]],
      [
        ['v0', 5],
        ['v1', 9],
      ],
    ],
    [
      'one small: the smallest large one hides it',
      [[20], [3], [6]],
      [
        ['v0', 20],
        ['others', 9],
      ],
    ],
    [
      'small ones that are large together need no other',
      [[20], [3], [4]],
      [
        ['v0', 20],
        ['others', 7],
      ],
    ],
    [
      'a small part is as telling as a small row',
      [
        [20, 20],
        [9, 0],
        [8, 8],
      ],
      [
        ['v0', 20, 20],
        ['others', 17, 8],
      ],
    ],
    [
      'a part that is small in all',
      [
        [9, 1],
        [9, 1],
      ],
      [],
    ],
    ['only the total is left', [[4], [6]], []],
  ])('%s', (_, given, expected) => {
    expect(shown(...given)).toEqual(expected)
  })

  test.each([
    ['all far enough apart', [40, 30, 20, 10, 5], [0, 1, 2, 3, 4]],
    ['too close to the one before: the more important one stays', [40, 38, 20, 18, 5], [0, 2, 4]],
    ['a last stage of few', [40, 30, 20, 10, 3], [0, 1, 2, 3]],
    ['the same cases at two stages', [40, 40, 20, 20, 0], [0, 2]],
    ['nobody', [4, 3, 2, 1, 0], []],
  ])('stages: %s', (_, nested, told) => {
    expect(tellable(nested, [0, 2, 3, 1, 4])).toEqual(told)
  })
})
