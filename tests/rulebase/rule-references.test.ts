import { load as parse } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { day } from '../../src/domain/day.ts'
import { evaluate } from '../../src/rulebase/evaluate.ts'
import type { Finding, LegalCertainty } from '../../src/rulebase/evaluation.ts'
import { situationOf } from '../../src/rulebase/examples.ts'
import { RuleName } from '../../src/rulebase/schema.ts'
import type { Situation } from '../../src/rulebase/situation.ts'
import { rulebase, ruleTexts } from './rules.ts'

type Facts = Record<string, unknown>
type Row = {
  /** Changes to the base below; `undefined` takes a fact away. */
  facts: Facts
  kind: Finding['kind']
  articles: string[]
  missing: string[]
  certainty: LegalCertainty
  toVerify: boolean
}

const law = 'loi n° 89-462 du 6 juillet 1989'
/** Due on 13 May 2026; three periods late on 20 July. */
const base: Facts = {
  location: 'vide',
  'loyer hors charges': 600,
  dépôt: 600,
  'clés rendues le': '2026-03-13',
  'états des lieux conformes': 'non',
  'adresse donnée': 'oui',
  retenues: [],
  'sommes rendues': [],
}
const kept = (item: Facts): Facts => ({ retenues: [{ nature: 'réparations', montant: 100, pièce: 'devis', ...item }] })
const none = { missing: [] as string[] }
const sure = { kind: 'found', certainty: 'settled', toVerify: true } as const
const unsettled = { kind: 'disputed', certainty: 'disputed', toVerify: true } as const

