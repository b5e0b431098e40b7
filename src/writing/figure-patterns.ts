import { NUMBER_WORDS } from '../domain/number-words.ts'
import { date, decimal, monthForms, monthOf, numberOf, romanValue, sum } from './figure-values.ts'
import { monthNames, weekdayNames } from './french-day.ts'

/** One way to write a figure, in a text that `figures.ts` has normalized; `read` gives its meaning, or null when it is none after all. */
export type FigurePattern = { find: RegExp; read: (groups: readonly string[]) => string | null }

const MONTH = `(${[...monthNames, 'fevrier', 'aout', 'decembre'].join('|')}|(?:${monthForms.join('|')})\\b\\.?)`
const WEEKDAY = `(?:(${weekdayNames.join('|')})\\.?,? )?`
const DAY_OF_MONTH = `(\\d{1,2}(?: ?er)?|premier|${NUMBER_WORDS})`
const DIGITS = '(\\d{1,3}(?:[ .]\\d{3}){1,3}(?!\\d)|\\d{1,9})(?:[,.](\\d{1,2})(?!\\d))?'
const COUNT = `(\\d{1,4}|${NUMBER_WORDS})`
const SIDE_WORD = '(?:(?:premi[eè]r|derni[eè]r|prochain|petit|bon|grand)e?s? )?'
const ORDINALS = [
  'premier',
  'deuxi[eè]me',
  'troisi[eè]me',
  'quatri[eè]me',
  'cinqui[eè]me',
  'sixi[eè]me',
  'septi[eè]me',
  'huiti[eè]me',
  'neuvi[eè]me',
  'dixi[eè]me',
]

