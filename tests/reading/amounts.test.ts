import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findAmounts } from '../../src/reading/amounts.ts'
import { fold } from '../../src/reading/fold.ts'

const read = (text: string) => findAmounts(fold(text))

describe('every way to write a sum', () => {
  test.each([
    ['600€', 60_000],
    ['600 €', 60_000],
    ['600\u00a0€', 60_000],
    ['600 euros', 60_000],
    ['600 Euros', 60_000],
    ['600 EUR', 60_000],
    ['600e', 60_000],
    ['1 euro', 100],
    ['1 234,50 €', 123_450],
    ['1\u202f234,50\u00a0€', 123_450],
    ['1.200 €', 120_000],
    ['1.130 euros', 113_000],
    ['1 065,00 EUR', 106_500],
    ['274,41 €', 27_441],
    ['274.41 €', 27_441],
    ['12 € 50', 1_250],
    ['12,5 €', 1_250],
    ['€600', 60_000],
    ['€2,300', 230_000],
    ['10 000 €', 1_000_000],
    ['12 000 000 €', 1_200_000_000],
    ['quatre cent quatre-vingt-cinq euros', 48_500],
    ['sept cent cinquante euros', 75_000],
    ['mille quatre cent vingt euros', 142_000],
    ['mille euros', 100_000],
    ['deux mille cent euros', 210_000],
    ['trois cent dix euros', 31_000],
    ['cent dix euros', 11_000],
    ['quatre-vingts euros', 8_000],
    ['quatre-vingt-dix-neuf euros', 9_900],
    ['soixante et onze euros', 7_100],
    ['septante euros', 7_000],
    ['nonante-cinq euros', 9_500],
    ['vingt et un euros', 2_100],
    ['TROIS CENT QUATRE-VINGT-QUINZE EUROS', 39_500],
    ['cinquante euros et vingt centimes', 5_020],
    ['790 balles', 79_000],
  ])('%s', (text, cents) => expect(read(text)).toMatchObject([{ cents, bare: false }]))
})

describe('a number without currency is a sum only where other words say so', () => {
  test.each([
    ['je rends 620 et on est quittes', 62_000],
    ['recu 450 merci', 45_000],
    ['ma caution de 274,41 du F2', 27_441],
    ['Soit 1.130 (DG)', 113_000],
  ])('%s', (text, cents) => expect(read(text)).toMatchObject([{ cents, bare: true }]))
})

describe('not sums', () => {
  test.each([
    '10 %',
    '45 m²',
    '18 rue des Cités',
    '12 avenue Foch',
    'T3',
    '3e étage',
    '72 heures',
    '84 ans',
    '15 jours',
    '14h',
    'page 12',
    'article 22',
    'n° 41',
    '1 850 francs',
    'F-2025-0917',
    'lot 14',
    '2 mois',
  ])('%s', (text) => expect(read(text)).toEqual([]))
})

test('two sums beside each other stay two', () => {
  expect(read('loyer 850 € + 120 € de charges').map((a) => a.cents)).toEqual([85_000, 12_000])
  expect(read('3 × 300 €').map((a) => a.cents)).toEqual([30_000])
})

test('any sum reads back as it was written in French', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 99_999_999 }), (cents) => {
      const text = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' }).format(cents / 100)
      return read(`le dépôt de ${text} versé`)[0]?.cents === cents
    }),
  )
})
