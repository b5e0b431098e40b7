import { canonical, fold } from '../reading/fold.ts'

/** A text with its folded form (same length, so that a place in one is a place in the other) and its words. */
export type Said = { raw: string; folded: string; words: readonly Word[] }
type Word = { text: string; start: number; end: number }

const INVISIBLE = /\u00ad|[\u200b-\u200f]|\u2060|[\ufe0e\ufe0f]|\ufeff|[\u{1f3fb}-\u{1f3ff}]/gu
const FRIENDLY = /👍|👌|🙏|🙂|😊|😀|✅|☺|[:;]-?\)/gu

/** Friendly signs and what nobody can see say nothing. */
export function said(text: string): Said {
  const raw = canonical(text.replace(INVISIBLE, '').replace(FRIENDLY, ' '))
  const folded = fold(raw)
  const words = [...folded.matchAll(/[a-z0-9]+/g)].map((m) => ({
    text: m[0],
    start: m.index,
    end: m.index + m[0].length,
  }))
  return { raw, folded, words }
}

/** The piece between two places, without blanks and punctuation at its ends. */
export function piece({ raw, folded }: Said, from: number, to: number): Said {
  let start = from
  let end = to
  while (start < end && /[\s.,;:!…"*_-]/.test(folded.charAt(start))) start++
  while (end > start && /[\s.,;:!…"*_-]/.test(folded.charAt(end - 1))) end--
  return said(raw.slice(start, end))
}

export type Phrase<T> = { words: readonly string[]; value: T }

/** Phrases as they are written folded, apostrophes as blanks: `ne l envoyez pas`. */
export const phrases = <T>(value: T, list: string): readonly Phrase<T>[] =>
  list.split('|').map((phrase) => ({ words: phrase.trim().split(' '), value }))

/** The longest phrase that begins at a word, and the word after it; exact spelling goes before a likely mistake. */
export function phraseAt<T>(
  list: readonly Phrase<T>[],
  text: Said,
  at: number,
): { value: T; next: number; exact: boolean } | null {
  const first = text.words[at]?.text ?? ''
  let best: { value: T; next: number; exact: boolean } | null = null
  for (const phrase of list) {
    const wanted = phrase.words[0] ?? ''
    if (wanted !== first && !isSlip(first, wanted)) continue
    const next = at + phrase.words.length
    if (best && (next < best.next || (next === best.next && best.exact))) continue
    const match = fits(phrase.words, text, at)
    if (match !== 'none' && (match === 'exact' || !best || next > best.next))
      best = { value: phrase.value, next, exact: match === 'exact' }
  }
  return best
}

function fits(wanted: readonly string[], text: Said, at: number): 'exact' | 'near' | 'none' {
  let exact = true
  for (const [i, target] of wanted.entries()) {
    const word = text.words[at + i]
    if (!word) return 'none'
    const before = text.words[at + i - 1]
    if (i > 0 && before && !/^(?:[ '-]{1,3}|\.)$/.test(text.folded.slice(before.end, word.start))) return 'none'
    if (word.text === target) continue
    if (!isSlip(word.text, target)) return 'none'
    exact = false
  }
  return exact ? 'exact' : 'near'
}

/** Words of their own, one letter away from one of ours. */
const OTHER_WORDS = new Set(
  'notre envol envole envoles envolez envoya envoye envoyes envoyee envoyees valise valises valides validee validees retraite'.split(
    ' ',
  ),
)

/**
 * One slip of the finger, never on the first letter alone: a letter too many, missing, wrong, or two that changed places.
 * A word of four letters has too many neighbours: only a doubled letter and a change of places count.
 */
export function isSlip(word: string, target: string): boolean {
  if (target.length < 4 || word.length < 4 || Math.abs(word.length - target.length) > 1 || OTHER_WORDS.has(word))
    return false
  let same = 0
  while (same < word.length && word[same] === target[same]) same++
  const rest = word.slice(same)
  const due = target.slice(same)
  if (rest.length === due.length && rest[0] === due[1] && rest[1] === due[0] && rest.slice(2) === due.slice(2))
    return true
  if (target.length === 4) return rest.slice(1) === due && word[same] === word[same - 1]
  return same > 0 && (rest.slice(1) === due || rest === due.slice(1) || rest.slice(1) === due.slice(1))
}
