import { readFileSync } from 'node:fs'
import { load as parse } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '../../src/domain/day.ts'
import { evaluate } from '../../src/rulebase/evaluate.ts'
import type { Evaluation, Span } from '../../src/rulebase/evaluation.ts'
import { exampleProblems, situationOf } from '../../src/rulebase/examples.ts'
import type { Situation } from '../../src/rulebase/situation.ts'
import { rulebase } from './rules.ts'

type Facts = Record<string, unknown>
type IncompleteCase = {
  cas: string
  le: string
  raisonnement: string
  faits: Facts
  attendu: Facts
  incertain?: (keyof typeof figures)[]
  demandé?: string[]
  manque?: string[]
}
type Contested = { locataire: unknown; bailleur: unknown }

const figures = {
  'date limite': 'dueOn',
  'délai en mois': 'delayMonths',
  'périodes de retard': 'periodsLate',
  majoration: 'surcharge',
  'reste à rendre': 'principalDue',
  'total dû': 'totalDue',
  'dette du locataire': 'tenantOwes',
  'trop rendu': 'overpaid',
  plafond: 'depositCap',
  excédent: 'depositExcess',
  prescription: 'prescribedOn',
} as const satisfies Record<string, keyof Evaluation>

const text = readFileSync(new URL('../fixtures/law/incomplets.yaml', import.meta.url), 'utf8')
const { cas: cases } = parse(text) as { cas: IncompleteCase[] }
const named = (some: readonly IncompleteCase[]) => some.map((one) => [one.cas, one] as const)

const evaluated = (faits: Facts, le: string): Evaluation => evaluate(rulebase, situationOf(faits) as Situation, day(le))
const isContested = (value: unknown): value is Contested =>
  typeof value === 'object' && value !== null && 'locataire' in value && 'bailleur' in value
const asTold = (faits: Facts, by: keyof Contested): Facts =>
  Object.fromEntries(Object.entries(faits).map(([name, value]) => [name, isContested(value) ? value[by] : value]))

/** What is said without a fact must stay true when the fact is learnt. */
function expectWithin(loose: Evaluation, exact: Evaluation, about: unknown): void {
  for (const figure of Object.values(figures)) {
    const wide: Span<string | number> = loose[figure]
    const narrow: Span<string | number> = exact[figure]
    const told = `${figure}, ${JSON.stringify(about)}`
    if (wide.value !== null) expect(narrow.value, told).toBe(wide.value)
    if (wide.min !== null && narrow.min !== null) expect(narrow.min >= wide.min, `${told}, min`).toBe(true)
    if (wide.max !== null && narrow.min !== null) expect(narrow.max, `${told}, open`).not.toBeNull()
    if (wide.max !== null && narrow.max !== null) expect(narrow.max <= wide.max, `${told}, max`).toBe(true)
  }
}

/**
 * Plausible answers for each unknown fact. A dwelling is the main residence and an address of an unknown day was given in
 * time until somebody says otherwise; rarer facts did not happen until somebody says so: those are not answered here.
 */
function answers(faits: Facts, le: Day): [string, unknown][][] {
  const known = (name: string) => faits[name] !== undefined
  const earliest = String(faits['état des lieux de sortie le'] ?? faits['début du bail'] ?? addDays(le, -900))
  const keys = [0, 1, 20, 45, 100, 250, 700].map((n) => addDays(le, -n)).filter((d) => d >= earliest)
  const table: Record<string, unknown[]> = {
    location: ['vide', 'meublé'],
    'début du bail': ['2005-01-01', '2012-01-01', '2020-01-01'],
    'loyer hors charges': [1, 333.33, 600, 2500],
    dépôt: [0, 1, 600, 3000],
    'clés rendues le': known('clés rendues') ? [] : keys,
    'états des lieux conformes': ['oui', 'non'],
    'état des lieux de sortie': known('états des lieux conformes') ? [] : ['oui', 'non'],
    'état des lieux d’entrée': ['oui', 'non'],
    'adresse donnée': ['oui', 'non'],
    'immeuble collectif': ['oui', 'non'],
    'code postal': ['67000', '93300', '97400'],
    retenues: [
      [],
      [{ nature: 'loyers', montant: 100, pièce: 'facture' }],
      [{ nature: 'réparations', montant: 50, pièce: 'aucune' }],
      [{ nature: 'loyers', montant: 5000, pièce: 'facture' }],
    ],
    'sommes rendues': [[], [{ montant: 100, le }], [{ montant: 600, le: addDays(le, -30) }], [{ montant: 9999 }]],
  }
  return Object.entries(table)
    .filter(([name]) => !known(name))
    .map(([name, values]) => values.map((value): [string, unknown] => [name, value]))
    .filter((values) => values.length > 0)
}

test('at least 50 situations, each with its own name', () => {
  expect(cases.length).toBeGreaterThanOrEqual(50)
  expect(new Set(cases.map((one) => one.cas)).size).toBe(cases.length)
})

describe('an incomplete situation gives the range calculated by hand', () => {
  test.each(named(cases))('%s', (_name, one) => {
    expect(exampleProblems(rulebase, { ...one, le: day(one.le) })).toEqual([])
  })
})

describe('no figure that hangs on what is open is given as certain, and the fact that decides is named', () => {
  test.each(named(cases))('%s', (_name, one) => {
    const found = evaluated(one.faits, one.le)
    const certain = (one.incertain ?? []).filter((name) => found[figures[name]].value !== null)
    expect(certain).toEqual([])
    const asked = found.nextQuestions.map((question) => question.key)
    if (one.demandé) expect([...asked].toSorted()).toEqual(one.demandé.toSorted())
    expect(found.findings.flatMap((finding) => finding.missing)).toEqual(expect.arrayContaining(one.manque ?? []))
  })
})

describe('whatever one or two unknown facts turn out to be, what was said stays true', () => {
  test.each(named(cases))('%s', (_name, one) => {
    const le = day(one.le)
    const loose = evaluated(one.faits, le)
    const open = answers(one.faits, le)
    for (const [index, first] of open.entries())
      for (const [name, value] of first) {
        const completed = { ...one.faits, [name]: value }
        expectWithin(loose, evaluated(completed, le), { [name]: value })
        for (const [other, also] of open.slice(index + 1).flat())
          expectWithin(loose, evaluated({ ...completed, [other]: also }, le), { [name]: value, [other]: also })
      }
  })
})

describe('a contested fact: each side’s version is what its own facts give, and the range holds both', () => {
  test.each(named(cases.filter((one) => Object.values(one.faits).some(isContested))))('%s', (_name, one) => {
    const joint = evaluated(one.faits, one.le)
    for (const [side, by] of [
      ['tenant', 'locataire'],
      ['landlord', 'bailleur'],
    ] as const) {
      const alone = evaluated(asTold(one.faits, by), one.le)
      expect(joint.versions?.[side]).toBeDefined()
      expect(alone).toMatchObject(joint.versions?.[side] ?? {})
      expectWithin(joint, alone, side)
    }
  })

  test('no versions where nothing is contested', () => {
    const agreed = cases.filter((one) => !Object.values(one.faits).some(isContested))
    expect(agreed.filter((one) => evaluated(one.faits, one.le).versions !== null)).toEqual([])
  })
})
