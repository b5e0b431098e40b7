import { distance as levenshtein } from 'fastest-levenshtein'
import type { ParagraphEdit } from '../domain/decision.ts'

const MOST_TEXT = 4_000

/** The whole letter, beside its paragraphs. */
const WHOLE = '*'

/**
 * How far an approved letter is from what was proposed: one row for the whole, one per paragraph as it was proposed,
 * against the paragraph of the approved text that is nearest. Distances are in characters (Levenshtein).
 */
export function editDistances(
  spans: readonly { id: string; version: string; text: string }[],
  proposed: string,
  approved: string,
): ParagraphEdit[] {
  const now = piecesOf(approved)
  const rows = spans.map(({ id, version, text }): ParagraphEdit => {
    const length = text.slice(0, MOST_TEXT).length
    return { paragraph: id, version, length, distance: Math.min(length, ...now.map((piece) => apart(text, piece))) }
  })
  const whole = { paragraph: WHOLE, version: '', length: proposed.length, distance: wholeDistance(proposed, approved) }
  return [whole, ...rows.filter((row, i) => rows.findIndex((r) => r.paragraph === row.paragraph) === i)]
}

/** Paragraph by paragraph: the distance of two long texts at once would cost the square of their length. */
function wholeDistance(before: string, after: string): number {
  const [old, now] = [piecesOf(before), piecesOf(after)]
  const kept = new Set(old.filter((piece) => now.includes(piece)))
  const [gone, come] = [old.filter((piece) => !kept.has(piece)), now.filter((piece) => !kept.has(piece))]
  return apart(gone.join('\n'), come.join('\n'))
}

const piecesOf = (text: string): string[] =>
  text
    .split(/\n{2,}/)
    .map((piece) => piece.trim())
    .filter(Boolean)
    .slice(0, 200)

const apart = (a: string, b: string): number => levenshtein(a.slice(0, MOST_TEXT), b.slice(0, MOST_TEXT))