/** In order: what an earlier pattern takes, a later one does not see. */
export const figurePatterns: readonly FigurePattern[] = [
  { find: /\bml-[a-z0-9]{4}-[a-z0-9]\b/g, read: ([all]) => `reference:${all}` },
  {
    find: /\b(?:articles?|art)\b\.? ?(?:n° ?)?((?:[lrd]\.? ?)?(?:\d{1,4}(?: ?- ?\d{1,3}){0,4})(?: ?(?:er|bis|ter|quater)\b)?)/g,
    read: ([, article]) => `article:${(article ?? '').replace(/[. ]|er$/g, '')}`,
  },
  {
    find: /\b(articles?|art|titres?|chapitres?|al(?:in[eé]as?)?)\b\.? ?([ivxlc]{1,8})(?![\p{L}\p{N}'])/gu,
    read: ([, what, roman]) => `${what?.startsWith('al') ? 'alinea' : 'article'}:${romanValue(roman ?? '')}`,
  },
  {
    find: /\bcodes? (?:civil|p[eé]nal|mon[eé]taire|rural|g[eé]n[eé]ral|de commerce|du commerce|du travail|de justice|de l'urbanisme|de l'[eé]nergie|de la consommation|de proc[eé]dure (?:civile|p[eé]nale)|de la s[eé]curit[eé] (?:sociale|int[eé]rieure)|des assurances|des relations|de la construction|de l'action sociale)(?![\p{L}])/gu,
    read: ([all]) => `code:${all?.normalize('NFD').replace(/\p{M}/gu, '').replace('codes', 'code')}`,
  },
  {
    find: /\blois? (?:alur|[eé]lan|macron|pinel|boutin|carrez|hoguet|mermaz|quilliot|besson|dalo|lagleize)(?![\p{L}])/gu,
    read: ([all]) => `law:${all?.normalize('NFD').replace(/\p{M}/gu, '')}`,
  },
  { find: pattern(`\\barticles? (${NUMBER_WORDS}|premier)\\b`), read: ([, words]) => `article:${numberOf(words)}` },
  { find: /\bal(?:in[eé]as?\b|\b\.?) ?(\d{1,2})/g, read: ([, n]) => `alinea:${n}` },
  ...ORDINALS.map((ordinal, i) => ({ find: pattern(`\\b${ordinal} alin[eé]a\\b`), read: () => `alinea:${i + 1}` })),
  { find: /(?:\bn[°º]|\bno\b\.?|\bnum[eé]ro) ?(\d{1,4}(?:[-.]\d{1,6}){0,4})/g, read: ([, n]) => `text:${n}` },
  { find: /(?<![\d-])((?:19|20)\d{2})-(\d{2})-(\d{2})(?!\d)/g, read: ([, y, m, d]) => date(d, m, y) },
  {
    find: pattern(`${WEEKDAY}(?<![\\d/.])(\\d{1,2}) ?[/.-] ?(\\d{1,2}) ?[/.-] ?(\\d{4}|\\d{2})(?![\\d/])`),
    read: ([, name, d, m, y]) => date(d, m, y, name),
  },
  {
    find: pattern(`${WEEKDAY}\\b${DAY_OF_MONTH} ${MONTH}(?: (\\d{4}|\\d{2}(?! ?(?:€|eur|%))\\b))?`),
    read: ([, name, d, m, y]) => (numberOf(d) === null ? null : date(String(numberOf(d)), monthOf(m), y, name)),
  },
  { find: pattern(`\\b${MONTH} (\\d{4})\\b`), read: ([, m, y]) => `month:${y}-${monthOf(m)}` },
  {
    find: pattern(`\\b(?:en|fin|d[eé]but|mi|courant|depuis|avant|apr[eè]s|de|d|du mois de) ?[-' ]${MONTH}(?![a-zé])`),
    read: ([, m]) => `month-name:${monthOf(m)}`,
  },
  { find: /\b\d{1,2}\/\d{1,2}\b/g, read: ([all]) => date(...((all ?? '').split('/').slice(0, 2) as [string, string])) },
  {
    find: pattern(`\\b(${weekdayNames.join('|')})\\b`),
    read: ([, name]) => `weekday:${(weekdayNames as readonly (string | undefined)[]).indexOf(name) + 1}`,
  },
  { find: /\b(?:apr[eè]s-demain|avant-hier|demain|hier)\b/g, read: ([all]) => `relative:${all}` },
  {
    find: pattern(`${DIGITS} ?(%|‰|pour ?cents?\\b|p\\. ?100)`),
    read: ([, n, decimals]) => `percent:${decimal(n, decimals)}`,
  },
  { find: pattern(`\\b(${NUMBER_WORDS}) pour cents?\\b`), read: ([, words]) => `percent:${numberOf(words)}` },
  { find: pattern(`${DIGITS} ?k ?(?:€|euros?\\b)`), read: ([, n, decimals]) => sum(decimal(n, decimals) * 1000) },
  {
    find: pattern(`${DIGITS} ?(?:€|euros?\\b|eur\\b)(?: (?:et )?(\\d{2})(?: ?centimes?)?\\b(?! ?[%/€]))?`),
    read: ([, n, decimals, cents]) => sum(decimal(n, decimals || cents)),
  },
  { find: pattern(`(?:€|\\beur) ?${DIGITS}`), read: ([, n, decimals]) => sum(decimal(n, decimals)) },
  {
    find: pattern(`\\b(${NUMBER_WORDS}) euros?\\b(?: et (${NUMBER_WORDS}) centimes?\\b)?`),
    read: ([, words, cents]) => sum((numberOf(words) ?? 0) + (cents ? (numberOf(cents) ?? 0) / 100 : 0)),
  },
  {
    find: /\b(?:la moiti[eé]|le double|le triple|le quadruple|(?:un|le|trois) quarts?|(?:un|le|deux) tiers|(?:un|le) (?:cinqui|dixi)[eè]me)(?= d[eu'](?! confiance)| des)/g,
    read: ([all]) => `part:${all}`,
  },
  {
    find: pattern(`\\b${COUNT} ${SIDE_WORD}(jour|semaine|mois|ann[eé]e|an|heure|trimestre)s?\\b( et demie?)?`),
    read: ([, n, unit, half]) => `duration:${numberOf(n)} ${unit?.replace(/ann[eé]e/, 'an')}${half ? ' et demi' : ''}`,
  },
  { find: /\b(huitaine|quinzaine)\b/g, read: ([, name]) => `duration:${name === 'huitaine' ? 8 : 15} jour` },
  {
    find: pattern(`\\b(${NUMBER_WORDS}) ${SIDE_WORD}(?:p[eé]riode|fois|loyer|mensualit[eé])s?\\b`),
    read: ([, words]) => (numberOf(words) === 1 ? null : `number:${numberOf(words)}`),
  },
  {
    find: pattern(`(?<![\\p{L}'-])(${NUMBER_WORDS})(?![\\p{L}'-])`, 'gu'),
    read: ([, words]) => ((numberOf(words) ?? 0) >= LEAST_IN_WORDS ? `number:${numberOf(words)}` : null),
  },
  { find: pattern(DIGITS), read: ([, n, decimals]) => `number:${decimal(n, decimals)}` },
  { find: /\p{N}+/gu, read: ([all]) => `number:${all}` },
]

/** Smaller numbers in words count people and papers: "les deux parties", "dix documents". */
const LEAST_IN_WORDS = 13

function pattern(source: string, flags = 'g'): RegExp {
  return new RegExp(source, flags)
}
