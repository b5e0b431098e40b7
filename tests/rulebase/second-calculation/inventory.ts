import type { Facts, Iso } from './facts.ts'

/** 27 March 2014: one month when the inventories agree, and the surcharge of 10 %. */
export const reform: Iso = '2014-03-27'

export type Inventory = 'absent' | 'worn' | 'conform' | 'damaged'

export function inventory(facts: Facts): Inventory {
  if (facts.exit_inventory_by_landlord_alone || !facts.exit_inventory_exists) return 'absent'
  if (facts.exit_inventory_wear_only) return 'worn'
  return facts.exit_inventory_conform ? 'conform' : 'damaged'
}

export function delayMonths(facts: Facts, keys: Iso): 1 | 2 {
  return keys >= reform && inventory(facts) === 'conform' ? 1 : 2
}

/** Without a valid exit inventory, or with normal wear alone, one month is argued too. */
export function oneMonthIsArgued(facts: Facts, keys: Iso): boolean {
  return keys >= reform && ['absent', 'worn'].includes(inventory(facts))
}
