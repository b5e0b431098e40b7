import { type Role, type Side, sideOf } from '../domain/roles.ts'

/** Somebody who is on no side (a relative, a social worker) asks for the tenant until a mediator says otherwise. */
export const askerOf = ({ origin }: { origin: Role }): Side => sideOf(origin) ?? 'tenant'
