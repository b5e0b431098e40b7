import type { Command, Orders } from '../../src/commands/command.ts'
import { parseOrders } from '../../src/commands/parse.ts'
import { day } from '../../src/domain/day.ts'

export const SENDER = 'Nadia Benali nadia.benali@mediation-logement.example'
/** A Tuesday. */
export const TODAY = day('2026-05-05')

export const ordersIn = (words: string): Orders => parseOrders(words, { sender: SENDER, today: TODAY })

/** The only command of the words, for the mail's own letter; a text that says what came instead. */
export function commandIn(words: string): Command | string {
  const read = ordersIn(words)
  if (read.kind !== 'orders') return read.kind === 'unclear' ? `unclear: ${read.reason}` : read.kind
  const [order, ...others] = read.orders
  return order && others.length === 0 && order.lines.length === 0 ? order.command : JSON.stringify(read.orders)
}

/** `approve 1,3 · refuse 2`, or what came instead. */
export function summary(words: string): string {
  const read = ordersIn(words)
  if (read.kind !== 'orders') return read.kind
  return read.orders.map(({ command, lines }) => [command.kind, lines.join(',')].filter(Boolean).join(' ')).join(' · ')
}

export const approves = (words: string): boolean => {
  const read = ordersIn(words)
  return read.kind === 'orders' && read.orders.some(({ command }) => command.kind === 'approve')
}
