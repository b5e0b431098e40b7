import { describe, expect, test } from 'vitest'
import { addDays, day } from '../../src/domain/day.ts'
import { checkRules } from '../../src/rulebase/check.ts'
import { evaluate } from '../../src/rulebase/evaluate.ts'
import { parseRulebase } from '../../src/rulebase/parse.ts'
import { complete, rulebase, ruleTexts, situation, today } from './rules.ts'

const file = 'droit/majoration.yaml'
const changed = (from: string | RegExp, to: string, path = file) => ({
  ...ruleTexts,
  [path]: (ruleTexts[path] ?? '').replace(from, to),
})

test('the rules of the project pass', () => {
  expect(checkRules(ruleTexts, today)).toEqual([])
})

test('a text is stale one day after a year', () => {
  expect(checkRules(ruleTexts, day('2027-11-20'))).toEqual([])
  expect(checkRules(ruleTexts, day('2027-11-22'))).toContainEqual(
    expect.stringContaining('« majoration » : vérifié le 2026-11-21'),
  )
})

describe('a wrong file is refused in French, with its name', () => {
  test.each<[string, Record<string, string>, RegExp]>([
    ['unreadable YAML', changed('règle:', '\t- ]règle:'), /^droit\/majoration.yaml : YAML illisible/],
    ['no source', changed(/articles:\n.*\n/, ''), /majoration.yaml, règle « majoration » : articles/],
    ['a source without address', changed(/adresse: "[^"]*"/, 'adresse: "quelque part"'), /majoration.yaml.*adresse/],
    ['an unknown field', changed('certitude:', 'certitudes:'), /majoration.yaml/],
    ['an unknown rule', changed('règle: majoration', 'règle: majorations'), /majoration.yaml/],
    [
      'the same rule twice',
      { ...ruleTexts, 'droit/zz.yaml': ruleTexts[file] ?? '' },
      /droit\/zz.yaml : la règle « majoration » est déjà/,
    ],
    ['an unknown name in a formula', changed('taux de la majoration *', 'taux * '), /calcul/],
    ['a missing formula', changed('majoration due:', 'majoration:'), /calcul absent : « majoration due »/],
    [
      'values out of order',
      changed('{ du: 2014-03-27, valeur: 1 }', '{ du: 1980-01-01, valeur: 1 }', 'parametres/restitution.yaml'),
      /ne se suivent pas/,
    ],
    [
      'a missing parameter',
      changed('taux de la majoration:', 'délai perdu:', 'parametres/restitution.yaml'),
      /parametres\/restitution.yaml/,
    ],
    ['an alias bomb', changed('responsable: juriste du service', 'responsable: &a x\nx: [*a, *a]'), /YAML illisible/],
  ])('%s', (_name, files, problem) => {
    expect(checkRules(files, today)).toContainEqual(expect.stringMatching(problem))
  })

  test('an example that does not hold', () => {
    const problems = checkRules(changed('majoration: 82', 'majoration: 83'), today)
    expect(problems).toEqual([
      'droit/majoration.yaml, exemple « Le lendemain » : majoration : attendu 83, trouvé 82.00',
    ])
  })

  test('an example with an unknown fact or result', () => {
    expect(checkRules(changed('loyer hors charges: 820', 'loyer: 820'), today)[0]).toMatch(
      /« loyer » n’est pas un fait/,
    )
    expect(checkRules(changed('majoration: 82', 'majorations: 82'), today)[0]).toMatch(
      /« majorations » n’est pas un résultat/,
    )
  })
})

test('the version changes with any text and with nothing else', () => {
  const version = (files: Readonly<Record<string, string>>) => {
    const parsed = parseRulebase(files)
    return parsed.kind === 'parsed' ? parsed.rulebase.version : null
  }
  expect(version({ ...ruleTexts })).toBe(rulebase.version)
  expect(version(changed('juriste du service', 'autre juriste'))).not.toBe(rulebase.version)
})

describe('values by date: the day before and the day itself', () => {
  test.each([
    ['2014-03-26', '2014-05-26'],
    ['2014-03-27', '2014-04-27'],
  ])('keys on %s with conform inventories: due on %s', (keys, due) => {
    const found = evaluate(
      rulebase,
      situation({ ...complete, lease_start: '2010-01-01', keys_returned_on: keys, exit_inventory_conform: true }),
      day('2014-06-01'),
    )
    expect(found.dueOn.value).toBe(due)
  })

  test.each([
    ['unfurnished', '2008-02-08', 138_000],
    ['unfurnished', '2008-02-09', 69_000],
    ['furnished', '2014-03-26', null],
    ['furnished', '2014-03-27', 138_000],
  ])('%s lease of %s: cap %s', (lease_kind, lease_start, cap) => {
    expect(evaluate(rulebase, situation({ ...complete, lease_kind, lease_start }), today).depositCap.value).toBe(cap)
  })

  test.each([
    ['2014-03-26', null],
    ['2014-03-27', 6_900],
  ])('no sure increase for a delay that ended on %s: %s', (due, surcharge) => {
    const keys = due.replace('-03-', '-01-')
    const found = evaluate(
      rulebase,
      situation({ ...complete, lease_start: '2010-01-01', keys_returned_on: keys, forwarding_address_given_on: keys }),
      addDays(day(due), 1),
    )
    expect([found.dueOn.value, found.surcharge.value, found.surcharge.max]).toEqual([due, surcharge, 6_900])
  })
})
