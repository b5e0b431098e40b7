import { DRAFT_END, DRAFT_START } from './markers.ts'
import { bare, restoredText } from './restored-text.ts'

/** `broken`: one marker is missing or they are crossed, so that nobody can say what was meant. */
export type EditedText =
  | { kind: 'none' }
  | { kind: 'broken' }
  | { kind: 'unchanged' }
  | { kind: 'edited'; body: string }

const MOST_TEXT = 200_000
const MOST_LINE = 20_000

/**
 * A mediator's whole reply (own words and quoted text) and the body that was sent → the letter as it stands there.
 * Survives what mail clients do to it: `>` marks, new line breaks, no-break spaces, other quotation marks and bullets.
 * Several copies: the first that differs from what was sent is the one meant.
 */
export function editedText(reply: string, sent: string): EditedText {
  const lines = reply.slice(0, MOST_TEXT).split(/\r?\n/).map(unquoted)
  const starts = placesOf(DRAFT_START, lines)
  const ends = placesOf(DRAFT_END, lines)
  if (starts.length === 0 && ends.length === 0) return { kind: 'none' }
  const pairs = starts.map((start, i) => ({
    start,
    end: ends[i] ?? -1,
    next: starts[i + 1] ?? Number.POSITIVE_INFINITY,
  }))
  if (starts.length !== ends.length || pairs.some((p) => p.end < p.start || p.end > p.next)) return { kind: 'broken' }
  const copies = pairs.map((p) => lines.slice(p.start + 1, p.end))
  const changed = copies.find((copy) => bare(copy.join('\n')) !== bare(sent))
  if (!changed) return { kind: 'unchanged' }
  const body = restoredText(changed, sent)
  if (bare(body) === bare(sent)) return { kind: 'unchanged' }
  return body === '' ? { kind: 'broken' } : { kind: 'edited', body }
}

/** The lines of a reply that stand outside every copy of the letter. */
export function outsideMarkers(reply: string): string[] {
  let inside = false
  return reply
    .slice(0, MOST_TEXT)
    .split(/\r?\n/)
    .filter((line) => {
      const mark = markerWords(unquoted(line))
      if (mark === markerWords(DRAFT_START)) inside = true
      const outside = !inside
      if (mark === markerWords(DRAFT_END)) inside = false
      return outside
    })
}

/** Quote marks of any depth (no line of ours begins with one), invisible characters and links that a client added go. */
const unquoted = (line: string): string =>
  line
    .slice(0, MOST_LINE)
    .replace(/^[\s>|]+/, '')
    .replace(/ ?<(?:mailto:|https?:\/\/)[^<>\s]{1,300}>/g, '')
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()

const placesOf = (marker: string, lines: readonly string[]): number[] =>
  lines.flatMap((line, i) => (markerWords(line) === markerWords(marker) ? [i] : []))

/** Emphasis marks around it or a lost accent do not hide a marker. */
const markerWords = (line: string): string =>
  line.startsWith('=') || line.startsWith('*') || line.startsWith('_')
    ? withoutAccents(line)
        .replace(/[*_\s]/g, '')
        .toUpperCase()
    : ''

const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '')
