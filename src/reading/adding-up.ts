import { rememberedFor } from '../domain/remembered.ts'
import { reasonIn } from './deduction-reasons.ts'
import type { Situation } from './situation.ts'
import { roleOf, type SumRole } from './sum-roles.ts'
import { type Sum, sumsOf } from './sums.ts'

/** No account of a deposit is longer; the bounds keep a hostile mail cheap. */
const MOST_ITEMS = 12
const MOST_SUMS = 40

/**
 * "Lino 189, peinture 240, badge 100 = 529", "600 rendus sur 850 : 150 de ménage, 100 de peinture": sums one after the other
 * that come to a total which is named, or to what lacks of the deposit, are what is kept, whatever else their words say.
 */
export const addedUp = rememberedFor((situation: Situation): ReadonlyMap<Sum, Kind> => {
  const sums = sumsOf(situation).slice(0, MOST_SUMS)
  const totals = totalsIn(sums, situation)
  for (let from = 0; from < sums.length - 1; from++) {
    const first = sums.slice(from, from + MOST_ITEMS)
    const end = first.findIndex((sum) => isNoItem(sum, situation))
    const run = end < 0 ? first : first.slice(0, end)
    for (let count = 2; count <= run.length; count++) {
      const items = run.slice(0, count)
      const neighbours = count > 2 ? [sums[from - 1], sums[from + count]] : []
      const total = items.reduce((sum, { amount }) => sum + amount, 0)
      const isNamed =
        neighbours.some((one) => one?.amount === total) ||
        totals.some(({ amount, by }) => amount === total && !items.includes(by))
      const kinds = isNamed ? kindsOf(items) : []
      if (isAccount(kinds, situation)) return new Map(items.map((sum, i) => [sum, kinds[i] ?? null]))
    }
  }
  return new Map()
})

/** Null where no word says what a sum is for. */
type Kind = ReturnType<typeof reasonIn>

type Total = { amount: number; by: Sum }

/** Each sum that may be a total, and what each leaves of the deposit. */
function totalsIn(sums: readonly Sum[], situation: Situation): Total[] {
  const deposits = new Set(sums.filter((sum) => roleOf(sum, situation) === 'deposit').map(({ amount }) => amount))
  return sums.flatMap((by) => [
    ...(mayBeTotal(by, situation) ? [{ amount: by.amount, by }] : []),
    ...[...deposits].map((deposit) => ({ amount: deposit - by.amount, by })),
  ])
}

const TOTAL =
  /(?:=|(?<![a-z])(?:total|en tout|au total|soit|font|fait|faisait|somme|note|facture|decompte|debite|manque|garde|gardent|conserve|conservent|retient|retiennent|retenue?s?|preleve|prelevent)(?![a-z])[^.;MN]{0,40}) ?$/
const TOTAL_AFTER =
  /^ ?(?:euros? )?(?:au total|en tout|de retenues?|manquants?|qui manquent|de moins)(?![a-z])|^ ?(?:euros? )?:/

const mayBeTotal = (sum: Sum, situation: Situation): boolean =>
  TOTAL.test(sum.before.slice(-80)) ||
  TOTAL_AFTER.test(sum.after) ||
  ['kept', 'deposit', 'asked'].includes(roleOf(sum, situation) ?? '')

const NO_ITEM: ReadonlySet<SumRole | null> = new Set(['deposit', 'given', 'paid'] as const)

/** "Il me rend 61 €". */
const RETURNED =
  /(?<![a-z])(?:rend|rends|rendu|rendrait|renvoie|envoie|verse|vire|rembourse|recu|touche|paid)(?: les| que)? ?$/

/** Money that goes or is to go on a day of its own is an instalment. */
const isNoItem = (sum: Sum, situation: Situation): boolean =>
  NO_ITEM.has(roleOf(sum, situation)) ||
  RETURNED.test(sum.before.slice(-40)) ||
  (roleOf(sum, situation) === 'rest' && reasonIn(next(sum)) === null) ||
  /^ ?(?:euros? )?(?:le |fin |debut |en |par mois)?D\d|^ ?(?:euros? )?par mois/.test(sum.after)

/** Most items say what they are for, and not all of them are a rent with its charges. */
function isAccount(kinds: readonly Kind[], { side, opening }: Situation): boolean {
  if (side === 'tenant' && !opening) return false
  const named = kinds.filter((kind) => kind !== null)
  const enough = kinds.length === 2 ? 2 : kinds.length / (side === 'landlord' ? 3 : 2)
  return named.length >= enough && named.some((kind) => kind !== 'rent_arrears' && kind !== 'charges')
}

/** All items of an account read the same way: "150 € de ménage, 40 € de clé" on, "ménage 150, clé 40" back. */
function kindsOf(items: readonly Sum[]): Kind[] {
  const [first] = items
  const readsOn = first && reasonIn(label(first)) === null && items.some((sum) => reasonIn(next(sum)) !== null)
  return items.map((sum) => reasonIn(readsOn ? next(sum) : label(sum)))
}

/** The words before a sum that are its own; no item has more. */
const label = ({ before }: Sum): string =>
  before
    .slice(-200)
    .replace(/^[^;]{0,200}(?:[:;]|, "?(?=[a-z' ]+:? ?$))(?= ?"?[a-z(])/, '')
    .replace(/^(?: ?(?:euros? )?\([^)]{0,80}\))+/, '')

const next = ({ after }: Sum): string => after.split(/[;?!]|, /)[0]?.slice(0, 60) ?? ''
