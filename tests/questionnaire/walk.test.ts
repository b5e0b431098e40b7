import { describe, expect, test } from 'vitest'
import { questionText } from '../../src/domain/questions.ts'
import { dontKnow } from '../../src/questionnaire/form.ts'
import { readStep } from '../../src/questionnaire/step.ts'
import { stepWords } from '../../src/questionnaire/step-words.ts'
import { steps } from '../../src/questionnaire/steps.ts'
import { evaluator, type Forms, walk } from '../../src/questionnaire/walk.ts'
import { rulebase, today } from '../rulebase/rules.ts'
import { tenantForms } from '../support/questionnaire.ts'

const weigh = evaluator(rulebase, today)

/** The steps put when each is answered from these forms, "je ne sais pas" where they say nothing. */
function put(forms: Forms): { ids: string[]; end: ReturnType<typeof walk> } {
  let answered: Forms = {}
  for (;;) {
    const end = walk(rulebase, weigh, answered)
    if (!end.next) return { ids: end.path.map(({ id }) => id), end }
    answered = { ...answered, [end.next.id]: forms[end.next.id] ?? dontKnow }
  }
}

describe('the questions are those that the rules still need', () => {
  test('nothing more of an inventory that conforms, of a house without charges, of a deposit of one month', () => {
    const { ids } = put({ ...tenantForms, exit_conform: { choice: 'no' } })
    for (const id of ['entry_inventory', 'collective', 'lease_start']) expect(ids).not.toContain(id)
  })

  test('the lease’s date where the cap depends on it', () => {
    expect(put({ ...tenantForms, deposit: { amount: '1380' } }).ids).toContain('lease_start')
  })

  test('the kind of building once charges are retained', () => {
    const deductions = { choice: 'yes', 'kind-0': 'charges', 'amount-0': '90', 'evidence-0': 'none' }
    expect(put({ ...tenantForms, deductions }).ids).toContain('collective')
  })

  test.each([
    ['not the main residence', { ...tenantForms, main_residence: { choice: 'no' } }, 3],
    ['another contract', { ...tenantForms, lease_kind: { choice: 'other' }, lease_category: { choice: 'holiday' } }, 3],
    ['a mobility lease: how much was paid too much', { ...tenantForms, lease_kind: { choice: 'mobility' } }, 3],
    ['keys that were not handed over', { ...tenantForms, keys: { never: 'yes' } }, 4],
  ])('%s: the result at once', (_name, forms, count) => {
    expect(put(forms).ids).toHaveLength(count)
  })

  test('whoever knows nothing still comes to a result, and the rules need nothing that was not put', () => {
    const { end } = put({ role: { choice: 'tenant' } })
    const open = weigh(end.facts).openFacts.map(({ key }) => key)
    expect(open.length).toBeGreaterThan(6)
    expect(open.filter((key) => key !== 'lease_start' && !(end.unknown as string[]).includes(key))).toEqual([])
  })
})

test('an earlier answer can change without losing the later ones', () => {
  const { end } = put({ ...tenantForms, deposit: { amount: '1380' } })
  const changed = walk(rulebase, weigh, { ...tenantForms, deposit: { amount: '690' } })
  expect(changed.next).toBeNull()
  expect(end.path.length).toBeGreaterThan(changed.path.length)
})

describe('a question is written for whoever answers it', () => {
  test.each(steps.map((step) => [step.id, step] as const))('%s', (_id, step) => {
    const tenant = stepWords(step.id, 'tenant')
    const landlord = stepWords(step.id, 'landlord')
    for (const { question, hint } of [tenant, landlord]) {
      expect(question).toMatch(/^[A-ZÀÉ].* \?$/)
      expect(question).not.toMatch(/\bcaution\b|oui ou non/)
      expect(hint ?? 'a.').toMatch(/\.$/)
    }
    expect(`${landlord.question} ${landlord.hint}`).not.toMatch(
      /[Vv]otre (?:bailleur|propri)|au bailleur|versé comme dépôt \?/,
    )
  })

  test('the tenant reads the letters’ own words', () => {
    const asked = steps.map(({ id }) => stepWords(id, 'tenant').question)
    expect(
      asked.filter((text) => Object.values(questionText).some((own) => own.startsWith(text.slice(0, -2)))),
    ).toHaveLength(14)
  })
})

describe('what is typed is read as people write it', () => {
  const read = (id: string, form: Record<string, string>) => {
    const step = steps.find((one) => one.id === id)
    if (!step) throw new Error(id)
    return readStep(step, form)
  }
  test.each([
    ['690', 69_000],
    ['1 394,50', 139_450],
    ['1394.5 €', 139_450],
    [' 700 euros ', 70_000],
  ])('%s', (amount, cents) => {
    expect(read('deposit', { amount })).toEqual({ kind: 'facts', facts: { deposit_amount: cents } })
  })
  test.each(['', 'beaucoup', '-5', '12,345', '99999999'])('« %s » is no sum', (amount) => {
    expect(read('deposit', { amount })).toMatchObject({ kind: 'mistakes', mistakes: [{ field: 'amount' }] })
  })
  test.each([
    [{ day: '31', month: '1', year: '2026' }, '2026-01-31'],
    [{ day: '01', month: '02', year: '26' }, '2026-02-01'],
  ])('%o', (form, on) => {
    expect(read('keys', form)).toEqual({ kind: 'facts', facts: { keys_returned_on: on } })
  })
  test.each([{}, { day: '31', month: '2', year: '2026' }, { day: '1', month: '1', year: '1820' }, { year: '2026' }])(
    '%o is no day',
    (form) => {
      expect(read('keys', form)).toMatchObject({ kind: 'mistakes', mistakes: [{ field: 'day' }] })
    },
  )
  test('a list without a sum, a row with a day alone', () => {
    expect(read('refunded', { choice: 'yes' })).toMatchObject({ mistakes: [{ field: 'amount-0' }] })
    expect(read('refunded', { choice: 'yes', 'amount-0': '5', 'day-1': '3' })).toMatchObject({
      mistakes: [{ field: 'amount-1' }],
    })
    expect(read('deductions', { choice: 'yes', 'amount-0': '5' })).toMatchObject({ mistakes: [{ field: 'kind-0' }] })
    expect(read('refunded', {})).toMatchObject({ mistakes: [{ field: 'choice' }] })
    expect(read('refunded', { choice: 'no', 'amount-0': '5' })).toEqual({ kind: 'facts', facts: { refunded: [] } })
  })
  test('nobody can say not to know who they are', () => {
    expect(read('role', dontKnow)).toMatchObject({ kind: 'mistakes' })
  })
})
