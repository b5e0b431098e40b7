import type { Act } from '../domain/acts.ts'
import { addDays, type Day } from '../domain/day.ts'
import type { Offer } from '../domain/facts.ts'
import type { Cents } from '../domain/money.ts'
import { NUMBER_WORDS, numberFrom } from '../domain/number-words.ts'
import type { ReadFact } from './contract.ts'
import { reasonIn } from './deduction-reasons.ts'
import { namesItsReason } from './facts-deductions.ts'
import { dateAt, type Sentence } from './marked-text.ts'
import { datesOf } from './sentence-dates.ts'
import type { Situation } from './situation.ts'
import { roleOf } from './sum-roles.ts'
import { type Sum, sumsOf } from './sums.ts'

/** The sum that the sender proposes, promises or agrees to, and by when. */
export function offerFact(situation: Situation, acts: ReadonlySet<Act>, claimed: Set<string>): ReadFact[] {
  const binding = acts.has('offer') || acts.has('refund_commitment') || acts.has('acceptance')
  const candidates = offeredSums(situation, claimed, binding)
  const instalments = inInstalments(situation, candidates)
  if (instalments) return [instalments]
  const best = candidates.toSorted((a, b) => weight(b) - weight(a))[0]
  if (!best) return []
  const said = binding || roleOf(best, situation, claimed.has(best.index)) === 'offered'
  for (const sum of candidates) if (sum.amount === best.amount) claimed.add(sum.index)
  return [
    {
      key: 'offer',
      value: offerOf(situation, best),
      quote: best.sentence.quote,
      certainty: said ? 'likely' : 'unsure',
    },
  ]
}

/** A sum that is known to be offered, with the day by which it is to be paid. */
export function offerOf(situation: Situation, { amount, sentence, at }: Sum): Offer {
  const by = payBy(situation, sentence, at)
  return by ? { amount, payBy: by } : { amount }
}

/** Sums that words of offering govern; where the message binds its sender, also the rest, then the only sum left. */
function offeredSums(situation: Situation, claimed: ReadonlySet<string>, binding: boolean): readonly Sum[] {
  const all = sumsOf(situation).filter((sum) => binding || situation.side === 'landlord' || !sum.sentence.asks)
  const roles = new Map(all.map((sum) => [sum, roleOf(sum, situation, claimed.has(sum.index))]))
  const strong = all.filter((sum) => roles.get(sum) === 'offered')
  if (strong.length > 0) return [...strong, ...resulting(all, strong)]
  const free = all.filter((sum) => !claimed.has(sum.index))
  if (haggles(situation, free)) return free
  if (!(binding || plansPayment(situation)) || (situation.opening && situation.side === 'tenant')) return []
  const rest = free.filter((sum) => roles.get(sum) === 'rest' || /= ?$/.test(sum.before))
  if (rest.length > 0) return rest
  const open = free.filter(
    (sum) => (roles.get(sum) ?? null) === null && !isKept(sum) && !namesItsReason(sum, situation.side),
  )
  return new Set(open.map((sum) => sum.amount)).size === 1 ? open : []
}

/** "Virement lundi", "mise en paiement le 29/12": the landlord's side names the day on which money goes. */
function plansPayment({ text, side, input }: Situation): boolean {
  if (side === 'tenant') return false
  return text.sentences.some(
    (sentence) =>
      PAYMENT.test(sentence.marked) &&
      !DONE_OR_TOLD.test(sentence.marked) &&
      datesOf(sentence).some(({ index }) => {
        const date = dateAt(text, index)
        return date?.future != null && date.future > input.sentOn && date.precision !== 'month'
      }),
  )
}

