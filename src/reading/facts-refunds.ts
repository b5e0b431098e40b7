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
  const paying = acts.has('payment_sent') || acts.has('payment_received') || hasArrived(situation)
  const refunds = chosen.flatMap((sum, i) => {
    if (chosen.findIndex((c) => c.amount === sum.amount && !isAnother(c, sum)) !== i) return []
    claimed.add(sum.index)
    return [{ refund: refundOf(situation, sum, paying && chosen.length === 1), quote: sum.sentence.quote }]
  })
  const [first] = refunds
  // No word governs the sum and no act says that money came: a human looks.
  const isGuess =
    !acts.has('payment_received') && !acts.has('payment_sent') && chosen.every((sum) => !isMoved(sum, situation, false))
  const certainty = isGuess && hasArrived(situation) ? 'unsure' : 'likely'
  return first ? [{ key: 'refunded', value: refunds.map((r) => r.refund), quote: first.quote, certainty }] : []
}

/** A sum that is known to have moved, with its day; `alone`: the message tells of one payment, so a date beside may be its. */
export function refundOf(situation: Situation, sum: Sum, alone = false): Refund {
  const on = paidOn(situation, sum, alone)
  return on ? { amount: sum.amount, on } : { amount: sum.amount }
}

/** "620 le 20 mai et 620 hier soir": the same sum twice, each on its day. */
const isAnother = (one: Sum, other: Sum): boolean =>
  one !== other &&
  one.sentence === other.sentence &&
  /^ ?(?:euros? )?(?:le )?D\d/.test(one.after) &&
  /^ ?(?:euros? )?(?:le )?D\d/.test(other.after)

/** "300 crédités le 20 janvier et 275 le 2 février": the same happened to the next sum, on its own day. */
const goesOn = (one: Sum, next: Sum): boolean =>
  one.sentence === next.sentence &&
  one.at < next.at &&
  /^ ?(?:euros? )?(?:[a-z]+ )?(?:le |ce )?D\d/.test(one.after) &&
  /D\d+,? (?:et|puis|,)(?: encore| aussi)? (?:les )?$/.test(next.before) &&
  /^ ?(?:euros? )?(?:le |ce )?D\d/.test(next.after)

/** Sums that moved; where the message reports a payment and names one sum, that one. */
function chosenSums(situation: Situation, acts: ReadonlySet<Act>, claimed: ReadonlySet<string>): readonly Sum[] {
  const told = sumsOf(situation).filter(
    (sum) =>
      !sum.sentence.asks &&
      !wentElsewhere(sum, situation) &&
      !/^ ?(?:euros? )?(?:par mois|tous les mois|chaque mois)/.test(sum.after),
  )
  const moved = told.filter((sum) => isMoved(sum, situation, claimed.has(sum.index)))
  const arrived = receipt(situation, told, claimed)
  if (moved.length > 0 || arrived.length > 0)
    return told.filter((sum) => moved.includes(sum) || arrived.includes(sum) || moved.some((one) => goesOn(one, sum)))
  if (!acts.has('payment_sent') && !acts.has('payment_received')) return []
  if (acts.has('refund_commitment') || acts.has('offer')) return []
  if (situation.text.sentences.some((s) => later.test(s.marked))) return []
  const free = told.filter((sum) => !claimed.has(sum.index) && unclaimedRoles.has(roleOf(sum, situation)))
  const named = free.filter((sum) => sum.currency)
  return named.length === 1 ? named : free.length === 1 ? free : []
}

/**
 * A tenant's few words once money was promised: "Les 523 sont dans ma boîte", "J'ai eu 380 hier, pas 500". Every sum that
 * nothing else governs has arrived.
 */
function receipt(situation: Situation, told: readonly Sum[], claimed: ReadonlySet<string>): readonly Sum[] {
  if (!hasArrived(situation)) return []
  const roles = new Set([null, 'rest', 'asked'])
  return told.filter(
    (sum) =>
      !claimed.has(sum.index) &&
      !/(?:pas|au lieu de|manque[a-z]*(?: [a-z]+)?|(?:laisse tomber|abandonne|oublie|tant pis pour|^pour|[.,;] pour)(?: les)?) $/.test(
        sum.before,
      ) &&
      roles.has(roleOf(sum, situation)),
  )
}

function hasArrived({ text, side, opening, input }: Situation): boolean {
  const whole = text.sentences.map((s) => s.marked).join(' ; ')
  if (opening || side !== 'tenant' || input.context.asked.length > 0) return false
  return whole.length <= 260 && ARRIVED.test(whole) && !NOT_ARRIVED.test(whole)
}

