import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '../../src/domain/day.ts'
import { findDates } from '../../src/reading/dates.ts'
import { fold } from '../../src/reading/fold.ts'

/** A Wednesday. */
const today = day('2026-03-11')
const read = (phrase: string, on: Day = today) => findDates(fold(phrase), on)

describe('what happened is read in the past', () => {
  test.each([
    ['le 31 janvier 2026', '2026-01-31'],
    ['le samedi 31 janvier 2026', '2026-01-31'],
    ['le 1er septembre 2019', '2019-09-01'],
    ['le premier mars 2024', '2024-03-01'],
    ['le vingt-six août deux mille vingt-trois', '2023-08-26'],
    ['le 15 Décembre 2025', '2025-12-15'],
    ['LE 15 DÉCEMBRE 2025', '2025-12-15'],
    ['le 3 déc. 2025', '2025-12-03'],
    ['le 5 févr. 2026', '2026-02-05'],
    ['le 22/07/2025', '2025-07-22'],
    ['le 5/9/2021', '2021-09-05'],
    ['le 31/10/25', '2025-10-31'],
    ['le 01.11.2021', '2021-11-01'],
    ['le 28-02-2026', '2026-02-28'],
    ['2026-01-31', '2026-01-31'],
    ['le 5 mai', '2025-05-05'],
    ['le 10 mars', '2026-03-10'],
    ['le 11 mars', '2026-03-11'],
    ['le 30 juin dernier', '2025-06-30'],
    ['le 22/12', '2025-12-22'],
    ['hier', '2026-03-10'],
    ['hier soir', '2026-03-10'],
    ['avant-hier', '2026-03-09'],
    ['avant hier', '2026-03-09'],
    ["aujourd'hui", '2026-03-11'],
    ['aujourd’hui même', '2026-03-11'],
    ['ce jour', '2026-03-11'],
    ['ce matin', '2026-03-11'],
    ["à l'instant", '2026-03-11'],
    ['il y a deux mois', '2026-01-11'],
    ['il y a cinq semaines', '2026-02-04'],
    ['il y a 10 jours', '2026-03-01'],
    ['il y a environ trois mois', '2025-12-11'],
    ['la semaine dernière', '2026-03-04'],
    ['vendredi', '2026-03-06'],
    ['vendredi dernier', '2026-03-06'],
    ['lundi', '2026-03-09'],
    ['à la Toussaint', '2025-11-01'],
    ['le 29 février', '2024-02-29'],
    ['on 1 September 2024', '2024-09-01'],
    ['on 15 December', '2025-12-15'],
    ['yesterday', '2026-03-10'],
    ['la veille de Noël', '2025-12-24'],
    ['la veille de la Toussaint', '2025-10-31'],
    ['le lendemain du 28 février 2026', '2026-03-01'],
    ['le jour de la Saint-Valentin', '2026-02-14'],
    ['contre émargement le 12/01', '2026-01-12'],
    ['reçues, 12/01', '2026-01-12'],
    ['le 7 du mois dernier', '2026-02-07'],
    ["y'a deux mois", '2026-01-11'],
    ['ça fait 3 semaines', '2026-02-18'],
  ])('%s → %s', (phrase, expected) => expect(read(phrase)[0]?.past).toBe(expected))
})

