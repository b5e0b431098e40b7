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
] as const
export type Piece = (typeof pieces)[number]

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
  }
  return pieces.filter((piece) => wanted[piece])
}

const valueFor = (side: Side, position: Position | undefined): unknown =>
  position === undefined ? undefined : position.kind === 'disputed' ? position[side] : position.value
