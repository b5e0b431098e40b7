import type { Day } from '../../domain/day.ts'
import { type Deduction, type FactKey, factSchemas, type Refund } from '../../domain/facts.ts'
import type { Cents } from '../../domain/money.ts'
import { findAmounts } from '../../reading/amounts.ts'
import { findDates } from '../../reading/dates.ts'
import { fold } from '../../reading/fold.ts'

/** A mediator's words for the value of one fact → the value, checked by the fact's schema; null when they are unclear. */
export function factValue(key: FactKey, words: string, today: Day): unknown {
  const said = fold(words.slice(0, 1_000)).trim()
  const value = read[key](said, today)
  const checked = factSchemas[key].safeParse(value)
  return value !== null && checked.success ? checked.data : null
}

type Read = (said: string, today: Day) => unknown

const sum: Read = (said) => {
  const named = findAmounts(/^[\d ]+([.,]\d{1,2})?$/.test(said) ? `${said} euros` : said).filter((a) => !a.bare)
  return named.length === 1 ? (named[0]?.cents ?? null) : null
}

const onDay: Read = (said, today) => {
  const [first, ...more] = findDates(said, today)
  return first && more.length === 0 ? (first.past ?? null) : null
}

const yesOrNo: Read = (said) => (/^oui\b/.test(said) ? true : /^non\b/.test(said) ? false : null)

/** The first word of the list that is said. */
const oneOf =
  (words: readonly (readonly [RegExp, string])[]): Read =>
  (said) =>
    words.find(([word]) => word.test(said))?.[1] ?? null

const none = /^(?:aucune?s?|rien|neant|0(?: ?€| euros?)?)$/

const parts = (said: string): string[] => said.split(/\s*(?:[;+]|,(?!\d)|\bet\b)\s*/).filter(Boolean)

/** Every part must be read: a list of which half was understood would be a false fact. */
function listOf<T>(said: string, one: (part: string) => T | null): T[] | null {
  if (none.test(said)) return []
  const read = parts(said).map(one)
  return read.length > 0 && read.every((item) => item !== null) ? (read as T[]) : null
}

const deductionKind = oneOf([
  [/loyer|impaye|arrier/, 'rent_arrears'],
  [/charge|eau|chauffage|regul/, 'charges'],
  [/menage|nettoy/, 'cleaning'],
  [/peint|repar|travaux|degrad|remplac|mur|sol|porte|vitre|serrure|remise en etat/, 'repairs'],
])

const evidence = oneOf([
  [/sans (?:justificatif|facture|devis|piece|preuve)/, 'none'],
  [/facture/, 'invoice'],
  [/devis/, 'quote'],
  [/photo/, 'photo'],
])

function deduction(part: string, today: Day): Deduction | null {
  const amount = sum(part, today)
  return amount === null
    ? null
    : ({
        kind: deductionKind(part, today) ?? 'other',
        amount,
        evidence: evidence(part, today) ?? 'unknown',
      } as Deduction)
}

function refund(part: string, today: Day): Refund | null {
  const amount = sum(part, today) as Cents | null
  const on = onDay(part, today) as Day | null
  return amount === null ? null : { amount, ...(on ? { on } : {}) }
}

const read: Record<FactKey, Read> = {
  lease_kind: oneOf([
    [/bail mobilite|mobilite/, 'mobility'],
    [/non meuble|vide|nu\b/, 'unfurnished'],
    [/meuble/, 'furnished'],
    [/autre/, 'other'],
  ]),
  lease_start: onDay,
  rent_excl_charges: sum,
  charges: sum,
  deposit_amount: sum,
  keys_returned_on: onDay,
  exit_inventory_on: onDay,
  exit_inventory_conform: yesOrNo,
  entry_inventory_exists: yesOrNo,
  exit_inventory_exists: yesOrNo,
  forwarding_address_given: yesOrNo,
  forwarding_address_given_on: onDay,
  collective_building: yesOrNo,
  landlord_kind: oneOf([
    [/social|hlm|office/, 'social'],
    [/agence|syndic|mandataire/, 'agency'],
    [/societe|sci\b|entreprise/, 'company'],
    [/particulier|personne physique/, 'individual'],
  ]),
  main_residence: yesOrNo,
  dwelling_postcode: (said) => /^(\d{5})$/.exec(said)?.[1] ?? null,
  deductions: (said, today) => listOf(said, (part) => deduction(part, today)),
  refunded: (said, today) => listOf(said, (part) => refund(part, today)),
  // An offer is an act of a party, not a fact of the case.
  offer: () => null,
}