const PAYMENT =
  /(?<![a-z])(?:virements?|cheques?|reglement|versement|mis(?:e)? en paiement|en paiement|paiement|mandat|recredit[a-z]*|credit[a-z]*|parte(?:nt)?|poste|seront|sera|(?:elle|il|ils) (?:les|l') ?aura(?:ont)?|relanc[a-z]+)(?![a-z])/
const DONE_OR_TOLD =
  /(?<![a-z])(?:n[e'] ?[a-z' ]{2,25} (?:pas|rien)|recu|emis|effectue|envoye|parti|fait|a ete|ont ete|n'a|rejete|expire|facture|attends?|attendons|faute|defaut)(?![a-z])/

/** "475 moins les 80, soit 395": what an offer comes to. */
const resulting = (all: readonly Sum[], strong: readonly Sum[]): readonly Sum[] =>
  all.filter(
    (sum) =>
      /(?:^|[ ,])soit (?:donc )?$/.test(sum.before) && strong.some((s) => s.sentence === sum.sentence && s.at < sum.at),
  )

/** "Non. 500.": a few words in the middle of a bargain, with one sum. */
function haggles({ text, opening }: Situation, free: readonly Sum[]): boolean {
  const [one, two] = free
  const whole = text.sentences.map((s) => s.marked).join(' ')
  if (opening || one === undefined || two || whole.length > 60 || reasonIn(whole)) return false
  return roleIsOpen(one)
}

const roleIsOpen = ({ before, after }: Sum): boolean =>
  /^(?:(?:non|si|ok|bon|allez|disons|alors|je dis|euh|nan|maintenant|pas mieux que|pas plus de|mieux que|c'est|au moins|minimum|maximum|max)[ ,:]*){0,4}$/.test(
    before,
  ) && !/(?<![a-z])(?:trop|non|recue?s?|refuse)(?![a-z])/.test(after)

const keptBefore =
  /\b(?:gard\w+|conserv\w+|retien\w+|retenir|retenue (?:de|a)|deduis\w*|moins|facture|devis(?: de| a)?|sur|au lieu de|et non|outre(?: les)?|refuse(?: les| vos)?|loyers? (?:de|des)|nettoyage de|coute|valait|valeur|poste de|pas|ni|achete|renoncer aux?|a (?:sa|la|ma|leur) charge ?:?|devis[^,;M]{0,30}|facture[^,;M]{0,30}|-)[ :(]*(?:que |les |la somme de |seulement )?$/
const keptAfter =
  /^[MN]\d+[^,.;MN]{0,12}\b(?:de (?:retenue|nettoyage|menage|peinture|charges|loyers?|penalite|facture)|trop peu|sur [MN]|pour (?:la|le|les) (?:peinture|tonte|menage|cheville|frais)|(?:posee?|ttc))/

const isKept = ({ sentence, at }: Sum): boolean =>
  keptBefore.test(sentence.marked.slice(Math.max(0, at - 40), at)) || keptAfter.test(sentence.marked.slice(at, at + 45))

/** The last of several sums counts, and one with its currency before a bare number. */
const weight = ({ sentence, at, currency }: Sum): number =>
  (currency ? 1 : 0) + (sentence.index * 1_000 + at) / 1_000_000

/** "200 maintenant et 195 fin avril", "3 fois 300 €", "140 par mois pendant 10 mois": the total, and the last date where all are listed. */
function inInstalments(situation: Situation, offered: readonly Sum[]): ReadFact | null {
  for (const sentence of new Set(offered.map((sum) => sum.sentence))) {
    const inOne = sumsOf(situation).filter((sum) => sum.sentence === sentence)
    const times = equalParts(inOne)
    const parts = times ? [times.sum] : listedParts(inOne)
    const [first] = parts
    if (!first) continue
    const total = (times ? times.count * first.amount : parts.reduce((sum, s) => sum + s.amount, 0)) as Cents
    const dates = datesOf(sentence)
    const last = dates
      .flatMap((d) => dateAt(situation.text, d.index)?.future ?? [])
      .sort()
      .at(-1)
    const dated = last && (!times || dates.length === times.count || (dates.length === 1 && BY.test(sentence.marked)))
    return {
      key: 'offer',
      value: dated ? { amount: total, payBy: last } : { amount: total },
      quote: sentence.quote,
      certainty: 'likely',
    }
  }
  return null
}

const BY = /(?:au plus tard|avant|d'ici)(?: le)? D\d+/
const TIMES = new RegExp(
  `(?<![a-z\\d])(\\d{1,2}|${NUMBER_WORDS}) ?(?:fois|x|(?:mensualites|versements|virements|cheques|echeances|parts) de) ?$`,
)
const MONTHLY = new RegExp(
  `^ ?(?:euros? )?(?:par mois|chaque mois|tous les mois|/ ?mois) (?:pendant|sur|durant) (\\d{1,2}|${NUMBER_WORDS}) mois`,
)

function equalParts(sums: readonly Sum[]): { sum: Sum; count: number } | null {
  for (const sum of sums) {
    const before = TIMES.exec(sum.before)
    const after = MONTHLY.exec(sum.after)
    const days = /^ ?(?:euros? )?(?:les? |aux? |: ?)?(D\d+(?:(?:, | et | ?- ?| )(?:le |au )?D\d+)+)/.exec(sum.after)
    const count = days ? (days[1]?.match(/D/g)?.length ?? 0) : (numberFrom(before?.[1] ?? after?.[1] ?? '') ?? 0)
    if (count > 1 && count <= 36) return { sum, count }
  }
  return null
}

/** Two to four sums, each followed by its own day or "now". */
function listedParts(sums: readonly Sum[]): readonly Sum[] {
  const parts = sums.filter(({ after }) =>
    /^ ?(?:euros? )?(?:D\d|maintenant|tout de suite|de suite|comptant|a la signature|(?:le |au |a la |a |en |d'ici |avant |pour |vers )(?:le |la )?(?:fin |debut )?D\d)/.test(
      after,
    ),
  )
  return parts.length >= 2 && parts.length <= 4 ? parts : []
}

/** Until when an offer stands, or by when to answer it. */
const NOT_THE_PAYMENT =
  /(?<![a-z])(?:valable|valide|tient|indiquer|(?<!c'est-a-)dire|repond(?:re|s|ez|ent)?|reponse|retour|faute d'accord|a defaut|courriels?|si [a-z. ]{2,25}me)(?![a-z])[^;D]{0,40}$/

/** A day without its year that would come round only later than this is one that is past. */
const FAR = 180

/** "Je ne verse rien avant le 5" says when not. */
const NOT_BEFORE = /(?<![a-z])(?:ne|n'|rien|pas)(?![a-z])[^;D]{0,25}avant (?:le )?$/

/** The date of the same sentence, else of one of the next three that speaks of paying. */
function payBy(situation: Situation, sentence: Sentence, at: number): Day | null {
  const { sentences } = situation.text
  const own = datesOf(sentence).sort((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))
  const candidates = [
    ...own.map((d) => ({ d, s: sentence })),
    ...sentences.slice(sentence.index + 1, sentence.index + 4).flatMap((s) => datesOf(s).map((d) => ({ d, s }))),
  ]
  for (const { d, s } of candidates) {
    const before = s.marked.slice(Math.max(0, d.at - 60), d.at)
    if (
      s !== sentence &&
      !/^(?:le |pour |avant |d'ici )?D\d+[ .!]*$/.test(s.marked) &&
      !/\b(?:vir\w+|cheque|reglement|versement|mandat|avant|au plus tard|passe|date|aura|aurez|d'ici|paiement|vers\w+|pay\w+|part\w*|fait|fais|rend\w*|envoi\w*|post\w+|adress\w+|rembours\w+|les avez|l'avez|delai|jusqu'a?u?|attendre|mise|credit\w*|sera|seront|regl\w*)\b/.test(
        `${before} ${s.marked.slice(d.end, d.end + 20)}`,
      )
    )
      continue
    if (
      /\b(?:depuis|recu|facture du|mois de|courrier du|mail du|message du|comptes|assemblee|ag)\b[^,]{0,15}$/.test(
        before,
      )
    )
      continue
    if (NOT_THE_PAYMENT.test(before) || NOT_BEFORE.test(before)) continue
    const mention = dateAt(situation.text, d.index)
    if (
      mention?.future &&
      (mention.precision === 'day' || mention.precision === 'end') &&
      mention.future >= situation.input.sentOn &&
      (mention.past === mention.future || mention.future <= addDays(situation.input.sentOn, FAR))
    )
      return mention.future
  }
  return null
}
