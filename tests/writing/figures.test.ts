import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../../src/domain/day.ts'
import { cents, euros } from '../../src/domain/money.ts'
import { figuresIn, foreignFigures, lostFigures } from '../../src/writing/figures.ts'
import { frenchDay, frenchWeekday } from '../../src/writing/french-day.ts'
import { letterText } from '../../src/writing/letter-text.ts'
import { letters, ref } from './samples.ts'

const sent = Object.entries(letters).flatMap(([name, letter]) =>
  letter.audience.map((side) => ({
    name: `${name} to the ${side}`,
    text: `${letter.subject}\n\n${letterText(letter, side, 'Médiation Logement')}`,
    allowed: [...letter.figures, ref],
  })),
)

describe('one figure, however it is written, has one meaning', () => {
  test.each([
    [
      'sum:69000',
      [
        '690 €',
        '690€',
        '690\u00a0€',
        '690,00 €',
        '690 euros',
        '690 EUR',
        '€ 690',
        'six cent quatre-vingt-dix euros',
        '690.00 €',
      ],
    ],
    [
      'sum:139450',
      [
        '1 394,50 €',
        '1\u202f394,50 €',
        '1394,50 euros',
        '1.394,50 €',
        '1394.50 €',
        'mille trois cent quatre-vingt-quatorze euros et cinquante centimes',
        '1394 euros 50',
      ],
    ],
    ['sum:150000', ['1 500 €', '1,5 k€', 'mille cinq cents euros']],
    [
      'date:2026-01-31',
      [
        '31 janvier 2026',
        'samedi 31 janvier 2026',
        '31/01/2026',
        '31-01-2026',
        '31.01.26',
        '2026-01-31',
        'trente et un janvier 2026',
        '31 JANVIER 2026',
        '31 janv. 2026',
      ],
    ],
    ['date:2026-03-01', ['1er mars 2026', 'premier mars 2026', '01/03/2026', '1 mars 2026']],
    ['day-of-year:01-31', ['31 janvier', '31/01']],
    ['month:2026-02', ['février 2026', 'fevrier 2026', 'févr. 2026']],
    ['month-name:08', ['fin août', 'en août', 'fin aout', 'mi-août']],
    ['percent:10', ['10 %', '10%', 'dix pour cent', '10 pour cent', '10,0 %']],
    ['article:22', ['article 22', 'art. 22', 'Art 22', 'article vingt-deux']],
    ['article:l213-4-4', ['article L. 213-4-4', 'art. L213-4-4']],
    ['alinea:7', ['al. 7', 'alinéa 7', 'septième alinéa']],
    ['text:89-462', ['n° 89-462', 'nº 89-462', 'numéro 89-462']],
    ['duration:2 mois', ['2 mois', 'deux mois', 'deux derniers mois', '2\u00a0mois']],
    ['duration:15 jour', ['15 jours', 'quinze jours', 'quinzaine']],
    ['duration:1 mois et demi', ['un mois et demi', '1 mois et demi']],
    ['number:3', ['trois fois', '3', '３']],
    ['weekday:1', ['lundi']],
    ['relative:demain', ['demain']],
  ])('%s', (meaning, forms) => {
    for (const form of forms)
      expect({ form, found: figuresIn(form).map((f) => f.meaning) }).toEqual({ form, found: [meaning] })
  })

  test('the numbers of a list are no figures', () => {
    expect(figuresIn('1. Je rends tout.\n2. Je conteste.')).toEqual([])
  })

  test('a weekday that does not fall on its date is another date', () => {
    expect(foreignFigures('mardi 4 mai 2026', ['4 mai 2026'])).toEqual(['mardi 4 mai 2026'])
    expect(foreignFigures('lundi 4 mai 2026', ['4 mai 2026'])).toEqual([])
  })
})

describe('every letter that we write is honest', () => {
  test.each(sent)('$name', ({ text, allowed }) => {
    expect(foreignFigures(text, allowed)).toEqual([])
  })

  test('so is each of them with its figures written in another way', () => {
    const rewritten = sent.flatMap(({ name, text, allowed }) =>
      Object.entries(otherForms).map(([form, rewrite]) => ({ name: `${name}, ${form}`, text: rewrite(text), allowed })),
    )
    expect(rewritten.length).toBeGreaterThanOrEqual(50)
    for (const { name, text, allowed } of rewritten)
      expect({ name, foreign: foreignFigures(text, allowed) }).toEqual({ name, foreign: [] })
  })
})

const otherForms: Record<string, (text: string) => string> = {
  'sums in full': (text) => text.replace(/€/g, 'euros'),
  'narrow spaces': (text) => text.replace(/\u00a0/g, '\u202f'),
  'plain spaces': (text) => text.replace(/\u00a0/g, ' '),
  'dates in digits': (text) => text.replace(/(?:mardi )?28 avril 2026/g, '28/04/2026'),
  'years left out': (text) => text.replace(/ (janvier|mars|avril|mai) 2026/g, ' $1'),
  capitals: (text) => text.toUpperCase(),
}

