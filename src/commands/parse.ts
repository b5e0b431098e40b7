import type { Context } from './argument.ts'
import type { Order, Orders } from './command.ts'
import { conflictIn } from './conflicts.ts'
import { type Found, type Line, MOST_ORDERS, readLine, TOO_MANY } from './line.ts'

const MOST_TEXT = 20_000
const MOST_LINES = 400

/**
 * A mediator's own words (no quotation, nothing from between the letter markers) → what they order. Whatever is not wholly
 * understood, or contradicts itself, orders nothing. `sender`: From name and address; `today`: in Paris.
 */
export function parseOrders(ownWords: string, context: Context): Orders {
  if (ownWords.length > MOST_TEXT) return unclear([], [], 'votre message est trop long pour être un ordre.')
  const lines = linesOf(ownWords)
  if (lines.length > MOST_LINES) return unclear([], [], 'votre message est trop long pour être un ordre.')
  const { found, notRead, why } = gather(lines.map((text) => ({ text, line: readLine(text, context) })))
  const orders = withoutRepetition(found.map(({ order }) => order))
  if (notRead.length > 0) return unclear(orders, notRead, why ?? 'je n’ai pas compris tout votre message.')
  if (orders.length === 0) return { kind: 'nothing' }
  if (orders.length > MOST_ORDERS) return unclear(orders, [], TOO_MANY)
  const conflict = conflictIn(orders) ?? looseBesideApproval(found)
  return conflict ? unclear(orders, [], conflict) : { kind: 'orders', orders }
}

const unclear = (understood: readonly Order[], not: readonly string[], reason: string): Orders => ({
  kind: 'unclear',
  understood,
  not: not.slice(0, 20).map((line) => line.slice(0, 200)),
  reason,
})

/** Lines with something on them; a signature that its separator begins is left out, unless it might say more. */
export function linesOf(ownWords: string): readonly string[] {
  const lines = ownWords.split(/\r\n|[\n\r\u2028\u2029]/)
  const at = lines.findIndex((line) => /^--\s?$/.test(line))
  const isCard = at >= 0 && lines.slice(at).every((line) => line.length <= 120 && !HOLDS_BACK.test(line))
  return (isCard ? lines.slice(0, at) : lines).filter((line) => line.trim() !== '')
}

const HOLDS_BACK =
  /\b(?:mais|sauf|attend\w*|avant|si|ne|pas|non|rien|jamais|stop|arr[eê]t\w*|annul\w*|refus\w*|suspen\w*|report\w*|demain|plus|v[eé]rifi\w*|relis|relire)\b|\bn['’]|\?/i

type Read = { text: string; line: Line }

/**
 * The orders of all lines. A line that is no order goes on with the reason of the refusal right above it, when the mail
 * says nothing but no; else it was not understood.
 */
function gather(lines: readonly Read[]): { found: readonly Found[]; notRead: readonly string[]; why: string | null } {
  const found: Found[] = []
  const notRead: string[] = []
  let why: string | null = null
  let reasonGoesOn = false
  const onlyNo =
    lines.every(({ line }) => line.kind !== 'orders' || line.found.every(isBesideNo)) && refusals(lines) === 1
  for (const { text, line } of lines) {
    if (line.kind === 'silent') continue
    const last = found.at(-1)
    if (line.kind === 'orders') {
      found.push(...line.found)
      reasonGoesOn = onlyNo && line.found.some(({ order }) => order.command.kind === 'refuse')
    } else if (reasonGoesOn && last && !line.numbered) found[found.length - 1] = withReason(last, text)
    else {
      notRead.push(text.trim())
      why ??= line.why
    }
  }
  return { found, notRead, why }
}

const refusals = (lines: readonly Read[]): number =>
  lines.filter(({ line }) => line.kind === 'orders' && line.found.some(({ order }) => order.command.kind === 'refuse'))
    .length

const isBesideNo = ({ order }: Found): boolean =>
  ['refuse', 'note', 'minutes', 'why', 'status', 'help', 'assign'].includes(order.command.kind)

function withReason(found: Found, line: string): Found {
  const { command } = found.order
  if (command.kind !== 'refuse') return found
  const reason = [command.reason, line.trim()].filter(Boolean).join('\n').slice(0, 2_000)
  return { loose: true, order: { ...found.order, command: { ...command, reason } } }
}

/** The same order twice counts once: a line number is left out where it stands again. */
function withoutRepetition(orders: readonly Order[]): readonly Order[] {
  const kept: Order[] = []
  for (const order of orders) {
    const same = kept.filter(({ command }) => JSON.stringify(command) === JSON.stringify(order.command))
    if (same.length === 0) kept.push(order)
    else if (order.lines.length > 0) {
      const lines = order.lines.filter((n) => !same.some((other) => other.lines.includes(n)))
      if (lines.length > 0) kept.push({ ...order, lines })
    } else if (same.every((other) => other.lines.length > 0)) kept.push(order)
  }
  return kept
}

const SPEAKS_OF_MORE =
  /[.;!?\n]\s*\S|\b(?:mais|sauf|attend\w*|stop|annul\w*|finalement|d['’]abord|le reste|les autres|tout|toutes|tous)\b/i

/** Beside an approval, the free words of another order may not be a reservation. */
function looseBesideApproval(found: readonly Found[]): string | null {
  const approved = found.flatMap(({ order }) => (order.command.kind === 'approve' ? order.lines : []))
  if (!found.some(({ order }) => order.command.kind === 'approve')) return null
  const doubtful = found.some(({ order, loose }) => {
    if (!loose) return false
    if (order.command.kind !== 'refuse') return true
    const { reason } = order.command
    return SPEAKS_OF_MORE.test(reason) || approved.some((n) => new RegExp(`(?<!\\d)${n}(?!\\d)`).test(reason))
  })
  return doubtful ? 'à côté d’un OK, une raison doit être courte et ne parler que de sa lettre.' : null
}
