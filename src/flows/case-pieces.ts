import type { MessageRef } from '../domain/ids.ts'
import { commissionPieces, type NamedPiece, type Piece, wantedPieces } from '../domain/pieces.ts'
import type { Positions } from '../domain/positions.ts'
import type { Side } from '../domain/roles.ts'
import { piecesNamed } from '../reading/pieces-named.ts'
import type { PieceList } from '../writing/pieces.ts'
import { exhibitNumbers } from './exhibits.ts'
import { type CaseFile, sideOfParty } from './load-case.ts'

/** A file of one side, once however often it came. `number`: as an exhibit; `place`: in its message, from 1. */
export type PartyFile = {
  side: Side
  number: number
  name: string
  message: MessageRef
  place: number
  is: NamedPiece | null
}

export function partyFiles(found: CaseFile, side: Side): readonly PartyFile[] {
  const numbers = exhibitNumbers(found, side)
  const named = new Map(
    found.file.pieces.map(({ message, file, is }) => [
      found.messages.find(({ id }) => id === message)?.body.attachments[file - 1]?.sha256,
      is,
    ]),
  )
  const files = found.messages
    .filter((m) => m.automatic === 'no' && sideOfParty(found.parties, m.party_id) === side)
    .flatMap(({ id, body }) =>
      body.attachments.map(({ name, sha256 }, i): PartyFile => {
        const number = numbers.get(sha256) ?? 0
        return { side, number, name, message: id, place: i + 1, is: named.get(sha256) ?? null }
      }),
    )
  return files.filter(({ number }, i) => files.findIndex((file) => file.number === number) === i)
}

/** Which documents of this side the case has, by what its own people sent or a mediator says, and which would help. */
export function piecesOf(found: CaseFile, side: Side): PieceList {
  const places = placesOf(found, side)
  const missing = wantedPieces(side, found.positions).filter((piece) => !places.has(piece))
  return { received: [...places.keys()], missing, unreadable: unreadable(found, side) }
}

/**
 * The same for a commission, with the numbers of the exhibits that hold each document; none for what is missing. `known`: what
 * this side alone states, so that nothing the other side said in mediation shows in what is asked for.
 */
export function checklistOf(
  found: CaseFile,
  side: Side,
  { known, represented }: { known: Positions; represented: boolean },
): { piece: Piece; exhibits: number[] }[] {
  const places = placesOf(found, side)
  const missing = commissionPieces(side, known, represented).filter((piece) => !places.has(piece))
  return [
    ...[...places].map(([piece, exhibits]) => ({ piece, exhibits })).sort((a, b) => first(a) - first(b)),
    ...missing.map((piece) => ({ piece, exhibits: [] })),
  ]
}

const first = ({ exhibits }: { exhibits: readonly number[] }): number => exhibits[0] ?? 0

/**
 * The exhibits that hold each document: those of a mediator's word or of a telling name; for what the words alone say to join,
 * every file of the message whose name tells nothing.
 */
function placesOf(found: CaseFile, side: Side): Map<Piece, number[]> {
  const places = new Map<Piece, number[]>()
  const add = (piece: Piece, numbers: readonly number[]) => {
    const all = new Set([...(places.get(piece) ?? []), ...numbers])
    places.set(
      piece,
      [...all].sort((a, b) => a - b),
    )
  }
  const files = partyFiles(found, side).filter(({ is }) => is !== 'unreadable')
  for (const { id, body } of found.messages) {
    const mine = files.filter(({ message }) => message === id)
    const open = mine.filter((file) => kindsOf(file).length === 0).map(({ number }) => number)
    for (const file of mine) for (const piece of kindsOf(file)) add(piece, [file.number])
    const told = new Set(mine.flatMap(kindsOf))
    const said = piecesNamed(
      body.own,
      mine.map(({ name }) => name),
    )
    for (const piece of said) if (!told.has(piece)) add(piece, open)
  }
  return places
}

/** On a mediator's word, else by its name. */
const kindsOf = (file: PartyFile): readonly Piece[] =>
  file.is === null ? byName(file) : file.is === 'unreadable' ? [] : [file.is]

const byName = ({ name }: PartyFile): readonly Piece[] => piecesNamed('', [name])

/** What is to be sent again, unless it came meanwhile; null for a file whose name does not tell what it is. */
function unreadable(found: CaseFile, side: Side): (Piece | null)[] {
  const files = partyFiles(found, side)
  const there = placesOf(found, side)
  const wanted = files.filter(({ is }) => is === 'unreadable').map((file) => byName(file)[0] ?? null)
  return [...new Set(wanted)].filter((piece) => piece === null || !there.has(piece))
}
