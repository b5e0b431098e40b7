import { type Piece, pieces } from '../domain/pieces.ts'
import type { Side } from '../domain/roles.ts'
import type { Letter } from './letter.ts'
import { bulletList, type Part, paragraphs } from './letter-context.ts'
import { family, type Paragraph, wordsOf } from './paragraphs/library.ts'

/** Documents of one side; `unreadable`: what is to be sent again, null for a file of which nobody knows what it is. */
export type PieceList = {
  received: readonly Piece[]
  missing: readonly Piece[]
  unreadable: readonly (Piece | null)[]
}

const { say, text } = wordsOf('pieces', {
  heading: [],
  received: ['liste'],
  missing: [],
  all: [],
  'status-received': ['liste'],
  'status-missing': ['liste'],
  unreadable: ['liste'],
  'status-unreadable': ['liste'],
  'name-unknown': [],
  'exhibit-one': ['document', 'numero'],
  'exhibit-many': ['document', 'numeros'],
  'exhibit-none': ['document'],
  ...family('name-', pieces),
  ...family('why-', pieces),
})()

/** The letter with, for this side alone, which of its documents are there and why the others would help. */
export function withPieces(letter: Letter, side: Side, { received, missing, unreadable }: PieceList): Letter {
  const parts: (Paragraph | string | null)[] = [
    say('heading'),
    received.length > 0 ? say('received', { liste: named(received) }) : null,
    unreadable.length > 0 ? say('unreadable', { liste: named(unreadable) }) : null,
    missing.length > 0 ? say('missing') : unreadable.length > 0 ? null : say('all'),
    bulletList(missing.map((piece) => `${capital(text(`name-${piece}`))} : ${text(`why-${piece}`)}.`)),
  ]
  const used = parts.flatMap((part) => (part === null || typeof part === 'string' ? [] : [part]))
  return {
    ...letter,
    additions: { ...letter.additions, [side]: paragraphs(letter.additions[side] ?? null, parts as Part) },
    paragraphs: [...(letter.paragraphs ?? []), ...used.map(({ id, version }) => ({ id, version, span: null }))],
  }
}

/** One line each, for the state of a case. */
export const pieceLines = ({ received, missing, unreadable }: PieceList): string[] => [
  ...(received.length > 0 ? [text('status-received', { liste: named(received) })] : []),
  ...(unreadable.length > 0 ? [text('status-unreadable', { liste: named(unreadable) })] : []),
  ...(missing.length > 0 ? [text('status-missing', { liste: named(missing) })] : []),
]

const named = (list: readonly (Piece | null)[]): string => list.map(pieceName).join(', ')

/** `le bail`; a file of which nobody knows what it is: `un de vos fichiers`. */
export const pieceName = (piece: Piece | null): string => text(piece === null ? 'name-unknown' : `name-${piece}`)

/** `Le bail : pièce 2`, or that it is to be added: one line of the list of a dossier. */
export function exhibitLine({ piece, exhibits }: { piece: Piece; exhibits: readonly number[] }): string {
  const document = capital(pieceName(piece))
  const [numero, ...others] = exhibits.map(String)
  if (numero === undefined) return text('exhibit-none', { document })
  return others.length === 0
    ? text('exhibit-one', { document, numero })
    : text('exhibit-many', { document, numeros: `${[numero, ...others].slice(0, -1).join(', ')} et ${others.at(-1)}` })
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
