/** A stretch of the text, `end` exclusive. */
export type Stretch = { start: number; end: number }

const MAX_SENTENCE = 1_000
const abbreviation =
  /(?:^|[\s("'])(?:m|mr|mrs|mme|mlle|me|mm|dr|st|ste|av|bd|art|al|env|ref|tel|cf|ex|p|no|app|appt|apt|bat|res|prov|regul|str|[a-z])$/
const listMarker = /^\s*(?:[-•*>]|\d{1,2}\s?[.)°/-])\s?/

/** Splits a folded text into sentences and lines; a line that only wraps goes on. `inside` says where no cut may fall. */
export function sentences(folded: string, inside: (at: number) => boolean): Stretch[] {
  const found: Stretch[] = []
  let start = 0
  const cut = (at: number) => {
    const stretch = trimmed(folded, start, at)
    if (stretch) found.push(stretch)
    start = at
  }
  for (let i = 0; i < folded.length; i++) {
    const char = folded[i]
    if (i - start >= MAX_SENTENCE) cut(i)
    else if (char === '\n' && breaks(folded, i)) cut(i)
    else if (isStop(folded, i, start) && !inside(i)) cut(i + 1)
  }
  cut(folded.length)
  return found
}

function isStop(folded: string, i: number, start: number): boolean {
  const char = folded[i] ?? ''
  if (char === ';') return true
  if (!'.!?…'.includes(char)) return false
  const next = folded[i + 1] ?? '\n'
  if ('.!?…'.includes(next) || isLeader(folded, i)) return false
  if (!/[\s")]/.test(next) && char !== '!' && char !== '?') return false
  return char !== '.' || !abbreviation.test(folded.slice(Math.max(start, i - 8), i))
}

/** Dots that lead to a sum in a table. */
const isLeader = (folded: string, i: number): boolean =>
  folded[i - 1] === '.' && /^ {0,3}(?:- ?)?\d/.test(folded.slice(i + 1, i + 8))

/** A mail client wraps at 60 to 80 characters; a shorter line was ended by its author. */
function breaks(folded: string, newline: number): boolean {
  const lineStart = folded.lastIndexOf('\n', newline - 1) + 1
  const line = folded.slice(lineStart, newline).trim()
  const next = folded.slice(newline + 1, newline + 20)
  return line.length < 55 || /[.!?:;,]$/.test(line) || listMarker.test(next) || /^\s*\n/.test(next)
}

function trimmed(folded: string, start: number, end: number): Stretch | null {
  let from = start
  let to = end
  while (from < to && /[\s.…"]/.test(folded[from] ?? '')) from++
  while (to > from && /\s/.test(folded[to - 1] ?? '')) to--
  return from < to ? { start: from, end: to } : null
}
