import { DRAFT_END, DRAFT_START } from './markers.ts'

/** `broken`: one marker is missing or they are crossed, so that nobody can say what was meant. */
export type EditedText =
  | { kind: 'none' }
  | { kind: 'broken' }
  | { kind: 'unchanged' }
  | { kind: 'edited'; body: string }

const MOST_TEXT = 200_000
const MOST_LINE = 2_000

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
  const body = restored(changed, sent)
  if (bare(body) === bare(sent)) return { kind: 'unchanged' }
  return body === '' ? { kind: 'broken' } : { kind: 'edited', body }
}

/** Quote marks of any depth, invisible characters and the marks of HTML emphasis go; letters of ours never begin with `>`. */
const unquoted = (line: string): string =>
  line
    .slice(0, MOST_LINE)
    .replace(/^[\s>|]+/, '')
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

/** What remains of a text when everything that a mail client may change is taken out. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}>|]/gu, '')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[«»“”„]/g, '"')
    .replace(/[–—‑−•·*#_-]/g, '')
    .replace(/…/g, '...')

/** Lines as a client left them → our conventions again: headings, lists and paragraphs of the sent letter keep their form. */
function restored(lines: readonly string[], sent: string): string {
  const known = sent
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const headings = new Map(known.filter((line) => line.startsWith('## ')).map((line) => [bare(line), line]))
  const openings = new Set(known.map(opening))
  const gapped = lines.some((line, i) => line === '' && i > 0 && i < lines.length - 1)
  const out: string[] = []
  let afterGap = true
  for (const line of lines) {
    const last = out.at(-1)
    const shaped = headings.get(bare(line)) ?? line.replace(/^[•·*–] +/, '- ').replace(/^(\d{1,3})\) +/, '$1. ')
    if (line !== '' && last !== undefined && !afterGap && goesOn(last, shaped, openings, gapped))
      out[out.length - 1] = `${last} ${shaped}`
    else if (line !== '') out.push(shaped)
    afterGap = line === ''
  }
  return out.reduce((text, line) => (text === '' ? line : `${text}${separator(text, line)}${line}`), '')
}

/** True when a client broke the line here: not a heading, an item, the beginning of a sent line, or a new sentence in a reply without empty lines. */
function goesOn(last: string, line: string, openings: ReadonlySet<string>, gapped: boolean): boolean {
  if (/^(?:## |- |\d{1,3}\. )/.test(line) || last.startsWith('## ')) return false
  if (openings.has(opening(line))) return false
  return gapped || !/[.!?:…»]$/.test(last)
}

/** The first letters of a line: enough to know one that was sent, with its end edited or wrapped. */
const opening = (line: string): string => bare(line).slice(0, 24)

const isItem = (line: string): boolean => /^(?:- |\d{1,3}\. )/.test(line)

const separator = (text: string, line: string): string =>
  isItem(line) && isItem(text.slice(text.lastIndexOf('\n') + 1)) ? '\n' : '\n\n'
