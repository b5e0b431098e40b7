import type { Case, SoftwareWish } from './case.ts'
import type { Side } from './roles.ts'

/** Somebody of this side wants no software for their data: no letter to it is prepared but one that a mediator orders. */
export const wantsNoSoftware = (file: Case, side: Side): boolean =>
  file.software.some((wish) => wish.side === side && !wish.agrees)

/** The last word of each person counts. */
export const withWish = (known: readonly SoftwareWish[], wish: SoftwareWish): readonly SoftwareWish[] => [
  ...known.filter(({ party }) => party !== wish.party),
  wish,
]
