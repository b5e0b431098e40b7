import type { Command, CommandKind, Order } from './command.ts'

/** Why the orders can't all be meant, in French; null when they can. */
export function conflictIn(orders: readonly Order[]): string | null {
  for (const [i, a] of orders.entries())
    for (const b of orders.slice(i + 1)) {
      if (sameTarget(a, b) && excludes(a.command, b.command))
        return `« ${shortly(a)} » et « ${shortly(b)} » ne vont pas ensemble.`
    }
  return null
}

const shortly = ({ words }: Order): string => words.slice(0, 40)

/** An order without numbers is for the letter or case of the mail, and may be for any line. */
const sameTarget = (a: Order, b: Order): boolean =>
  a.lines.length === 0 || b.lines.length === 0 || a.lines.some((n) => b.lines.includes(n))

/** `a` and `b` differ. */
function excludes(a: Command, b: Command): boolean {
  const [slotA, slotB] = [slotOf(a), slotOf(b)]
  if (slotA !== null && slotA === slotB) return true
  if (decidesAlone(a.kind) || decidesAlone(b.kind)) return !(goesWithAnything(a.kind) || goesWithAnything(b.kind))
  return paidAgainst(a, b) || paidAgainst(b, a)
}

/** What only one order can say at a time; null for what can be said as often as one likes. */
function slotOf(command: Command): string | null {
  switch (command.kind) {
    case 'approve':
    case 'refuse':
    case 'postpone':
    case 'rewrite':
    case 'stop':
      return 'letter'
    case 'agreed':
    case 'propose':
    case 'close':
    case 'reopen':
    case 'refer_to_cdc':
    case 'exit':
    case 'paper':
    case 'recuse':
      return 'course'
    case 'merge':
    case 'open_case':
    case 'split':
    case 'cancel':
      return 'thread'
    case 'assign':
    case 'paid':
    case 'profile':
    case 'minutes':
      return command.kind
    case 'name_role':
      return `who ${command.who?.toLowerCase() ?? ''}`
    case 'correct_fact':
      return `fact ${command.fact}`
    case 'name_piece':
      return `piece ${command.file.toLowerCase()}`
    case 'note':
    case 'contact_note':
    case 'share':
    case 'commission':
    case 'lift':
    case 'unlift':
    case 'read_case':
    case 'why':
    case 'status':
    case 'help':
      return null
  }
}

/** A letter leaves, or waits, as the case stands: nothing that changes the case goes with it. */
const decidesAlone = (kind: CommandKind): boolean => kind === 'approve' || kind === 'postpone' || kind === 'stop'

function goesWithAnything(kind: CommandKind): boolean {
  switch (kind) {
    case 'note':
    case 'contact_note':
    case 'minutes':
    case 'read_case':
    case 'why':
    case 'status':
    case 'help':
    case 'assign':
    case 'profile':
      return true
    default:
      return false
  }
}

/** Money that arrived leaves nothing for the commission, and no other end than "résolu". */
const paidAgainst = (a: Command, b: Command): boolean =>
  a.kind === 'paid' && (b.kind === 'refer_to_cdc' || (b.kind === 'close' && b.outcome !== 'resolved'))
