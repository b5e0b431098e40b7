import { numberFrom } from '../domain/number-words.ts'
import { fold } from './fold.ts'

/** `more`: whether the mail says anything beside the score and thanks. */
export type Score = { score: number; more: boolean }

/** What is read of an answer; a score comes first. */
const MOST = 400

const DIGITS = '(?:10|[0-9])'
const WORDS = '(?:zero|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)'
const OUT_OF = `(?:\\s{0,2}(?:/|sur)\\s{0,2}(?:10|dix))`
const LEAD =
  "(?:(?:bonjour|bonsoir|madame|monsieur|merci|re|ok|alors|allez|disons|plutot|pour moi|pour ma part|a mon avis|de mon cote|ce sera|ce serait|c'est|" +
  "je (?:vous |lui |leur )?(?:mets|met|donne|donnerais|mettrais|dirais|dis|note|choisis|reponds)|j'ai mis|(?:la |ma |une |votre )?(?:note|reponse|score|satisfaction)(?: est| de| serait)?|la|une|le chiffre|chiffre|de|du|un)" +
  '[\\s,:=!.]{1,4}){0,6}'
const THANKS =
  '(?:merci|mille mercis|bravo|cordialement|bien a vous|bien cordialement|bonne journee|bonne continuation|svp|salutations|encore merci)'

/** What may follow a bare digit in the same breath without making it a quantity, a date or one end of a range. */
const AFTER_DIGITS = new RegExp(
  `^(?:\\s{0,3}(?:[.!;:)"'…*\\n]|,(?!\\d)|-\\s|$)|\\s{1,3}(?:${THANKS}|points?(?![a-z])|car|parce|mais|pour|avec|sans|tres|super|bien|excellent|parfait|satisfait|[^\\x00-\\x7f€]))`,
)
const AFTER_WORDS = new RegExp(
  `^(?:\\s{0,3}(?:[.!;)"'…*\\n]|,|-\\s|$)|\\s{1,3}(?:${THANKS}|points?(?![a-z])|[^\\x00-\\x7f€]))`,
)
const BEGINS = new RegExp(
  `^["'(*\\s]{0,4}(?:-\\s)?${LEAD}(?:(${DIGITS})(?!\\d)|(${WORDS})(?![a-z]))(${OUT_OF})?(?![/%\\d€]|[.,]\\d)`,
)
const ANYWHERE = new RegExp(`(?<![\\d/.,-])(${DIGITS})\\s{0,2}(?:/|sur)\\s{0,2}10(?![\\d/])`, 'g')
const A_DAY = /(?:\b(?:le|du|au|des|depuis|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s{1,2})$/
const ONLY_POLITE = new RegExp(
  `^[\\s.,;:!?"'()*…-]*(?:(?:${THANKS}|beaucoup|a vous|points?|tout|et|[^\\x00-\\x7f€]+)[\\s.,;:!?"'()*…-]*)*$`,
)

/**
 * The score from 0 to 10 that an answer to our question gives, in the sender's own words; null when it gives none, or more
 * than one. A bare number of days, euros or months is no score, nor is a range: nobody's opinion is guessed.
 */
export function satisfactionScore(ownWords: string): Score | null {
  const text = fold(ownWords.slice(0, MOST)).trim()
  return atBeginning(text) ?? outOfTen(text)
}

function atBeginning(text: string): Score | null {
  const found = BEGINS.exec(text)
  if (!found) return null
  const [whole, digits, words, outOf] = found
  const after = text.slice(whole.length)
  if (!outOf && !(digits ? AFTER_DIGITS : AFTER_WORDS).test(after)) return null
  const score = numberFrom(digits ?? words ?? '')
  return score === null || secondScore(after) ? null : { score, more: !isPolite(after) }
}

/** « Très bon service, 9/10 », once. */
function outOfTen(text: string): Score | null {
  const [one, ...others] = [...text.matchAll(ANYWHERE)].filter(({ index }) => !A_DAY.test(text.slice(0, index)))
  return one && others.length === 0 ? { score: Number(one[1]), more: true } : null
}

const secondScore = (after: string): boolean =>
  /^[\s.,;:!-]{0,4}(?:ou|voire|a|et demi)\b/.test(after) || ANYWHERE_ONCE.test(after)
const ANYWHERE_ONCE = new RegExp(ANYWHERE.source)

/** A name alone below the thanks is a signature. */
const isPolite = (after: string): boolean => {
  const [first = '', ...below] = after
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  return (
    ONLY_POLITE.test(first) && below.every((line) => ONLY_POLITE.test(line) || /^\p{L}[\p{L}'. -]{0,40}$/u.test(line))
  )
}
