const values: Record<string, number> = {
  zero: 0,
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  onze: 11,
  douze: 12,
  treize: 13,
  quatorze: 14,
  quinze: 15,
  seize: 16,
  vingt: 20,
  vingts: 20,
  trente: 30,
  quarante: 40,
  cinquante: 50,
  soixante: 60,
  septante: 70,
  huitante: 80,
  octante: 80,
  nonante: 90,
  cent: 100,
  cents: 100,
  mille: 1000,
}

const WORD = `(?:${Object.keys(values)
  .sort((a, b) => b.length - a.length)
  .join('|')})`

/** Source of a pattern for a number in words, folded: `quatre cent quatre-vingt-cinq`, `vingt et un`. */
export const NUMBER_WORDS = `${WORD}(?:(?:[ -]| et |-et-)${WORD}){0,9}`

/** A number in folded French words → its value; null when a word is not one. */
export function numberFromWords(words: string): number | null {
  let thousands = 0
  let current = 0
  for (const word of words.split(/[ -]+/)) {
    if (word === 'et' || word === '') continue
    const value = values[word]
    if (value === undefined) return null
    if (value === 1000) {
      thousands += Math.max(1, current) * 1000
      current = 0
    } else if (value === 100) current = Math.max(1, current) * 100
    else if (value === 20 && current % 100 === 4) current += 76
    else current += value
  }
  return thousands + current
}

/** Digits or folded words → value; null when neither. */
export const numberFrom = (text: string): number | null =>
  /^\d{1,9}$/.test(text) ? Number(text) : numberFromWords(text)
