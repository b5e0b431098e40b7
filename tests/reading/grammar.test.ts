import { describe, expect, test } from 'vitest'
import { formsOf } from '../../src/reading/grammar/conjugate.ts'
import { type Frame, framesOf } from '../../src/reading/grammar/frames.ts'
import { tokensOf } from '../../src/reading/grammar/tokens.ts'

describe('forms of a verb', () => {
  test.each([
    ['rembourser', ['rembourse', 'remboursons', 'remboursera', 'rembourserais', 'remboursees', 'remboursant']],
    ['rendre', ['rends', 'rend', 'rendez', 'rendrai', 'rendu', 'rendrait', 'rendaient']],
    ['payer', ['paie', 'paye', 'payons', 'payerai']],
    ['saisir', ['saisis', 'saisissons', 'saisirai', 'saisi']],
    ['degager', ['degageons', 'degageait']],
  ])('%s', (verb, expected) => {
    const forms = formsOf(verb).map(([text]) => text)
    for (const form of expected) expect(forms).toContain(form)
  })
})

test.each([
  ['j accepte', "j' accepte"],
  ['jaccepte', "j' accepte"],
  ["n'a rien rendu", "n' a rien rendu"],
  ['nai rien recu', "n' ai rien recu"],
  ["qu'il rembourse M0", "qu' il rembourse M"],
  ['pouvez-vous', 'pouvez -vous'],
  ['mais janvier et liste', 'mais janvier et liste'],
])('%s is read as %s', (marked, words) => expect(tokensOf(marked).join(' ')).toBe(words))

describe('who does what, when, and whether not', () => {
  const cases: [string, Partial<Frame>][] = [
    ['je ne lui rendrai pas un centime', { verb: 'refund', person: 'me', tense: 'future', negated: true }],
    ['nous ne pouvons pas vous restituer le depot', { verb: 'refund', person: 'me', negated: true, mood: 'can' }],
    ["je n'ai pas l'intention de rembourser", { verb: 'refund', person: 'me', negated: true }],
    ['je vous rembourse M0', { verb: 'refund', person: 'me', tense: 'present', negated: false }],
    ["il n'a rien rembourse", { verb: 'refund', person: 'they', tense: 'past', negated: true }],
    ["on ne m'a rien rendu", { verb: 'refund', person: 'they', tense: 'past', negated: true }],
    ["l'agence m'a rendu M0", { verb: 'refund', person: 'they', subject: 'landlord', tense: 'past', negated: false }],
    ['le depot ne sera pas restitue', { verb: 'refund', person: 'it', tense: 'future', negated: true, passive: true }],
    ["le virement n'est toujours pas arrive", { verb: 'arrive', subject: 'transfer', tense: 'past', negated: true }],
    ['nous rembourserions M0', { verb: 'refund', person: 'me', tense: 'conditional' }],
    ['si elle est d accord je rends tout', { verb: 'refund', person: 'me', hypothetical: true }],
    ['elle affirme avoir vire la somme', { verb: 'pay', reported: true }],
    ["je n'ai recu que M0", { verb: 'receive', person: 'me', only: true }],
    ['sans rien rembourser', { verb: 'refund', mood: 'without' }],
  ]
  test.each(cases)('%s', (marked, expected) => {
    expect(framesOf(marked)).toContainEqual(expect.objectContaining(expected))
  })

  test.each(['les virements du mois', 'une retenue injustifiee', 'aucune retenue', 'bonjour'])(
    '%s holds no verb',
    (marked) => expect(framesOf(marked)).toEqual([]),
  )
})
