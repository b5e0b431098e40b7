import { rememberedFor } from '../domain/remembered.ts'
import { reasonIn } from './deduction-reasons.ts'
import type { Situation } from './situation.ts'
import { after, attached, before, type Governs, MOVED, MOVES, TO_MOVE, WILL_MOVE } from './sum-words.ts'
import type { Sum } from './sums.ts'

/**
 * What a sum is in the mouth of its writer. `paid`: went from the landlord's side to the tenant's; `given`: paid by the
 * tenant, at the start; `offered`: proposed, promised or agreed to; `asked`: claimed by the tenant, or a promise that he
 * reports; `rest`: called the rest or the balance; `owed`: what the landlord says the tenant owes; `aside`: named and
 * nothing of these (a price, a sum that is turned down).
 */
export type SumRole =
  | 'deposit'
  | 'rent'
  | 'charges'
  | 'kept'
  | 'paid'
  | 'given'
  | 'offered'
  | 'rest'
  | 'asked'
  | 'owed'
  | 'aside'

/**
 * The role of a sum by the words that govern it; null where nothing does. `beyondNouns`: what is done with the sum, even
 * where a noun beside it says that it is the deposit ("je rends le dépôt de …").
 */
export function roleOf(sum: Sum, situation: Situation, beyondNouns = false): SumRole | null {
  const known = rolesIn(situation)
  const key = `${sum.sentence.index}:${sum.at}:${beyondNouns}`
  const role = known.get(key) ?? { role: governed(sum, situation, beyondNouns) }
  known.set(key, role)
  return role.role
}

/** The roles found so far: a sum is asked about by each kind of fact. */
const rolesIn = rememberedFor((_: Situation) => new Map<string, { role: SumRole | null }>())

function governed(sum: Sum, situation: Situation, beyondNouns: boolean): SumRole | null {
  if (!beyondNouns && sum.amount >= 10_000 && /^ ?(?:euros? )?sur (?:les |mes |ses |un depot de )?$/.test(sum.before))
    return 'deposit'
  const own = clause(sum.before)
  const near = nearest(own, beyondNouns)
  const tight = beyondNouns ? undefined : attached.find(([, find]) => find.test(sum.after))
  if (tight) return near?.governs === 'kept' && tight[0] !== 'deposit' ? 'kept' : tight[0]
  if (PAID_IN.test(sum.after)) return 'given'
  if (isReplaced(sum)) return 'aside'
  if (NOT_THIS.test(own) || AT_MY_COST.test(sum.after) || counterfactual(sum)) return 'aside'
  if (DONE_AT_ONCE.test(sum.after) && !READY.test(sum.sentence.marked.slice(0, sum.at))) return 'paid'
  const transfer = transferred(own, sum, situation.side)
  if (transfer) return transfer
  if (near && own.length - near.end <= 60 && !isLoose(own.slice(near.end), near)) return said(near, own, sum, situation)
  const role = first(ownAfter(sum))
  return role === 'paid' && READY.test(sum.sentence.marked.slice(0, sum.at)) ? 'offered' : role
}

/** The thought that a sum stands in begins after "mais", "sinon" and the like. */
const clause = (text: string): string =>
  text.split(/[;?!]|, (?=mais |alors |sinon |or )|(?<![a-z])(?:mais|sinon) /).at(-1) ?? ''

type Hit = { governs: Governs; at: number; end: number; text: string }

/** The governing words that end last; what is only called "le solde" or "le reste" takes the verb before it. */
function nearest(text: string, beyondNouns: boolean): Hit | null {
  const hits = (beyondNouns ? before.slice(3) : before)
    .flatMap(([governs, find]) =>
      [...text.matchAll(find)].map((m) => ({ governs, at: m.index, end: m.index + m[0].length, text: m[0] })),
    )
    .sort((a, b) => b.end - a.end || a.at - b.at)
  const [best] = hits
  if (best?.governs !== 'rest') return best ?? null
  return hits.find((h) => h.governs !== 'rest' && best.at - h.end <= 12 && h.end <= best.at) ?? best
}

