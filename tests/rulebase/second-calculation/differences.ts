import { monthsLater } from './calendar.ts'
import type { Draw } from './drawn.ts'
import type { Facts, Iso } from './facts.ts'
import type { FigureName } from './figures.ts'
import { delayMonths, oneMonthIsArgued } from './inventory.ts'
import { handoverIsDisputed, keysDay } from './keys.ts'

/** A point on which the rules base still tells otherwise than this calculation, with the smallest situation that shows it. */
export type Difference = {
  what: string
  figures: FigureName[]
  applies: (facts: Facts, keys: Iso | null, on: Iso) => boolean
  example: Draw
}

export const plain: Facts = {
  lease_kind: 'unfurnished',
  lease_start: '2019-09-01',
  main_residence: true,
  dwelling_postcode: '93300',
  rent_excl_charges: 1000,
  deposit_amount: 1000,
  keys_returned_on: '2023-02-20',
  entry_inventory_exists: true,
  exit_inventory_exists: true,
  exit_inventory_conform: false,
  forwarding_address_given: true,
  forwarding_address_given_on: '2023-02-20',
  collective_building: false,
  deductions: [],
  refunded: [],
}

const lateness: FigureName[] = ['periods_late', 'surcharge', 'total_due', 'overpaid']
const onDay = '2023-10-05'
const example = (facts: Partial<Facts>): Draw => ({ facts: { ...plain, ...facts }, on: onDay })
const invoice = { kind: 'repairs', evidence: 'invoice' } as const

/** Some proof comes after the due day, be it the one that is only argued. */
const proofIsLate = (facts: Facts, keys: Iso | null): keys is Iso =>
  keys !== null && facts.deductions.some((one) => (one.proof_given_on ?? '') > firstDue(facts, keys))

const firstDue = (facts: Facts, keys: Iso): Iso =>
  monthsLater(keys, oneMonthIsArgued(facts, keys) ? 1 : delayMonths(facts, keys))

export const differences: Difference[] = [
  {
    what: 'keys given to a letting agent: the due day is not before the one that this handover would set',
    figures: ['due_on', 'delay_months'],
    applies: (facts) => handoverIsDisputed(facts),
    example: example({ keys_received_by: 'letting_agent' }),
  },
  {
    what: 'a proof given late and one month may be argued together',
    figures: lateness,
    applies: (facts, keys) => proofIsLate(facts, keys) && oneMonthIsArgued(facts, keys),
    example: example({
      exit_inventory_exists: false,
      deductions: [{ kind: 'rent_arrears', evidence: 'invoice', amount: 400, proof_given_on: '2023-06-25' }],
      refunded: [{ amount: 600, on: '2023-03-01' }],
    }),
  },
  {
    what: 'a proof given late is argued too when the handover of the keys is disputed',
    figures: lateness,
    applies: (facts, keys) => proofIsLate(facts, keys) && handoverIsDisputed(facts),
    example: example({
      keys_received_by: 'letting_agent',
      deductions: [{ ...invoice, amount: 400, proof_given_on: '2023-06-25' }],
      refunded: [{ amount: 600, on: '2023-03-01' }],
    }),
  },
  {
    what: 'a proof given late and the delay after the accounts may be argued together',
    figures: [...lateness, 'overpaid'],
    applies: (facts, keys) => proofIsLate(facts, keys) && facts.accounts_approved_on !== undefined,
    example: example({
      collective_building: true,
      provision_for_charges: 200,
      accounts_approved_on: '2023-02-10',
      deductions: [{ ...invoice, amount: 1000, proof_given_on: '2023-06-25' }],
      refunded: [{ amount: 900, on: '2023-04-01' }],
    }),
  },
  {
    what: 'a lawsuit filed between the two last days that two delays give',
    figures: ['prescribed_on'],
    applies: (facts, keys) => keys !== null && facts.lawsuit_filed_on !== undefined && oneMonthIsArgued(facts, keys),
    example: {
      facts: { ...plain, exit_inventory_exists: false, lawsuit_filed_on: '2026-04-01' },
      on: '2026-10-05',
    },
  },
]

/** Whether a figure is left out of the comparison, for a reason listed above. */
export const differs = (facts: Facts, on: Iso, name: FigureName): boolean =>
  differences.some(({ figures, applies }) => figures.includes(name) && applies(facts, keysDay(facts), on))
