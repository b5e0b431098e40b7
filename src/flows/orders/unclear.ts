import type { Order } from '../../commands/command.ts'
import type { CommandResult } from '../../writing/command-receipt.ts'
import { helpText } from './tell.ts'

/** Nothing by halves: what was understood is named, and not done either. */
export const unclear = (why: string, understood: readonly Order[], not: readonly string[]): CommandResult => ({
  kind: 'unclear',
  why,
  understood: understood.map(({ words }) => words),
  not,
  help: helpText(),
})