/** What each rule says of one situation in which it speaks. */
const rows: Partial<Record<RuleName, Row>> = {
  'champ de la loi': {
    ...sure,
    facts: { location: undefined },
    kind: 'missing_facts',
    articles: [`${law}, art. 2`, `${law}, art. 25-3`],
    missing: ['lease_kind', 'main_residence'],
  },
  'plafond du dépôt': {
    facts: { dépôt: 900 },
    kind: 'range',
    articles: ['22, al. 1', '22, al. 2', '22, al. 6', '25-6', '25-17'].map((number) => `${law}, art. ${number}`),
    missing: ['lease_start'],
    certainty: 'majority',
    toVerify: true,
  },
  'logement social': {
    ...unsettled,
    ...none,
    facts: { bailleur: 'bailleur social' },
    kind: 'found',
    articles: [`${law}, art. 22, al. 1`, `${law}, art. 40`],
  },
  'remise des clés': {
    facts: { 'clés reçues par': 'agence de location' },
    kind: 'disputed',
    articles: [`${law}, art. 22, al. 3`],
    missing: ['keys_received_by'],
    certainty: 'majority',
    toVerify: true,
  },
  'délai de restitution': {
    facts: { 'états des lieux conformes': undefined, 'état des lieux de sortie': 'oui' },
    kind: 'range',
    articles: [`${law}, art. 22, al. 3`, `${law}, art. 22, al. 4`],
    missing: ['exit_inventory_conform'],
    certainty: 'settled',
    toVerify: false,
  },
  'calcul des délais': {
    ...unsettled,
    ...none,
    facts: { 'clés rendues le': '2026-05-18' },
    articles: ['code de procédure civile, art. 641', 'code de procédure civile, art. 642', 'code civil, art. 2229'],
  },
  conformité: {
    ...unsettled,
    ...none,
    facts: { 'seule usure normale à la sortie': 'oui' },
    articles: [`${law}, art. 22, al. 4`, 'décret n° 2016-382 du 30 mars 2016, art. 4'],
  },
  'états des lieux': {
    ...unsettled,
    ...none,
    facts: { 'états des lieux conformes': undefined, 'état des lieux de sortie': 'non' },
    articles: ['code civil, art. 1731', `${law}, art. 3-2`],
  },
  'nouvelle adresse': {
    ...unsettled,
    facts: { 'adresse donnée': undefined },
    kind: 'missing_facts',
    articles: [`${law}, art. 22, al. 3`, `${law}, art. 22, al. 7`],
    missing: ['forwarding_address_given'],
  },
  retenues: {
    facts: kept({ pièce: 'inconnue' }),
    kind: 'range',
    articles: [
      `${law}, art. 22, al. 3`,
      `${law}, art. 7`,
      'code civil, art. 1353',
      'code civil, art. 1730',
      'code civil, art. 1732',
    ],
    missing: ['deductions'],
    certainty: 'majority',
    toVerify: true,
  },
  'retenues interdites': {
    ...none,
    facts: kept({ jamais: 'usure' }),
    kind: 'found',
    articles: [`${law}, art. 7`, 'code civil, art. 1755', 'décret n° 87-712 du 26 août 1987'],
    certainty: 'majority',
    toVerify: true,
  },
  vétusté: {
    ...unsettled,
    ...none,
    facts: kept({ vétusté: { âge: 5, grille: 'opac', annexée: 'non' } }),
    articles: ['décret n° 2016-382 du 30 mars 2016, art. 4', 'code civil, art. 1755'],
  },
  ménage: {
    facts: kept({ nature: 'ménage', pièce: 'aucune' }),
    kind: 'range',
    articles: [`${law}, art. 22, al. 3`, `${law}, art. 4`],
    missing: ['deductions'],
    certainty: 'majority',
    toVerify: true,
  },
  'loyers impayés': {
    ...sure,
    facts: kept({ nature: 'loyers', pièce: 'aucune' }),
    kind: 'range',
    articles: [`${law}, art. 22, al. 3`, 'code civil, art. 1353'],
    missing: ['deductions'],
  },
  'charges locatives': {
    facts: { ...kept({ nature: 'charges', pièce: 'inconnue' }), 'immeuble collectif': 'non' },
    kind: 'range',
    articles: [`${law}, art. 23`, `${law}, art. 25-10`, 'décret n° 87-713 du 26 août 1987'],
    missing: ['deductions'],
    certainty: 'majority',
    toVerify: true,
  },
  'provision pour charges': {
    ...sure,
    facts: { 'immeuble collectif': 'oui', 'provision retenue': 120 },
    kind: 'range',
    articles: [`${law}, art. 22, al. 5`],
    missing: ['accounts_approved_on'],
  },
  'solde du dépôt': {
    facts: { 'sommes rendues': undefined },
    kind: 'range',
    articles: [`${law}, art. 22, al. 3`, `${law}, art. 22, al. 7`],
    missing: ['refunded'],
    certainty: 'settled',
    toVerify: false,
  },
  majoration: {
    ...sure,
    facts: { 'adresse donnée': undefined },
    kind: 'range',
    articles: [`${law}, art. 22, al. 7`],
    missing: ['forwarding_address_given'],
  },
  'intérêt légal': {
    ...sure,
    kind: 'disputed',
    ...none,
    facts: { 'clés rendues le': '2013-11-26' },
    articles: [`${law}, art. 22, al. 7`, 'code civil, art. 1231-7', 'loi n° 2015-990 du 6 août 2015, art. 82'],
  },
  colocation: {
    ...unsettled,
    ...none,
    facts: { 'plusieurs locataires': 'oui' },
    articles: [`${law}, art. 8-1`, `${law}, art. 22, al. 3`],
  },
  'vente du logement': {
    ...sure,
    ...none,
    facts: { 'logement vendu': 'oui' },
    articles: [`${law}, art. 22, al. 8`, 'loi n° 2009-323 du 25 mars 2009'],
  },
  'décès du locataire': {
    ...sure,
    ...none,
    facts: { 'locataire décédé': 'oui' },
    articles: [`${law}, art. 14`],
  },
  'tiers payeur': {
    ...none,
    facts: { 'dépôt payé par': 'fonds de solidarité' },
    kind: 'found',
    articles: [`${law}, art. 22, al. 1`, 'code civil, art. 1346'],
    certainty: 'majority',
    toVerify: true,
  },
  agence: { ...sure, ...none, facts: { bailleur: 'agence' }, articles: [`${law}, art. 22, al. 3`] },
  prescription: {
    facts: { 'clés rendues le': undefined, 'état des lieux de sortie le': '2026-03-13' },
    kind: 'range',
    articles: [`${law}, art. 7-1`, 'code civil, art. 2238', 'code civil, art. 2240', 'code civil, art. 2241'],
    missing: ['keys_returned_on'],
    certainty: 'majority',
    toVerify: true,
  },
  'commission de conciliation': {
    ...sure,
    facts: {},
    articles: [`${law}, art. 20`, `${law}, art. 25-11`, 'décret n° 2001-653 du 19 juillet 2001'],
    missing: ['dwelling_postcode'],
  },
  'préalable amiable': {
    ...unsettled,
    ...none,
    facts: {},
    kind: 'found',
    articles: ['code de procédure civile, art. 750-1'],
  },
  juge: {
    ...sure,
    ...none,
    facts: {},
    articles: [
      'code de l’organisation judiciaire, art. L. 213-4-4',
      'code de l’organisation judiciaire, art. R. 213-9-4',
      'code de l’organisation judiciaire, art. R. 213-9-7',
      'code de procédure civile, art. 761',
      'code de procédure civile, art. 818',
    ].map((article) => article.replace('’', "'")),
  },
}