/** A reason given after a "parce que", or a new thought after a comma, is no longer governed by the words before it. */
const isLoose = (gap: string, { governs }: Hit): boolean => {
  switch (governs) {
    case 'kept':
      return false
    case 'deposit':
      return /[:,] ?[a-z']+ [a-z']+/.test(gap) && reasonIn(gap) !== null
    case 'paid_by':
    case 'moves':
      return /, (?:[a-z']+ ){2,}/.test(gap) || (GIVES_REASON.test(gap) && reasonIn(gap) !== null)
    default:
      return GIVES_REASON.test(gap) && reasonIn(gap) !== null
  }
}
const GIVES_REASON = /(?<![a-z])(?:parce qu|car|puisqu|a cause)|: ?"/

/** "Dépôt 1 900, reçu 1 450": a word right before the next sum governs that one. */
const ownAfter = ({ after: next, sentence, end }: Sum): string =>
  /^[MN]\d/.test(sentence.marked.slice(end + next.length)) ? next.replace(/(?<![a-z])[a-z']+ $/, '') : next

/** The first words after the sum that govern it, unless they are negated. */
function first(text: string): SumRole | null {
  let best: { role: SumRole; at: number } | null = null
  for (const [role, find] of after) {
    const [match] = text.slice(0, 60).matchAll(find)
    if (!match || (best && best.at <= match.index)) continue
    const between = text.slice(0, match.index)
    if (role === 'paid' && /(?<![a-z])et(?![a-z])/.test(between)) continue
    if (!NEVER.test(between) && text[match.index - 1] !== '(') best = { role, at: match.index }
  }
  return best?.role ?? null
}

const MONEY =
  /(?<![a-z])(?:virements?|cheques?|mandat|somme|reglement|versement|remboursement|paiement|montant)(?: [a-z]{1,12}){0,2} $/
const LATER =
  /(?<![a-z])(?:partira|sera|seront|vous parviendra|lui parviendra|aura lieu|programmee?|prevue?|pret|en cours)(?![a-z])/
const DONE =
  /(?<![a-z])(?:a|ont|avoir) (?:bien )?ete|^[^,;]{0,30}(?<![a-z])(?:effectuee?s?|emise?|parti[es]?t?|lancee?|executee?|postee?|passee?|faite?|recue?|arrivee?|encaissee?|mis en virement|ordonnee?|deposee?)(?![a-z])/

/** "Le virement de … a été émis", "le chèque de … partira": what the money does is said after the sum. */
function transferred(own: string, { sentence, end }: Sum, side: Situation['side']): SumRole | null {
  if (!MONEY.test(own)) return null
  const rest = sentence.marked
    .slice(end)
    .replace(/^ ?\([^)]{0,60}\)/, '')
    .slice(0, 60)
  if (LATER.test(rest)) return 'offered'
  if (DONE.test(rest)) return /(?<![a-z])(?:mais|rejetee?|precedent)(?![a-z])/.test(rest) ? 'aside' : 'paid'
  const arrived = side === 'tenant' && /(?:^|[,:] ?)(?:un |le )?(?:virement|cheque) d(?:e|') ?$/.test(own)
  return arrived ? 'paid' : null
}

/** "185 € partis ce matin". */
const DONE_AT_ONCE =
  /^ ?(?:euros? )?(?:bien |deja )?(?:partie?s?|recue?s?|viree?s?|versee?s?|envoyee?s?|arrivee?s?)(?= ?D|,|$|\.| ce| sur mon| hier)/

/** "Sur 925 € versés en garantie". */
const PAID_IN =
  /^ ?(?:euros? )?(?:verse|paye|regle|vire|donne)e?s? (?:en (?:garantie|depot)|comme (?:depot|caution)|a (?:l'entree|la signature|mon (?:arrivee|entree)|l'origine|l'epoque)|au titre du depot)/
/** What the other one says to have done: "il m'assure avoir posté mon chèque". */
const REPORTED =
  /(?<![a-z])(?:assure|assurent|pretend|pretendent|jure|affirme|soutient|dit|disent|devai[st]|aurait|auraient)(?: m'| l')?(?: qu'(?:il|elle|ils)| avoir| m'avoir| l'avoir| que)?(?: [a-z']+){0,3} ?$/
/** "340 €, pas 190". */
const NOT_THIS = /(?:, ?|\()(?:non pas|pas|non) (?:les |de )?$|(?<![a-z])et (?:non|pas) (?:les |de )?$/

/** "Je prends les 380 à ma charge" offers no money. */
const AT_MY_COST = /^ ?(?:euros? )?a (?:ma|mes) (?:charge|frais)(?![a-z])/
/** "Je te rendrais tes 300 si tu me rendais le canapé": nothing that is meant. */
const counterfactual = ({ sentence, before: own, after: next }: Sum): boolean =>
  /(?<![a-z])(?:rendrais|verserais|paierais|rembourserais|donnerais)[^;]{0,40}$/.test(own) &&
  /^[^;]{0,20}(?<![a-z])s(?:i (?:tu|vous|elle|on)|'il) [a-z' ]{0,20}(?:ais|ait|iez|aient)(?![a-z])/.test(next) &&
  !sentence.asks

const BROUGHT_TO =
  /^ ?(?:euros? )?(?:ht )?(?:[a-z]+ ){0,3}(?:ramenee?s?|reduite?s?|abaissee?s?|passee?s?|diminuee?s?|limitee?s?|plafonnee?s?) a /
/** "164 € ramené à 16,40 €", "612,50 HT, soit 673,75 TTC": another sum stands for this one. */
export const isReplaced = ({ sentence, end, after: next }: Sum): boolean => {
  const rest = sentence.marked.slice(end, end + 120)
  return (
    /^[^;]{0,60}[MN]\d/.test(rest) &&
    (BROUGHT_TO.test(next) || (/^ ?(?:euros? )?(?:\()?ht(?![a-z])/.test(next) && /(?<![a-z])ttc(?![a-z])/.test(rest)))
  )
}

type Who = 'me' | 'they' | 'you' | null

/** Who does what the governing words say, by the pronoun nearest before them. */
function subject(text: string): Who {
  const last = [
    ...text.matchAll(
      /(?<![a-z])(?:j'|moi qui|(?:je|nous|on|il|elle|ils|elles|vous|tu|qu'il|qu'elle|qu'ils|s'il|s'ils|locataire|proprietaire|bailleur|agence|tout le monde|chacun)(?![a-z]))/g,
    ),
  ].at(-1)?.[0]
  if (!last) return null
  if (/^(?:je|j'|nous|on|moi qui)$/.test(last)) return 'me'
  return last === 'vous' || last === 'tu' ? 'you' : 'they'
}

/** "… et vous reversons 218 €, virement parti ce jour". */
const SENT_TODAY =
  /^[^.;MN]{0,25}(?<![a-z])(?:virement|cheque)(?: [a-z]+)? (?:parti|fait|effectue|envoye|emis|execute|lance|poste|ordonne)(?![a-z])/
const NEVER = /(?<![a-z])(?:pas|jamais|rien|aucune?|ni|point)(?![a-z])/
const DOES = new RegExp(`(?<![a-z])(?:${TO_MOVE}|${WILL_MOVE}|${MOVES}|(?:sera|seront|soit|est) ${MOVED})(?![a-z])`)
const READY =
  /(?<![a-z])(?:propos[a-z]*|offr[a-z]+|accept[a-z]+|dispos[a-z]+|prete?s?|engag[a-z]+|consen[a-z]+|d'accord|veux bien|geste)(?![a-z])/
const RECEIVES = /recu|touche|percu|encaisse/
const GIVES_BACK = /rend|restitu|rembours|revers|recred|redonn|renvoy/
const AT_START =
  /^ ?(?:euros? )?(?:en especes |en liquide |par cheque )?(?:a (?:l'entree|mon entree|la signature|mon arrivee)|en entrant)/
/** "160 € de nettoyage", "40 € pour le carreau". */
const forReason = ({ after: next }: Sum): boolean =>
  /^ ?(?:euros? )?(?:de |d'|pour (?:la |le |les ))/.test(next) && reasonIn(next.slice(0, 25)) !== null

function said(hit: Hit, text: string, sum: Sum, { side }: Situation): SumRole | null {
  const lead = text.slice(Math.max(0, hit.at - 45), hit.at)
  const gap = text.slice(hit.end)
  const only = /(?<![a-z])qu(?:e|') ?$/.test(gap)
  const negated = !only && NEVER.test(`${lead.slice(-22)} ${hit.text} ${gap.slice(0, 12)}`)
  const who = subject(`${lead}${hit.text.split(' ')[0] ?? ''}`)
  switch (hit.governs) {
    case 'deposit':
    case 'rent':
    case 'aside':
      return hit.governs
    case 'charges':
      return /(?<![a-z])sans(?![a-z])/.test(lead.slice(-15)) ? null : 'charges'
    case 'kept':
      return negated ? null : 'kept'
    case 'rest':
      return rest(`${lead}${gap}`, gap, sum, side)
    case 'paid':
      return negated || (side === 'tenant' && who === 'they' && RECEIVES.test(hit.text)) ? null : 'paid'
    case 'paid_by':
      if (REPORTED.test(lead)) return 'aside'
      return negated ? null : paidBy(hit.text, `${lead}${hit.text}`, sum, who, side)
    case 'agrees':
      if (negated || (side === 'tenant' && who === 'they') || first(sum.after) === 'aside') return 'aside'
      if (side !== 'landlord' && /(?<![a-z])(?:il|elle|ils) (?:me|m'|nous)(?![a-z])/.test(lead)) return 'aside'
      if (forReason(sum)) return side === 'tenant' ? 'aside' : 'kept'
      return 'offered'
    case 'owes':
      if (side === 'tenant') return 'asked'
      if (hit.text.startsWith('manqu')) return null
      if (who !== 'me') return 'owed'
      return negated && !/conteste pas/.test(lead) ? 'aside' : 'offered'
    case 'gets':
      return negated ? 'aside' : side === 'tenant' ? 'asked' : 'offered'
    case 'moves':
      return moved(hit.text, lead, sum, who, negated, side)
  }
}

/** "Le solde sera viré", "reste 112 € à me verser" are offers; "reste dû" is a claim on the tenant. */
function rest(text: string, gap: string, { after: next }: Sum, side: Situation['side']): SumRole {
  if (/(?<![a-z])(?:du|dus|due|redevable|a payer|a regler)(?![a-z])/.test(`${gap.slice(0, 30)}${next.slice(0, 12)}`))
    return 'aside'
  if (/^ ?(?:euros? )?,? ?mis en paiement/.test(next)) return 'paid'
  if (/^[^.;MN]{0,12}(?:a|ont) (?:bien |deja |donc )?ete (?:[a-z]+ )?/.test(next) && GONE.test(next.slice(0, 50)))
    return 'paid'
  if (/^ ?(?:euros? )?a (?:me|nous) (?:rendre|verser|restituer|rembourser)/.test(next)) return 'offered'
  return side !== 'tenant' && DOES.test(text.slice(-60) + next.slice(0, 70)) ? 'offered' : 'rest'
}

/** "Personne ne m'a versé un centime des 720 €", "remis la main sur le ticket". */
const NOT_A_CENT = /(?<![a-z])(?:personne|centime|kopeck|remis la main)(?![a-z])/
const GONE = new RegExp(`(?<![a-z])${MOVED}(?![a-z])`)

/** "J'ai versé" of a tenant, "il m'a versé" of a landlord: the deposit went in. `rendre` and its like only go back. */
function paidBy(verb: string, lead: string, { after: next }: Sum, who: Who, side: Situation['side']): SumRole {
  if (AT_START.test(next)) return 'given'
  if (NOT_A_CENT.test(lead)) return 'aside'
  const toMe = /(?<![a-z])(?:m'|nous )(?:en )?(?:a|ont|avait|avez|as)(?![a-z])/.test(lead)
  if (side === 'tenant' && /(?<![a-z])(?:lui|leur) (?:a|ont)(?![a-z])/.test(lead)) return 'given'
  if (GIVES_BACK.test(verb)) return side === 'tenant' && who === 'me' && !toMe ? 'aside' : 'paid'
  const given = side === 'landlord' ? toMe || who === 'they' : !toMe && who === 'me'
  return given ? 'given' : 'paid'
}

/** "Le 28 juillet elle me vire 272 €": the present of a story. */
const TOLD_AS_NOW = /(?:^|[^a-z])D\d+,? (?:il|elle|ils|elles|on|[a-z']+ [a-z]+) (?:me|nous) $/

/** Who would move the money, and whether it is meant: a tenant's "il me rendra" is a claim, "s'il me rend" an offer. */
function moved(verb: string, lead: string, sum: Sum, who: Who, negated: boolean, side: Situation['side']): SumRole {
  const close = lead.slice(-25)
  const unwilling = /(?<![a-z])(?:refus[a-z]*|sans|avant de|question de|plutot que de|signer)(?![a-z])/.test(close)
  if ((negated || unwilling) && !/(?:jamais|pas) refuse/.test(close)) return 'aside'
  if (/(?<![a-z])(?:doit|devra|doivent|devait|demande|reclame|exige)(?![a-z])/.test(lead)) return 'asked'
  if (side !== 'tenant' && SENT_TODAY.test(sum.after)) return 'paid'
  if (side !== 'tenant') return who === 'they' && !GIVES_BACK.test(verb) && !READY.test(lead) ? 'aside' : 'offered'
  const told = sum.sentence.marked.slice(0, sum.at)
  if (/(?<![a-z])(?:s'ils?|si (?:elles?|vous|tu|m|mme|le|la|on))(?![a-z])/.test(lead) || READY.test(told))
    return 'offered'
  if (/^[^.;]{0,60}(?<![a-z])et (?:je|j'|on|nous|tout)/.test(sum.after)) return 'offered'
  if (who === 'me') return GIVES_BACK.test(verb) ? 'offered' : 'aside'
  return TOLD_AS_NOW.test(lead) ? 'paid' : 'asked'
}
