import { wantedPieces } from '../domain/pieces.ts'
import type { Side } from '../domain/roles.ts'
import { piecesNamed } from '../reading/pieces-named.ts'
import type { PieceList } from '../writing/pieces.ts'
import { type CaseFile, sideOfParty } from './load-case.ts'

/** Which documents of this side the case has, by what its own people sent, and which would help. */
export function piecesOf({ messages, parties, positions }: CaseFile, side: Side): PieceList {
  const there = new Set(
    messages
      .filter((m) => m.automatic === 'no' && sideOfParty(parties, m.party_id) === side)
      .flatMap(({ body }) =>
        piecesNamed(
          body.own,
          body.attachments.map(({ name }) => name),
        ),
      ),
  )
  const missing = wantedPieces(side, positions).filter((piece) => !there.has(piece))
  return { received: [...there], missing }
}
