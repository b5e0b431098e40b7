import { z } from 'zod'
import type { Position, Positions } from './positions.ts'
import type { Side } from './roles.ts'

/** A document that tells what the parties disagree on. `statement`: the landlord's account of what is kept. */
export const pieces = [
  'lease',
  'deposit_proof',
  'entry_inventory',
  'exit_inventory',
  'keys_proof',
  'address_proof',
  'statement',
  'invoices',
  'demand_letter',
  'mandate',
] as const
export type Piece = (typeof pieces)[number]

/** What a mediator says that a file is; `unreadable`: it is to be sent again. */
export const NamedPiece = z.enum([...pieces, 'unreadable'])
export type NamedPiece = z.infer<typeof NamedPiece>

/** The documents of this side that matter in this situation: what the side says not to exist is left out. */
export function wantedPieces(side: Side, known: Positions): readonly Piece[] {
  const said = <K extends keyof Positions>(key: K) => valueFor(side, known[key] as Position | undefined)
  const kept = said('deductions')
  const keeps = Array.isArray(kept) && kept.length > 0
  const wanted: Record<Piece, boolean> = {
    lease: true,
    deposit_proof: side === 'tenant',
    entry_inventory: said('entry_inventory_exists') !== false,
    exit_inventory: said('exit_inventory_exists') !== false,
    keys_proof: side === 'tenant' && said('exit_inventory_exists') === false,
    address_proof: side === 'tenant' && said('forwarding_address_given') === true,
    statement: keeps,
    invoices: keeps && side === 'landlord',
    demand_letter: false,
    mandate: false,
  }
  return pieces.filter((piece) => wanted[piece])
}

/** What a commission asks for beside them: the letter by which the money was asked, and the power of who acts for somebody. */
export const commissionPieces = (side: Side, known: Positions, represented: boolean): readonly Piece[] => [
  ...wantedPieces(side, known),
  ...(side === 'tenant' ? (['demand_letter'] as const) : []),
  ...(represented ? (['mandate'] as const) : []),
]

const valueFor = (side: Side, position: Position | undefined): unknown =>
  position === undefined ? undefined : position.kind === 'disputed' ? position[side] : position.value
