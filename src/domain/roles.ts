import { z } from 'zod'

/**
 * Who somebody is in a dispute. `agent`: agency or person who acts for the landlord; `manager`: of a company that is the
 * landlord (SCI); `relay`: an association or social worker who opened the case for the tenant; `other`: nobody's side, or
 * not known.
 */
export const Role = z.enum([
  'tenant',
  'landlord',
  'agent',
  'cotenant',
  'guarantor',
  'lawyer',
  'other',
  'co_owner',
  'heir',
  'manager',
  'notary',
  'relay',
])
export type Role = z.infer<typeof Role>

/** What a reader may find in a mail; the other roles are on a mediator's word, or declared. */
export const ReadRole = Role.exclude(['co_owner', 'heir', 'manager', 'notary', 'relay'])

export const roleLabel: Record<Role, string> = {
  tenant: 'locataire',
  landlord: 'bailleur',
  agent: 'agence ou mandataire du bailleur',
  cotenant: 'colocataire',
  guarantor: 'garant',
  lawyer: 'avocat',
  other: 'autre personne',
  co_owner: 'autre propriétaire du logement',
  heir: 'héritier du bailleur',
  manager: 'gérant de la société bailleuse',
  notary: 'notaire',
  relay: 'relais du locataire',
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
  co_owner: 'landlord',
  heir: 'landlord',
  manager: 'landlord',
  notary: null,
  relay: null,
}

export const sideOf = (role: Role): Side | null => sides[role]

/**
 * What a yes needs before a side can count on it, when somebody in this role gives it: the rules base says nothing of it, so a
 * mediator asks. `mandate`: that they may bind somebody else; `others`: the yes of those who hold the same right.
 */
export type YesNeeds = 'mandate' | 'others' | null

export const yesNeeds: Record<Role, YesNeeds> = {
  tenant: null,
  landlord: null,
  agent: 'mandate',
  cotenant: 'others',
  guarantor: 'mandate',
  lawyer: 'mandate',
  other: 'mandate',
  co_owner: 'others',
  heir: 'others',
  manager: 'mandate',
  notary: 'mandate',
  relay: 'mandate',
}
