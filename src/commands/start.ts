import { ASKED, HEADS, type Head, REQUESTS } from './lexicon.ts'
import { afterPolite } from './polite.ts'
import { phraseAt, type Said } from './words.ts'

/** Where an order begins (`at`: its politeness, `next`: what follows its own words). */
export type Start = { at: number; head: Head; next: number; asked: boolean }

/** The order that begins at a word, after "oui", "merci de", "pouvez-vous". */
export function startAt(text: Said, from: number): Start | null {
  const polite = afterPolite(text, from)
  const at = afterPolite(text, from, { assent: 'before' })
  const request = phraseAt(REQUESTS, text, at)
  const asked = phraseAt(ASKED, text, at)
  const lead = asked?.next ?? request?.next ?? at
  const pronoun = lead > at && /^(?:la|l|le|me)$/.test(text.words[lead]?.text ?? '') ? lead + 1 : lead
  for (const begin of new Set([at, lead, pronoun])) {
    const head = factAt(text, begin) ?? headAt(text, begin)
    // "Oui" before anything but an approval may be an answer to something else.
    if (head && (at === polite || head.head.kind === 'approve')) return { at: from, ...head, asked: asked !== null }
  }
  return null
}

function headAt(text: Said, at: number): { head: Head; next: number } | null {
  const found = phraseAt(HEADS, text, at)
  return found && { head: found.value, next: found.next }
}

const FACT =
  /^(?:(?:corriger|corrige|corrigez|modifier|modifie) (?:le )?)?(?:f|fait ) ?(?:n ?[°º] ?)?(\d{1,3})(?![a-z0-9])/

function factAt(text: Said, at: number): { head: Head; next: number } | null {
  const start = text.words[at]?.start ?? text.raw.length
  const found = FACT.exec(text.folded.slice(start, start + 60))
  if (!found) return null
  const next = text.words.findIndex((word) => word.start >= start + found[0].length)
  return { head: { kind: 'correct_fact', fact: Number(found[1]) }, next: next < 0 ? text.words.length : next }
}