const ARRIVED =
  /(?<![a-z])(?:c'est bon|ca y est|recu[a-z]*|eue?s?|touche|encaissee?|arrivee?s?|rentree?s?|tombee?s?|(?:est|sont) (?:bien )?la|dedans|(?:dans|sur) (?:ma|mon|notre) (?:boite|compte|livret)|credite[a-z]*|rejoint|tenu parole|tenu sa parole|paye|vire|en liquide|en especes|en billets|the money is here|since yesterday|merci)(?![a-z])/
const NOT_ARRIVED =
  /(?<![a-z])(?:propos[a-z]*|accept[a-z]*|refus[a-z]*|d'accord|ok pour|va pour|demand[a-z]*|attends?|attendons|toujours (?:rien|pas)|rien (?:recu|eu)|pas (?:recu|eu|encore)|garde[a-z]*|retient|retenue?s?|jamais|(?:trois|deux|des|mes|vos|tes|les) recus|qu'ils? (?:vire|paie|verse)[a-z]*|paraitrait|serait|contenterais|quand|si|veux|voudrais|factures?)(?![a-z])|\?/

/** The deposit went from one agent to the next, or to the owner; not to the tenant. */
export const wentElsewhere = ({ sentence }: Sum, { side }: Situation): boolean =>
  side === 'landlord' && HANDED_ON.test(sentence.marked)
const HANDED_ON =
  /(?<![a-z])(?:revers|transfer|remis|verse)[a-z]* (?:integralement )?(?:au|a notre|a la|a l'|a son|a leur) ?(?:proprietaire|confrere|mandante?|bailleu[a-z]+|nouvel?l?e? (?:agence|gestionnaire|proprietaire)|agence|etude|notaire|successeur|repreneur)|(?<![a-z])l'agence m'a (?:bien )?(?:revers|vers|transf)/

const isMoved = (sum: Sum, situation: Situation, isDeposit: boolean): boolean =>
  roleOf(sum, situation, isDeposit) === 'paid' && !wentIn(sum, situation, isDeposit)

/** The deposit itself on its way to the landlord. */
const wentIn = ({ sentence, before, after }: Sum, { side, opening }: Situation, isDeposit: boolean): boolean =>
  (side === 'landlord' &&
    (/^ ?(?:euros? )?qu'(?:il|elle) m'a(?![a-z])/.test(after) ||
      /(?<![a-z])(?:j'ai|nous avons) (?:bien )?(?:recu|percu|encaisse|touche)[^;MN]{0,30}$/.test(before))) ||
  /(?<![a-z])recu(?:e?s)? (?:de mes mains|de moi|de ma part)/.test(before) ||
  (isDeposit &&
    opening &&
    side === 'tenant' &&
    !/(?<![a-z])(?:rend|restitu|rembours|revers|recu|touche|m'a|m'ont|m'en|nous a|nous ont)/.test(sentence.marked))

const later = /(?<![a-z])(?:au plus tard|en cours|sera|seront|partira|virerai)(?![a-z])/
const unclaimedRoles: ReadonlySet<SumRole | null> = new Set([null, 'rest'] as const)

const TODAY =
  /^fait(?= ?[,:])|(?<![a-z])(?:vien(?:s|t|nent) d(?:e(?![a-z])|'etre)|venons de|a l'instant|c'est (?:fait|vire|parti|envoye|paye)|accuse (?:bonne )?reception|instantane|cette fois|ca y est|je sors de|en rentrant)(?![a-z])/

/** The date nearest to the sum; for one payment told in a short message, any date of it that is past. */
function paidOn(situation: Situation, sum: Sum, alone: boolean): Day | null {
  const follows = ({ at }: { at: number }): boolean =>
    at >= sum.end && /^ ?(?:euros? )?(?:le |ce )?$/.test(sum.sentence.marked.slice(sum.end, at))
  const near = datesOf(sum.sentence)
    .map((d) => ({ d, gap: d.at > sum.end ? d.at - sum.end : sum.at - d.end }))
    .filter(
      ({ d, gap }) =>
        gap < 90 && !/[;]/.test(sum.sentence.marked.slice(Math.min(d.end, sum.end), Math.max(d.at, sum.at))),
    )
    .sort((a, b) => Number(follows(b.d)) - Number(follows(a.d)) || a.gap - b.gap)
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
