import type { Act } from '../domain/acts.ts'
import type { Day } from '../domain/day.ts'
import type { Refund } from '../domain/facts.ts'
import type { ReadFact } from './contract.ts'
import { dateAt } from './marked-text.ts'
import { datesOf } from './sentence-dates.ts'
import type { Situation } from './situation.ts'
import { roleOf, type SumRole } from './sum-roles.ts'
import { type Sum, sumsOf } from './sums.ts'

/** Sums said to be sent or received. */
export function refundFacts(situation: Situation, acts: ReadonlySet<Act>, claimed: Set<string>): ReadFact[] {
  const chosen = chosenSums(situation, acts, claimed)
  const paying = acts.has('payment_sent') || acts.has('payment_received')
  const refunds = chosen.flatMap((sum, i) => {
    if (chosen.findIndex((c) => c.amount === sum.amount) !== i) return []
    claimed.add(sum.index)
    const on = paidOn(situation, sum, paying && chosen.length === 1)
    const refund: Refund = on ? { amount: sum.amount, on } : { amount: sum.amount }
    return [{ refund, quote: sum.sentence.quote }]
  })
  const [first] = refunds
  return first
    ? [{ key: 'refunded', value: refunds.map((r) => r.refund), quote: first.quote, certainty: 'likely' }]
    : []
}

/** Sums that moved; where the message reports a payment and names one sum, that one. */
function chosenSums(situation: Situation, acts: ReadonlySet<Act>, claimed: ReadonlySet<string>): readonly Sum[] {
  const told = sumsOf(situation).filter(
    (sum) => !sum.sentence.asks && !/^ ?(?:euros? )?(?:par mois|tous les mois|chaque mois)/.test(sum.after),
  )
  const moved = told.filter((sum) => roleOf(sum, situation, claimed.has(sum.index)) === 'paid')
  if (moved.length > 0) return moved
  if (!acts.has('payment_sent') && !acts.has('payment_received')) return []
  if (acts.has('refund_commitment') || acts.has('offer')) return []
  if (situation.text.sentences.some((s) => later.test(s.marked))) return []
  const free = told.filter((sum) => !claimed.has(sum.index) && unclaimedRoles.has(roleOf(sum, situation)))
  const named = free.filter((sum) => sum.currency)
  return named.length === 1 ? named : free.length === 1 ? free : []
}

const later = /(?<![a-z])(?:au plus tard|en cours|sera|seront|partira|virerai)(?![a-z])/
const unclaimedRoles: ReadonlySet<SumRole | null> = new Set([null, 'rest'] as const)

const TODAY =
  /(?<![a-z])(?:vien(?:s|t|nent) de|venons de|a l'instant|c'est (?:fait|vire|parti|envoye|paye)|accuse (?:bonne )?reception|instantane|cette fois|ca y est|je sors de|en rentrant)(?![a-z])/

/** The date nearest to the sum; for one payment told in a short message, any date of it that is past. */
function paidOn(situation: Situation, sum: Sum, alone: boolean): Day | null {
  const near = datesOf(sum.sentence)
    .map((d) => ({ d, gap: d.at > sum.end ? d.at - sum.end : sum.at - d.end }))
    .filter(
      ({ d, gap }) =>
        gap < 60 && !/[;]/.test(sum.sentence.marked.slice(Math.min(d.end, sum.end), Math.max(d.at, sum.at))),
    )
    .sort((a, b) => a.gap - b.gap)
  const beyond = alone
    ? situation.text.sentences.filter((s) => Math.abs(s.index - sum.sentence.index) === 1).flatMap(datesOf)
    : []
  const { marked } = sum.sentence
  if (TODAY.test(marked.slice(Math.max(0, sum.at - 40), sum.end + 40)) && near.length === 0)
    return situation.input.sentOn
  for (const d of [...near.map((n) => n.d), ...beyond]) {
    const mention = dateAt(situation.text, d.index)
    if (
      mention?.past &&
      mention.past <= situation.input.sentOn &&
      (mention.precision === 'day' || mention.precision === 'same')
    )
      return mention.past
  }
  return null
}
