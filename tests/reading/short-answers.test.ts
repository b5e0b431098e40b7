import { describe, expect, test } from 'vitest'
import { readBuiltin } from '../../src/reading/builtin-reader.ts'
import { fromLandlord, fromTenant, inputOf } from './input.ts'

const acts = (reading: ReturnType<typeof readBuiltin>) => reading.acts.map((a) => a.act)

describe('one word means what it answers', () => {
  test.each([
    ['Non.', ['rejection']],
    ["Bon d'accord", ['acceptance']],
    ['ok', ['acceptance']],
    ['Oui', ['acceptance']],
    ['non merci', ['rejection']],
    ['Ok pour 400.', ['acceptance']],
    ["C'est d'accord pour 400 €", ['acceptance']],
    ['ça me va', ['acceptance']],
    ["pas d'accord", ['rejection']],
    ["Je ne suis pas d'accord.", ['rejection']],
    ['Reçu !', ['payment_received']],
    ['Merci beaucoup', ['acknowledgement']],
  ])('%s', (own, expected) => expect(acts(readBuiltin(fromTenant(own)))).toEqual(expected))

  test('"Fait." after an agreement says that it is paid', () => {
    const context = {
      earlier: [
        ...fromTenant('').context.earlier,
        { role: 'landlord' as const, own: 'ok', acts: ['acceptance' as const], from: fromLandlord('').from },
      ],
    }
    expect(acts(readBuiltin(fromLandlord('Fait.', { context })))).toEqual(['payment_sent'])
  })

  test('with nothing on the table, "ok" accepts nothing', () => {
    expect(acts(readBuiltin(inputOf('ok merci', { context: { knownRole: 'landlord' } })))).toEqual(['acknowledgement'])
  })
})

describe("the landlord's digit", () => {
  const choice = (own: string, choiceOffered = true) =>
    readBuiltin(fromLandlord(own, { context: { choiceOffered } })).choice
  test.each([
    ['2', 2],
    ['2.', 2],
    ['Bonjour,\n3\nCordialement', 3],
    ['Réponse 4', 4],
    ['Ma réponse est : 5', 5],
    ['n° 6', 6],
    ['1) je rends tout', 1],
    ['1 - je rends tout', 1],
  ])('%s', (own, expected) => expect(choice(own)).toBe(expected))

  test.each(['7', '9', '0', '1 et 3', '2, 3', 'Réponses 1 et 2'])('%j is none of those offered', (own) =>
    expect(choice(own)).toBe(0),
  )

  test.each(['12', '3 semaines', '5 €', '2 rue des Lilas', 'Je réponds plus tard', ''])('not in %j', (own) =>
    expect(choice(own)).toBeNull(),
  )
  test('nor where no digit was asked for', () => expect(choice('2', false)).toBeNull())
})

describe('answers to our questions', () => {
  const asked = ['lease_kind', 'exit_inventory_conform', 'dwelling_postcode'] as const
  test('are read by their numbers', () => {
    const own = '1. vide\n2) non\n3 : je ne sais plus'
    expect(readBuiltin(fromTenant(own, { context: { asked } })).answers).toMatchObject([
      { question: 'lease_kind', answer: 'given', quote: '1. vide' },
      { question: 'exit_inventory_conform', answer: 'no' },
      { question: 'dwelling_postcode', answer: 'unknown' },
    ])
  })
  test('one answer to the one question needs no number', () => {
    expect(readBuiltin(fromTenant('oui', { context: { asked: ['consent'] } })).answers).toMatchObject([
      { question: 'consent', answer: 'yes' },
    ])
  })
  test('without a number, several questions stay unanswered', () => {
    expect(readBuiltin(fromTenant('oui', { context: { asked } })).answers).toEqual([])
  })

  const all = ['lease_kind', 'deposit_amount', 'keys_returned_on', 'exit_inventory_conform'] as const
  test.each([
    '1. vide 2. 640€ 3. le 3 mai 4. je sais pas',
    '1) nu\n2) 640\n3) 03/05\n4) non',
    'Bonjour,\nvide\n640 €\nle 3 mai\nnon\nMerci',
  ])('state facts, numbered or in order: %j', (own) => {
    const { facts, acts, answers } = readBuiltin(fromTenant(own, { sentOn: '2026-05-20', context: { asked: all } }))
    expect(answers).toHaveLength(4)
    expect(Object.fromEntries(facts.map((f) => [f.key, f.value]))).toEqual({
      lease_kind: 'unfurnished',
      deposit_amount: 64_000,
      keys_returned_on: '2026-05-03',
    })
    expect(acts.map((a) => a.act)).toEqual(['facts_stated'])
  })

  test.each([
    ['deposit_amount', '600 ou 640 €'],
    ['keys_returned_on', 'entre le 3 et le 5 mai'],
    ['keys_returned_on', 'en mai'],
    ['lease_kind', 'je regarde'],
  ] as const)('that leave %s open state nothing: %s', (question, own) => {
    expect(readBuiltin(fromTenant(own, { sentOn: '2026-05-20', context: { asked: [question] } })).facts).toEqual([])
  })
})
