import { type Cents, fromEuros } from '../domain/money.ts'
import { NUMBER_WORDS, numberFromWords } from '../domain/number-words.ts'

/** A sum with its place in the folded text. `bare`: no currency is named, so only the words around it can make it money. */
export type AmountMention = { start: number; end: number; cents: Cents; bare: boolean }

const DIGITS = String.raw`(\d{1,3}(?:[ .,]\d{3}){1,3}|\d{1,7})(?:[,.](\d{1,2}))?(?![\d]|[.,]\d)`
const UNIT = String.raw`(?:€|euros?\b|euro\b|eur\b|balles\b|boules\b|e(?:uro)?s?\b(?! (?:etage|arr|siecle|fois|jour|mois|semaine|annee|relance|rappel)))`
const digitsFirst = new RegExp(
  String.raw`(?<![\d,./-])${DIGITS} ?${UNIT}(?: (?:et )?(\d{2})(?: ?cent(?:ime)?s?\b|\b(?! ?(?:€|eur|%|/|[a-z])))| ?(\d{2})\b(?! ?(?:€|eur|%|/)))?`,
  'g',
)
const unitFirst = new RegExp(String.raw`(?:€|\beur) ?${DIGITS}`, 'g')
const inWords = new RegExp(String.raw`\b(${NUMBER_WORDS}) euros?\b(?: et (${NUMBER_WORDS}) cent(?:ime)?s?\b)?`, 'g')
/** "Va pour cent cinquante": two words at least, so that "cent fois" and a year stay out. */
const bareWords = new RegExp(
  String.raw`(?<!fois |[a-z])(${NUMBER_WORDS})(?![a-z'-]| (?:fois|ans|annees|mercis?|pour cent|metres?|km|kilometres|francs|personnes|jours|mois|euros?|pages|lots)\b)`,
  'g',
)
const bareNumber =
  /(?<![\d,./:°#-]|[a-z])(\d{1,3}(?:[ .]\d{3})|\d{2,5})(?:[,.](\d{2}))?(?![\d%/:h°]|[,.]\d|[a-z]| ?(?:%|m2|m²|ans?\b|mois\b|jours?\b|semaines?\b|heures?\b|minutes?\b|cm\b|km\b|h\b|francs?\b|rue\b|avenue\b|bis\b|ter\b|bd\b|boulevard\b|place\b|allee\b|chemin\b|impasse\b|quai\b|cours\b|fois\b|photos?\b|pieces?\b|personnes?\b|lots?\b|trous?\b|carreaux\b|copies\b|decibels\b|degres\b|kg\b|litres?\b|kwh\b|lignes?\b|metres?\b|messages?\b|locataires?\b|etages?\b))/g
const notMoneyBefore =
  /(?:n°|no|page|pages|art\.?|article|articles|appartement|appt|apt|lot|ref\.?|dossier|numero|chambre|studio|porte|batiment|bat|etage|en|depuis|annee|loi)\s?$/

/** Every sum of a folded text, in order, none inside another. */
export function findAmounts(folded: string): AmountMention[] {
  const named = [
    ...[...folded.matchAll(digitsFirst)].map((m) => mention(m, euros(m[1], m[2] ?? m[3] ?? m[4]), false)),
    ...[...folded.matchAll(unitFirst)].map((m) => mention(m, euros(m[1], m[2]), false)),
    ...[...folded.matchAll(inWords)].map((m) => mention(m, wordEuros(m[1], m[2]), false)),
  ]
  const bare = [...folded.matchAll(bareNumber)]
    .filter((m) => !notMoneyBefore.test(folded.slice(Math.max(0, m.index - 14), m.index)))
    .map((m) => mention(m, euros(m[1], m[2]), true))
  const spelled = [...folded.matchAll(bareWords)].flatMap((m) => {
    const value = numberFromWords(m[1] ?? '') ?? 0
    return m[0].includes(' ') && value >= 100 && value < 1_900 ? [mention(m, value, true)] : []
  })
  return withoutOverlap([...named, ...bare, ...spelled])
}

function mention(match: RegExpExecArray | RegExpMatchArray, value: number, bare: boolean): AmountMention {
  const start = match.index ?? 0
  return { start, end: start + match[0].trimEnd().length, cents: fromEuros(value), bare }
}

const euros = (whole: string | undefined, decimals: string | undefined): number =>
  Number((whole ?? '0').replace(/[ .,]/g, '')) + (decimals ? Number(decimals.padEnd(2, '0')) / 100 : 0)

const wordEuros = (whole: string | undefined, decimals: string | undefined): number =>
  (numberFromWords(whole ?? '') ?? 0) + (decimals ? (numberFromWords(decimals) ?? 0) / 100 : 0)

/** Of mentions that overlap keeps the one listed first; the rest in order of place. */
export function withoutOverlap<T extends { start: number; end: number }>(mentions: readonly T[]): T[] {
  const ranked = mentions.map((m, rank) => ({ m, rank })).sort((a, b) => a.m.start - b.m.start || a.rank - b.rank)
  const kept: typeof ranked = []
  for (const next of ranked) {
    const last = kept.at(-1)
    if (!last || next.m.start >= last.m.end) kept.push(next)
    else if (next.rank < last.rank) kept[kept.length - 1] = next
  }
  return kept.map(({ m }) => m)
}
