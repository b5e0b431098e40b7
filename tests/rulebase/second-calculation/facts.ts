/** A calendar day, `YYYY-MM-DD`: compares as text. */
export type Iso = string

export type Wear = {
  age_years: number
  grid?: 'opac' | 'moselle_est'
  free_years?: number
  yearly_rate?: number
  residual?: number
  annexed?: boolean
}

export type Deduction = {
  kind: 'rent_arrears' | 'charges' | 'repairs' | 'cleaning' | 'other'
  amount: number
  evidence: 'none' | 'quote' | 'invoice' | 'photo' | 'unknown'
  admitted?: boolean
  never?: string
  noted_at_exit?: boolean
  wear?: Wear
  relet?: boolean
  proof_given_on?: Iso
}

export type Refund = { amount: number; on: Iso }

/** A situation whose every fact is known, in its JSON form: sums are euros, what is optional is absent when it did not happen. */
export type Facts = {
  lease_kind: 'unfurnished' | 'furnished' | 'mobility' | 'other'
  lease_category?: string
  lease_start: Iso
  main_residence: boolean
  dwelling_postcode: string
  rent_excl_charges: number
  deposit_amount: number
  rent_paid_in_advance_months?: number
  monthly_payment_requested?: boolean
  keys_returned?: boolean
  keys_returned_on?: Iso
  keys_refused_on?: Iso
  keys_received_by?: string
  other_tenants_remain?: boolean
  entry_inventory_exists: boolean
  exit_inventory_exists: boolean
  exit_inventory_by_landlord_alone?: boolean
  exit_inventory_conform: boolean
  exit_inventory_wear_only?: boolean
  forwarding_address_given: boolean
  forwarding_address_given_on?: Iso
  collective_building: boolean
  flat_rate_charges?: boolean
  provision_for_charges?: number
  accounts_approved_on?: Iso
  deductions: Deduction[]
  refunded: Refund[]
  mediation_agreed_on?: Iso
  mediation_ended_on?: Iso
  debt_acknowledged_on?: Iso
  lawsuit_filed_on?: Iso
}
