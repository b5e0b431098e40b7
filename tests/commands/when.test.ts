import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { whenDay } from '../../src/commands/when.ts'
import { addDays, type Day, day } from '../../src/domain/day.ts'
import { TODAY } from './orders.ts'

describe('a phrase that says one day to come says it, on Tuesday 5 May 2026', () => {
  test.each([
    ['lundi', '2026-05-11'],
    ['Lundi', '2026-05-11'],
    ['mardi', '2026-05-12'],
    ['mercredi', '2026-05-06'],
    ['lundi prochain', '2026-05-11'],
    ['mardi en huit', '2026-05-19'],
    ['vendredi matin', '2026-05-08'],
    ['vendredi à 9h', '2026-05-08'],
    ['demain', '2026-05-06'],
    ['demain matin', '2026-05-06'],
    ['à demain', '2026-05-06'],
    ['après-demain', '2026-05-07'],
    ['apres demain', '2026-05-07'],
    ['dans 3 jours', '2026-05-08'],
    ['3 jours', '2026-05-08'],
    ['encore 3 jours', '2026-05-08'],
    ['dans dix jours', '2026-05-15'],
    ['dans une semaine', '2026-05-12'],
    ['une semaine', '2026-05-12'],
    ['2 semaines', '2026-05-19'],
    ['quinze jours', '2026-05-20'],
    ['15 jours', '2026-05-20'],
    ['une quinzaine', '2026-05-20'],
    ['sous huitaine', '2026-05-13'],
    ['une dizaine de jours', '2026-05-15'],
    ['un mois', '2026-06-05'],
    ['dans deux mois', '2026-07-05'],
    ['48h', '2026-05-07'],
    ['48 heures', '2026-05-07'],
    ['sous 72 h', '2026-05-08'],
    ['la semaine prochaine', '2026-05-11'],
    ['semaine prochaine', '2026-05-11'],
    ['en début de semaine prochaine', '2026-05-11'],
    ['fin de semaine prochaine', '2026-05-15'],
    ['fin de semaine', '2026-05-08'],
    ['après le week-end', '2026-05-11'],
    ['mi-mai', '2026-05-15'],
    ['fin mai', '2026-05-31'],
    ['début juin', '2026-06-01'],
    ['mi juin', '2026-06-15'],
    ['début mars', '2027-03-01'],
    ['fin du mois', '2026-05-31'],
    ['à la fin du mois', '2026-05-31'],
    ['début du mois prochain', '2026-06-01'],
    ['fin du mois prochain', '2026-06-30'],
    ['le mois prochain', '2026-06-01'],
    ['le 3 du mois prochain', '2026-06-03'],
    ['en juin', '2026-06-01'],
    ['au mois de juin', '2026-06-01'],
    ['le 12', '2026-05-12'],
    ['le 2', '2026-06-02'],
    ['12 mai', '2026-05-12'],
    ['le 12 mai', '2026-05-12'],
    ['le 12 mai 2026', '2026-05-12'],
    ['12/05', '2026-05-12'],
    ['le 12/05', '2026-05-12'],
    ['12/05/2026', '2026-05-12'],
    ['12/05/26', '2026-05-12'],
    ['2026-05-12', '2026-05-12'],
    ['1er juin', '2026-06-01'],
    ['le premier juin', '2026-06-01'],
    ['le 3 janvier', '2027-01-03'],
    ['lundi 11 mai', '2026-05-11'],
    ['lundi 11', '2026-05-11'],
    ['mercredi 6 mai 2026', '2026-05-06'],
    ['jusqu’à vendredi', '2026-05-08'],
    ['jusqu’au 12 mai', '2026-05-12'],
    ['jusqu’au vendredi 15', '2026-05-15'],
    ['pas avant le 12', '2026-05-12'],
    ['à partir du 12', '2026-05-12'],
    ['après le 12', '2026-05-13'],
    ['au 12 mai', '2026-05-12'],
    ['lundu', '2026-05-11'],
    ['demian', '2026-05-06'],
    ['vendredi au plus tôt', '2026-05-08'],
  ])('%j', (text, expected) => expect(whenDay(text, TODAY)).toBe(expected))
})

describe('what says no day, more than one, or none to come, is not guessed', () => {
  test.each([
    '',
    'aujourd’hui',
    'ce soir',
    'hier',
    'lundi dernier',
    'lundi ou mardi',
    'entre lundi et mercredi',
    'lundi, puis mardi',
    'après les fêtes',
    'quand il aura répondu',
    'jusqu’à ce qu’il réponde',
    'un peu',
    'plus tard',
    'quelques jours',
    'lundi 12 mai',
    'mardi 6 mai 2026',
    'le 5 mai 2026',
    'le 4 mai 2026',
    'le 31 avril',
    'le 32',
    '45/13/2026',
    'dans 400 jours',
    'le 12 mai 2028',
    '12',
    'mai',
    'début mai',
    'en mai',
    '36h',
    'lundi ?',
    'lundi sauf s’il répond',
    'pas lundi',
    'x'.repeat(1_000),
  ])('%j', (text) => expect(whenDay(text, TODAY)).toBeNull())
})

test('on a Monday, Monday is a week away', () => expect(whenDay('lundi', day('2026-05-04'))).toBe('2026-05-11'))

test('a day is later than today and at most 366 days away, whatever the words', () => {
  const word = fc.constantFrom(
    ...'le lundi mardi prochain 12 31 mai juin janvier 2026 2027 dans 3 jours une semaine fin début mi- du mois demain après en huit 48h /'.split(
      ' ',
    ),
  )
  const today = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2024-01-01' as Day, days))
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), today, (words, on) => {
      const found = whenDay(words.join(' '), on)
      expect(found === null || (found > on && found <= addDays(on, 366))).toBe(true)
    }),
  )
})
