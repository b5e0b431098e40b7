import { type Context, readArgument } from './argument.ts'
import type { Command, Order } from './command.ts'
import type { Head } from './lexicon.ts'
import { beginnings } from './numbers.ts'
import { afterPolite, isSilent } from './polite.ts'
import { startAt } from './start.ts'
import { piece, type Said, said } from './words.ts'

export const MOST_ORDERS = 40
export const TOO_MANY = 'il y a plus de quarante ordres.'

/** `loose`: holds free words that might speak of another order of the same mail. */
export type Found = { order: Order; loose: boolean }

/**
 * One line of a mediator's own words. `not_read`: no order, or not wholly one; `why`, in French, when it begins one.
 * `numbered`: it begins an order for lines of a list.
 */
export type Line =
  | { kind: 'silent' }
  | { kind: 'orders'; found: readonly Found[] }
  | { kind: 'not_read'; why: string | null; numbered: boolean }

export function readLine(line: string, context: Context): Line {
  const text = said(line.replace(/^\s{0,40}(?:[-*•–]\s{1,4})?(?:\/\s?)?/, ''))
  if (/^\s*\?[\s?!]{0,4}$/.test(text.folded)) return orders([{ kind: 'help' }], [], text, false)
  if (isSilent(text, context.sender)) return { kind: 'silent' }
  const at = afterPolite(text, 0)
  return numbersFirst(text, at, context) ?? ordersFrom(text, at, context)
}

const orders = (commands: readonly Command[], lines: readonly number[], text: Said, loose: boolean): Line => ({
  kind: 'orders',
  found: commands.map((command) => ({ order: { lines, command, words: text.raw.trim().slice(0, 300) }, loose })),
})

/** `1 OK`, `n° 3 : NON trop sec`: one order, its numbers first. */
function numbersFirst(text: Said, at: number, context: Context): Line | null {
  const rest = piece(text, text.words[at]?.start ?? 0, text.raw.length)
  const { lines, end } = beginnings(rest.folded)?.at(-1) ?? { lines: [], end: 0 }
  if (lines.length === 0) return null
  const order = said(rest.raw.slice(end).replace(/^[\s:.)=→-]{0,4}/, ''))
  if (!startAt(order, 0)) return null
  const read = ordersFrom(order, 0, context)
  if (read.kind !== 'orders') return read
  const [first, ...others] = read.found
  if (!first || others.length > 0 || first.order.lines.length > 0)
    return { kind: 'not_read', why: 'je ne sais pas quels numéros vont avec quel ordre.', numbered: true }
  return orders([first.order.command], lines, rest, first.loose)
}

function ordersFrom(text: Said, from: number, context: Context): Line {
  const found: Found[] = []
  for (let at = from; at < text.words.length; ) {
    const start = startAt(text, at)
    if (!start) return { kind: 'not_read', why: null, numbered: false }
    if (found.length > MOST_ORDERS) return { kind: 'not_read', why: TOO_MANY, numbered: true }
    const { to, next } = takesTheLine(start.head) ? rest(text) : nextStart(text, start.next)
    if (start.head.kind === 'refuse' && numberedAfter(text, start.next)) return oneALine
    const argument = readArgument(text, at === from ? { ...start, at: 0 } : start, to, context)
    if (argument.kind === 'not_read')
      return { ...argument, numbered: /^\d{1,3}$/.test(text.words[start.next]?.text ?? '') }
    const words = piece(text, text.words[at]?.start ?? 0, text.words[to]?.start ?? text.raw.length)
    const line = orders(argument.commands, argument.lines, words, argument.loose)
    if (line.kind === 'orders') found.push(...line.found)
    at = next
  }
  return { kind: 'orders', found }
}

const oneALine: Line = { kind: 'not_read', why: 'écrivez un ordre par ligne après un NON.', numbered: true }

/** `NON 4 ; OK 5`: either an order for line 5 or the reason of line 4. */
function numberedAfter(text: Said, from: number): boolean {
  const { next } = nextStart(text, from)
  const following = startAt(text, next)
  return following !== null && /^\d+$/.test(text.words[following.next]?.text ?? '')
}

/** A reason and a note are free words to the end of the line, never read for orders. */
function takesTheLine({ kind }: Head): boolean {
  switch (kind) {
    case 'refuse':
    case 'note':
    case 'contact_note':
    case 'name_piece':
    case 'read_case':
    case 'stop':
    case 'recuse':
      return true
    default:
      return false
  }
}

const rest = (text: Said) => ({ to: text.words.length, next: text.words.length })

/**
 * Where an order ends and the next one begins: after a comma, a full stop or "et", and in a list between a number and an
 * order with a number of its own (`OK 1 3 NON 2`).
 */
function nextStart(text: Said, from: number): { to: number; next: number } {
  for (let at = from; at < text.words.length; at++) {
    const before = text.words[at - 1]
    const word = text.words[at]
    if (!before || !word) continue
    if (/^(?:et|puis|ensuite)$/.test(word.text) && startAt(text, at + 1)) return { to: at, next: at + 1 }
    const gap = text.folded.slice(before.end, word.start)
    const parted = /[,;.!?/]/.test(gap)
    const listed = /^\d+$/.test(before.text)
    if (!parted && !listed) continue
    const start = startAt(text, at)
    if (start && (parted || /^\d+$/.test(text.words[start.next]?.text ?? ''))) return { to: at, next: at }
  }
  return rest(text)
}
