import type { Command } from '../../commands/command.ts'
import { Side } from '../../domain/roles.ts'
import { canonical, fold } from '../../reading/fold.ts'
import { cardWords } from '../../writing/card-words.ts'
import { oneLine } from '../../writing/letter-context.ts'
import { refusals } from '../../writing/order-refusals.ts'
import { orderWords } from '../../writing/order-words.ts'
import { type PartyFile, partyFiles } from '../case-pieces.ts'
import { eventOf } from './about-case.ts'
import { type Effect, notUnderstood, recorded, type Target } from './target.ts'

type Called = Extract<Command, { kind: 'name_piece' }>

const MOST_SHOWN = 12

/** What a file is, on the mediator's word: by its name, or by its number as an exhibit. It must be one file and no other. */
export function namePiece(target: Target, called: Called): Effect {
  const files = Side.options.flatMap((side) => partyFiles(target.found, side))
  const meant = filesCalled(called, files)
  const [file, ...others] = meant
  if (!file || others.length > 0)
    return notUnderstood(
      refusals.notOneFile(called.file, (meant.length > 0 ? meant : files).slice(0, MOST_SHOWN).map(shown)),
    )
  const { message, place: at } = file
  const { is } = called
  return recorded(
    orderWords.pieceNamed(shown(file), is),
    [eventOf(target, { type: 'piece_named', message, file: at, is })],
    true,
  )
}

const shown = ({ name, number, side }: PartyFile): string =>
  `${oneLine(name, 80) || orderWords.unnamed} (${cardWords.exhibit(number, side)})`

/** The whole name goes before the name without its end, and that before a part of it. */
function filesCalled({ file: said, number }: Called, files: readonly PartyFile[]): readonly PartyFile[] {
  if (number) return files.filter((file) => file.number === number.n && (number.of ?? file.side) === file.side)
  const wanted = plain(said)
  const ways: ((name: string) => boolean)[] = [
    (name) => name === wanted,
    (name) => name.replace(/\.[a-z0-9]{1,5}$/, '') === wanted,
    (name) => name.includes(wanted),
  ]
  for (const way of ways) {
    const found = files.filter(({ name }) => way(plain(name)))
    if (found.length > 0) return found
  }
  return []
}

const plain = (text: string): string => fold(canonical(text)).replace(/\s+/g, ' ').trim()
