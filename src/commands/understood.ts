import type { Command } from './command.ts'
import { beginnings } from './numbers.ts'
import { piece, type Said } from './words.ts'

/**
 * What stands after the words of an order, understood. `loose`: it holds words that were taken as they are, and that might
 * speak of another order beside it.
 */
export type Understood =
  | { kind: 'read'; lines: readonly number[]; commands: readonly Command[]; loose: boolean }
  | { kind: 'not_read'; why: string | null }

/** When `beginnings` finds a number that can't be one. */
export const BAD_NUMBER = 'un numéro de liste n’est pas possible (vingt au plus par ordre).'

export const notRead = (why: string | null): Understood => ({ kind: 'not_read', why })

/**
 * Every way to take line numbers off the beginning (none first), so that what is left can be read; more than one way that
 * works is one too many.
 */
export function withLines(
  text: Said,
  { marked }: { marked: boolean },
  why: string,
  read: (rest: Said) => readonly Command[] | null,
): Understood {
  const found = beginnings(text.folded, marked)
  if (!found) return notRead(BAD_NUMBER)
  const ways = [{ lines: [] as readonly number[], end: 0 }, ...found].flatMap(({ lines, end }) => {
    const commands = read(piece(text, end, text.raw.length))
    return commands ? [{ lines, commands }] : []
  })
  const [way, ...others] = ways
  if (!way) return notRead(why)
  if (others.length > 0)
    return notRead('un nombre peut être un numéro de liste ou une valeur : écrivez « n° » devant le numéro.')
  return { kind: 'read', ...way, loose: false }
}
