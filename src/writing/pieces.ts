import { type Piece, pieces } from '../domain/pieces.ts'
import type { Side } from '../domain/roles.ts'
import type { Letter } from './letter.ts'
import { bulletList, type Part, paragraphs } from './letter-context.ts'
import { family, type Paragraph, wordsOf } from './paragraphs/library.ts'

/** Documents of one side, each in one of the two lists. */
export type PieceList = { received: readonly Piece[]; missing: readonly Piece[] }

const { say, text } = wordsOf('pieces', {
  heading: [],
  received: ['liste'],
  missing: [],
  all: [],
  'status-received': ['liste'],
  'status-missing': ['liste'],
  ...family('name-', pieces),
  ...family('why-', pieces),
})()

/** The letter with, for this side alone, which of its documents are there and why the others would help. */
export function withPieces(letter: Letter, side: Side, { received, missing }: PieceList): Letter {
  const parts: (Paragraph | string | null)[] = [
    say('heading'),
    received.length > 0 ? say('received', { liste: named(received) }) : null,
    missing.length > 0 ? say('missing') : say('all'),
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
export const pieceLines = ({ received, missing }: PieceList): string[] => [
  ...(received.length > 0 ? [text('status-received', { liste: named(received) })] : []),
  ...(missing.length > 0 ? [text('status-missing', { liste: named(missing) })] : []),
]

const named = (list: readonly Piece[]): string => list.map((piece) => text(`name-${piece}`)).join(', ')

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