describe('what is promised is read in the future', () => {
  test.each([
    ['demain', '2026-03-12'],
    ['après-demain', '2026-03-13'],
    ['au plus tard lundi', '2026-03-16'],
    ['mercredi', '2026-03-18'],
    ['vendredi prochain', '2026-03-13'],
    ['lundi 4 mai', '2026-05-04'],
    ['avant le 31 mars', '2026-03-31'],
    ['avant le 10 mars', '2027-03-10'],
    ['sous huitaine', '2026-03-19'],
    ['sous huit jours', '2026-03-19'],
    ['sous quinzaine', '2026-03-26'],
    ['sous quinze jours', '2026-03-26'],
    ['sous 3 semaines', '2026-04-01'],
    ["d'ici dix jours", '2026-03-21'],
    ['dans un délai de 8 jours', '2026-03-19'],
    ['dans deux mois', '2026-05-11'],
    ['à la fin du mois', '2026-03-31'],
    ['fin mars', '2026-03-31'],
    ['fin avril', '2026-04-30'],
    ['fin février', '2027-02-28'],
    ["avant la fin de l'année", '2026-12-31'],
    ['avant Noël', '2026-12-25'],
    ['le 23/12', '2026-12-23'],
    ['le 15', '2026-03-15'],
    ["jusqu'au 31 ?", '2026-03-31'],
    ['lundi en huit', '2026-03-23'],
    ['sous 8 j', '2026-03-19'],
    ['le 10 du mois prochain', '2026-04-10'],
    ['avant la Sainte-Catherine', '2026-11-25'],
  ])('%s → %s', (phrase, expected) => expect(read(phrase)[0]?.future).toBe(expected))
})

describe('what is vague stays vague', () => {
  test.each([
    ['en novembre 2023', 'month', '2023-11-01'],
    ['au mois de novembre', 'month', '2025-11-01'],
    ['début mars 2025', 'about', '2025-03-05'],
    ['mi-décembre', 'about', '2025-12-15'],
    ['le mois dernier', 'month', '2026-02-01'],
  ])('%s is known to the %s only', (phrase, precision, past) =>
    expect(read(phrase)[0]).toMatchObject({ precision, past }),
  )

  test.each([
    'cette semaine',
    'en début de semaine',
    'bientôt',
    'depuis la Saint-Jean 2008',
    'le 31 avril 2025',
    'le 45/13/2025',
    'article 22',
    'un T2 de 45 m²',
    'dans la quinzaine de la signature',
    'clés : 2/2',
    '10/20',
  ])('%s is no date', (phrase) => expect(read(phrase)).toEqual([]))
})

test('the same day is the day named before it', () => {
  const [first, second] = read('Clés remises le 19 septembre 2025, état des lieux le même jour.')
  expect(second?.past).toBe(first?.past)
  expect(read('adresse donnée le 10 septembre 2025, clés le surlendemain')[1]?.past).toBe('2025-09-12')
})

test.each([
  ['clés le 1er octobre 2025, état des lieux le même matin', '2025-10-01'],
  ['départ le 12 décembre 2025, constat à cette date', '2025-12-12'],
])('%s: the day before', (phrase, expected) => expect(read(phrase)[1]?.past).toBe(expected))

test('a day of this month may stand in words', () =>
  expect(read('virement le trente de ce mois')[0]?.future).toBe('2026-03-30'))

test('a day alone is of the month that was named before it, or of the next', () => {
  const days = (phrase: string) => read(phrase).map((m) => m.past)
  expect(days('parti le 20 décembre, clés le 22')).toEqual(['2025-12-20', '2025-12-22'])
  expect(days('parti fin janvier, clés le 29')).toEqual(['2026-01-31', '2026-01-29'])
  expect(days('parti le 28 décembre, clés le 3.')).toEqual(['2025-12-28', '2026-01-03'])
  expect(days('clés le 27 février, l’état des lieux on l’a fait le 26, rien à dire')).toEqual([
    '2026-02-27',
    '2026-02-26',
  ])
  expect(days('clés le 29 novembre, un état des lieux le 28 elle a écrit dessus')).toEqual(['2025-11-29', '2025-11-28'])
})

test('a day without year is never read more than a year away, whatever the day of writing', () => {
  const days = fc.integer({ min: 0, max: 2000 }).map((n) => addDays(day('2024-01-01'), n))
  fc.assert(
    fc.property(
      days,
      fc.integer({ min: 1, max: 28 }),
      fc.constantFrom('janvier', 'mars', 'août', 'décembre'),
      (on, n, month) => {
        const [mention] = read(`le ${n} ${month}`, on)
        return (
          mention?.past != null &&
          mention.future != null &&
          mention.past <= on &&
          mention.future >= on &&
          mention.past > addDays(on, -367) &&
          mention.future < addDays(on, 367)
        )
      },
    ),
  )
})
