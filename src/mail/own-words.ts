import { type LineKind, lineKind } from './line-kinds.ts'
import type { OwnWords } from './message.ts'
import { attribution, copiedHeader, type QuoteStart } from './quote-starts.ts'
import { signatureStart } from './signature.ts'

const MOST_TEXT = 200_000

/**
 * A mail's text → what the sender wrote, the signature block, and what is quoted. Nothing is lost: every line with a visible
 * character stands in exactly one part, in order; what lies beyond 200,000 characters counts as quoted.
 * `knownLines`: keys (`lineKey`) of lines that the conversation already holds; `senderName`: the From display name.
 */
export function ownWords(
  text: string,
  known: { knownLines?: ReadonlySet<string>; senderName?: string } = {},
): OwnWords {
  const lines = text.slice(0, MOST_TEXT).split(/\r?\n/)
  const parts = partsOf(lines, known.knownLines ?? new Set(), known.senderName ?? '')
  const pick = (part: Part) => joined(lines.filter((_, i) => parts[i] === part))
  const beyond = text.slice(MOST_TEXT)
  return {
    visible: pick('own'),
    signature: pick('signature'),
    quoted: joined([pick('quoted'), beyond].filter((t) => t !== '')),
  }
}

/** The form in which lines are compared across mails: white space and quote marks do not count. */
export const lineKey = (line: string): string =>
  line
    .slice(0, 2000)
    .replace(/^[>\s|]+/, '')
    .replace(/\s+/g, ' ')
    .trim()

type Part = 'own' | 'signature' | 'quoted'

const joined = (lines: readonly string[]): string =>
  lines
    .join('\n')
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd()

function partsOf(lines: readonly string[], known: ReadonlySet<string>, senderName: string): readonly Part[] {
  const kinds = lines.map(lineKind)
  const parts: Part[] = kinds.map((kind) => (kind === 'q' ? 'quoted' : 'own'))
  foldKnown(lines, parts, known)
  const ahead = lookAhead(kinds, parts)
  for (let i = 0; i < lines.length; i++) {
    const start = kinds[i] === 'q' || kinds[i] === 'e' ? null : quoteStart(lines, kinds, i)
    const scope = start && scopeOf(lines, kinds, ahead, start)
    if (!start || scope === 'nothing') continue
    const after = start.at + start.length
    const end = scope === 'rest' ? lines.length : after
    parts.fill('quoted', withRuleAbove(kinds, start.at), end)
    i = end - 1
  }
  foldGaps(kinds, parts)
  markSignatures(lines, parts, senderName)
  return parts
}

function quoteStart(lines: readonly string[], kinds: readonly LineKind[], at: number): QuoteStart | null {
  if (kinds[at] === 'f') return { at, length: 1, sure: true }
  if (kinds[at] === 'h') return kinds[at - 1] === 'h' ? null : copiedHeader(lines, at)
  return attribution(lines, at)
}

/** Per line: the next line that is not empty, the next marked one, and the share of the lines from here on that are quoted. */
type Ahead = { next: readonly number[]; marked: readonly number[]; share: readonly number[] }

function lookAhead(kinds: readonly LineKind[], parts: readonly Part[]): Ahead {
  const next: number[] = Array(kinds.length + 1).fill(kinds.length)
  const marked = [...next]
  const share: number[] = Array(kinds.length + 1).fill(0)
  let filled = 0
  let quoted = 0
  for (let i = kinds.length - 1; i >= 0; i--) {
    filled += kinds[i] === 'e' ? 0 : 1
    quoted += parts[i] === 'quoted' ? 1 : 0
    next[i] = kinds[i] === 'e' ? (next[i + 1] ?? 0) : i
    marked[i] = kinds[i] === 'q' ? i : (marked[i + 1] ?? 0)
    share[i] = quoted / (filled || 1)
  }
  return { next, marked, share }
}

/**
 * How far the quotation goes that an introduction announces: the `intro` alone when the quoted lines carry their own marks (a
 * person may answer between or below them), the `rest` when they do not, `nothing` when it may be prose.
 */
function scopeOf(
  lines: readonly string[],
  kinds: readonly LineKind[],
  ahead: Ahead,
  start: QuoteStart,
): 'intro' | 'rest' | 'nothing' {
  const after = start.at + start.length
  const next = ahead.next[after] ?? lines.length
  if (next === lines.length) return start.sure ? 'intro' : 'nothing'
  if (kinds[next] === 'q') return 'intro'
  const manyQuoted = (ahead.share[after] ?? 0) >= 0.3
  if (!start.sure) return manyQuoted ? 'intro' : 'nothing'
  const marked = ahead.marked[after] ?? lines.length
  if (!manyQuoted || marked === lines.length) return 'rest'
  // Own words may stand between the introduction and the marked lines, unless these belong to a deeper quotation.
  for (let i = next; i < marked; i++) if (kinds[i] !== 'e' && quoteStart(lines, kinds, i)) return 'rest'
  return 'intro'
}

/** Outlook and others draw a rule above what they quote. */
function withRuleAbove(kinds: readonly LineKind[], at: number): number {
  let above = at - 1
  while (kinds[above] === 'e') above--
  return kinds[above] === 'u' || kinds[above] === 'f' ? above : at
}

/** Two long lines in a row that the conversation already holds are a quotation without marks. */
function foldKnown(lines: readonly string[], parts: Part[], known: ReadonlySet<string>): void {
  if (known.size === 0) return
  const isKnown = lines.map((line) => line.length > 25 && known.has(lineKey(line)))
  const filled = lines.flatMap((line, i) => (line.trim() === '' ? [] : [i]))
  filled.forEach((at, n) => {
    const neighbours = [filled[n - 1], filled[n + 1]].some((i) => i !== undefined && isKnown[i])
    if (isKnown[at] && neighbours) parts[at] = 'quoted'
  })
}

/** Empty lines inside a quotation go with it. */
function foldGaps(kinds: readonly LineKind[], parts: Part[]): void {
  let last: Part = 'own'
  for (let i = 0; i < kinds.length; i++) {
    if (kinds[i] !== 'e') last = parts[i] ?? 'own'
    else if (last === 'quoted') parts[i] = 'quoted'
  }
}

function markSignatures(lines: readonly string[], parts: Part[], senderName: string): void {
  for (let from = 0; from < lines.length; ) {
    let to = from
    while (to < lines.length && parts[to] === parts[from]) to++
    if (parts[from] === 'own') {
      const start = from + signatureStart(lines.slice(from, to), senderName)
      parts.fill('signature', start, to)
    }
    from = to
  }
}
