import { z } from 'zod'

/** Who somebody is in a dispute. `agent`: agency or person who acts for the landlord; `other`: nobody's side, or not known. */
export const Role = z.enum(['tenant', 'landlord', 'agent', 'cotenant', 'guarantor', 'lawyer', 'other'])
export type Role = z.infer<typeof Role>

export const roleLabel: Record<Role, string> = {
  tenant: 'locataire',
  landlord: 'bailleur',
  agent: 'agence ou mandataire du bailleur',
  cotenant: 'colocataire',
  guarantor: 'garant',
  lawyer: 'avocat',
  other: 'autre personne',
}

/** The two sides of the dispute; a lawyer's or another person's side is said by a mediator, never guessed. */
export const Side = z.enum(['tenant', 'landlord'])
export type Side = z.infer<typeof Side>

export const sideLabel: Record<Side, string> = { tenant: 'locataire', landlord: 'bailleur' }

export const otherSide = (side: Side): Side => (side === 'tenant' ? 'landlord' : 'tenant')

const sides: Record<Role, Side | null> = {
  tenant: 'tenant',
  cotenant: 'tenant',
  guarantor: 'tenant',
  landlord: 'landlord',
  agent: 'landlord',
  lawyer: null,
  other: null,
}

export const sideOf = (role: Role): Side | null => sides[role]