/** Rules that no fact sets off: why, and what their text says. */
const textsOnly: Partial<Record<RuleName, { because: string; says: string }>> = {
  'mise en demeure': { because: 'the increase runs without any letter', says: "Aucune lettre n'est nécessaire" },
  'dernier loyer': { because: 'never suggested, only recalled', says: "Le dernier loyer reste dû jusqu'au bout" },
  "indemnité d'occupation": {
    because: 'claimed as rent, and weighed by the rule on rent',
    says: 'doit une indemnité d’occupation'.replace('’', "'"),
  },
  confidentialité: { because: 'about the procedure, not the dispute', says: 'reste confidentiel' },
}

const findingsOf = (facts: Facts): readonly Finding[] => {
  const known = Object.entries({ ...base, ...facts }).filter(([, value]) => value !== undefined)
  return evaluate(rulebase, situationOf(Object.fromEntries(known)) as Situation, day('2026-07-20')).findings
}
const spoken = Object.entries(rows) as [RuleName, Row][]
const rawRules = Object.entries(ruleTexts)
  .filter(([name]) => name.startsWith('droit/'))
  .map(
    ([, text]) => parse(text) as { règle: RuleName; points: string[]; 'à vérifier'?: string } & Record<string, never>,
  )

test('every rule has its row here, or the reason why no fact sets it off', () => {
  expect([...Object.keys(rows), ...Object.keys(textsOnly)].toSorted()).toEqual(RuleName.options.toSorted())
})

describe('a rule names its articles, the facts that it misses and how firmly the law holds', () => {
  test.each(spoken)('%s', (rule, { facts, ...expected }) => {
    const found = findingsOf(facts).filter((finding) => finding.rule === rule)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject(expected)
    expect(found[0]?.because).not.toBe('')
  })
})

describe('a rule that no fact sets off keeps its text', () => {
  test.each(Object.entries(textsOnly) as [RuleName, { because: string; says: string }][])(
    '%s ($because)',
    (rule, { says }) => {
      const { rappel, articles } = rulebase.rules[rule]
      expect(rappel.commun).toContain(says)
      expect(articles.length).toBeGreaterThan(0)
      expect(spoken.filter(([, { facts }]) => findingsOf(facts).some((finding) => finding.rule === rule))).toEqual([])
    },
  )
})

test('every point of law is carried by a rule', () => {
  const counts = { R1: 8, R2: 8, R3: 10, R4: 3, R5: 9, R6: 5, R8: 5, R9: 1 }
  const points = Object.entries(counts).flatMap(([part, count]) =>
    Array.from({ length: count }, (_, index) => `${part}.${index + 1}`),
  )
  const carried = rawRules.flatMap((rule) => rule.points)
  expect([...points, 'R7'].filter((point) => !carried.includes(point))).toEqual([])
})

describe('a source that nobody has read, or a point left to check, shows the finding as to verify', () => {
  const unread = (rule: (typeof rawRules)[number]): boolean =>
    'à vérifier' in rule || JSON.stringify(rule).includes('"lu":false')

  test.each(spoken)('%s', (rule, { facts, toVerify }) => {
    const raw = rawRules.find((one) => one.règle === rule)
    expect(raw && unread(raw)).toBe(toVerify)
    const found = findingsOf(facts).filter((finding) => finding.rule === rule)
    expect(found.map((finding) => finding.toVerify)).toEqual([toVerify])
  })

  test('whatever the situation says besides', () => {
    const all = spoken.flatMap(([, { facts }]) => findingsOf(facts))
    const toVerify = new Set(rawRules.filter(unread).map((rule) => String(rule.règle)))
    expect(all.filter((finding) => finding.toVerify !== toVerify.has(finding.rule))).toEqual([])
  })
})