describe('every corrupted letter is caught', () => {
  const corruptions: Record<string, [RegExp, string]> = {
    'another sum': [/(\d)\u00a0€/, '$11\u00a0€'],
    'a sum with other cents': [/(\d)\u00a0€/, '$1,01\u00a0€'],
    'a sum in words': [/\d[\d\u00a0]*\u00a0€/, 'neuf cent douze euros'],
    'another day': [/\b(\d{1,2}) (janvier|mars|avril|mai) 2026/, '27 $2 2026'],
    'another month': [/ (janvier|mars|avril|mai) 2026/, ' octobre 2026'],
    'another year': [/ (janvier|mars|avril|mai) 2026/, ' $1 2025'],
    'a date in digits': [/\b\d{1,2} (janvier|mars|avril|mai) 2026/, '13/02/2026'],
    'another weekday': [/\b(lundi|mardi) (?=\d)/, 'dimanche '],
    'another rate': [/10 %/, '15 %'],
    'a rate in words': [/10 %/, 'vingt pour cent'],
    'another article': [/art\. 22/, 'art. 24'],
    'another paragraph': [/al\. 7/, 'al. 8'],
    'another law': [/89-462/, '86-462'],
    'a longer time': [/deux mois/, 'trois mois'],
    'a time in days': [/deux mois/, '45 jours'],
    'an invented sum': [/^Bonjour,/m, 'Bonjour,\n\nLe total est de 4 321 €.'],
    'an invented bare number': [/^Bonjour,/m, 'Bonjour,\n\nNous retenons 4321.'],
    'an invented article': [/^Bonjour,/m, 'Bonjour,\n\nVoyez l’article 1353 du code civil.'],
    'an invented delay': [/^Bonjour,/m, 'Bonjour,\n\nVous avez huit jours.'],
    'an invented fortnight': [/^Bonjour,/m, 'Bonjour,\n\nRépondez sous quinzaine.'],
    'an invented tomorrow': [/^Bonjour,/m, 'Bonjour,\n\nPayez avant demain.'],
    'an invented decision': [/^Bonjour,/m, 'Bonjour,\n\nCass. 3e civ., n° 17-18.069.'],
    'an invented half': [/^Bonjour,/m, 'Bonjour,\n\nRendez la moitié du dépôt.'],
    'an invented month': [/^Bonjour,/m, 'Bonjour,\n\nLe paiement est prévu fin septembre.'],
    'another case': [/^Bonjour,/m, 'Bonjour,\n\nDans le dossier ML-ABCD-E aussi.'],
    'full-width digits': [/^Bonjour,/m, 'Bonjour,\n\nLe total est de ９９９ €.'],
    'digits cut by invisible characters': [/^Bonjour,/m, 'Bonjour,\n\nLe total est de 9\u200b99 €.'],
  }
  const corrupted = sent.flatMap(({ name, text, allowed }) =>
    Object.entries(corruptions)
      .filter(([, [what]]) => what.test(text))
      .map(([how, [what, by]]) => ({ name: `${how} in ${name}`, text: text.replace(what, by), allowed })),
  )

  test('in far more than fifty letters, with none missed', () => {
    expect(corrupted.length).toBeGreaterThan(300)
    const missed = corrupted
      .filter(({ text, allowed }) => foreignFigures(text, allowed).length === 0)
      .map(({ name }) => name)
    expect(missed).toEqual([])
  })

  test('each kind of corruption was tried', () => {
    for (const how of Object.keys(corruptions))
      expect(corrupted.some(({ name }) => name.startsWith(`${how} in`))).toBe(true)
  })
})

test('any sum and any day that is not allowed is found, and is not when it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999 }), fc.integer({ min: 0, max: 20_000 }), (amount, offset) => {
      const on = day(new Date(Date.UTC(2000, 0, 1 + offset)).toISOString().slice(0, 10))
      const text = `Le bailleur verse ${euros(cents(amount))} au plus tard le ${frenchWeekday(on)}.`
      expect(foreignFigures(text, [])).toHaveLength(2)
      expect(foreignFigures(text, [euros(cents(amount)), frenchDay(on)])).toEqual([])
    }),
  )
})

test('a long hostile text is read in bounded time', () => {
  for (const unit of ['1 ', '1.', '9', 'un ', 'cent mille ', 'art. ', 'lundi 1 ', '1/1/', '€ ', '12,5 %%'])
    expect(foreignFigures(unit.repeat(200_000 / unit.length), [])).toBeInstanceOf(Array)
}, 60_000)

describe('what a mail client broke is noticed', () => {
  const sent = 'La retenue est de 69,00 € et le délai finit le 31 janvier 2026.'
  test.each([
    [sent, []],
    ['Il reste 69 € à rendre avant le 31/01/2026.', []],
    ['La retenue est de 69,00 ? et le délai finit le 31 janvier 2026.', ['69,00 €']],
    ['La retenue est à revoir.', ['69,00 €', '31 janvier 2026']],
  ])('%j', (after, lost) => expect(lostFigures(sent, after).map((f) => f.replace(/\s/g, ' '))).toEqual(lost))
})
