import type { Deduction } from '../domain/facts.ts'
import type { Cents } from '../domain/money.ts'
import { rememberedFor } from '../domain/remembered.ts'
import { addedUp } from './adding-up.ts'
import type { ReadFact } from './contract.ts'
import { reasonBeside, reasonIn } from './deduction-reasons.ts'
import { centsAt, markText, type Sentence } from './marked-text.ts'
import type { Situation } from './situation.ts'
import { isReplaced, roleOf, type SumRole } from './sum-roles.ts'
import { type Sum, sumsIn, sumsOf } from './sums.ts'

const keeping =
  /\b(?:gard\w+(?!-)|conserv\w+|retien\w+|retenu\w*|retenir|deduit\w*|deduction\w*|deduire|prelev\w+|impute\w*|imputation|imputable|doit|reclame\w*|factur\w+|forfait|provisions?|frais|devis|tickets?|a sa charge|a ma charge|decompte|coute|estim\w+|valait|maint(?:iens|enons|ient)|manque|manquants?|reparations?|dont|motif|ote|enleve|sort|annonce|invente|compter|soi-disant|elle dit|il dit|ils disent|maintenue?s?)\b/
const cancelled =
  /\b(?:(?:n'est|ne sont|ne sera|ne seront) pas (?:factur|retenu|deduit)\w*|annul\w+|abandonn\w+|recredit\w+|par erreur|je m'incline|j'oublie|oubliez|oublions|cadeau|propose de rendre|trop peu|erreur de|rembourse les|rembourse donc|restitution des|relevait|d'accord avec|pas d'accord|a ete achete|et non|croy\w+|accepte qu|je (?:lui |vous |te )?(?:offre|laisse)|de laisser|n'aurait pas du|n'auraient pas du|releve(?:nt)? (?:effectivement |bien )?d(?:u|e la|e l') ?(?:proprietaire|bailleur)|renoncons|renonce)\b/
/** A tenant who says no to a sum reports nothing of it. */
const scorned =
  /(?<![a-z])(?:c'est (?:non|abuse|trop|du vol|exagere|n'importe quoi)|pas question|(?:elle|il) (?:reve|rigole|plaisante)|non\.?$)(?![a-z])/
const monthly = /^ ?(?:€ )?(?:par mois|\/ ?mois|chaque mois|mensuel|de l'heure|l'heure|par heure|\/ ?h(?![a-z]))/

/** `isItem`: one of sums that come to a total. */
type Kept = { deduction: Deduction; sentence: Sentence; isItem?: boolean }

/** Sums kept from the deposit, each with its reason; `deposit` is what "je garde tout" would mean. */
export function deductionFacts(situation: Situation, claimed: ReadonlySet<string>, deposit: Cents | null): ReadFact[] {
  const listed = sumsOf(situation).flatMap((sum) => keptSum(situation, sum, claimed))
  const whole = listed.length === 0 ? wholeDeposit(situation, deposit) : null
  const found = whole ? [whole] : withoutTotal(listed)
  const [first] = found
  return first
    ? [{ key: 'deductions', value: found.map((f) => f.deduction), quote: first.sentence.quote, certainty: 'likely' }]
    : []
}

/** Roles that leave room for a reason: a sum that is paid, offered, claimed or the deposit is no deduction. */
const open: ReadonlySet<SumRole | null> = new Set([null, 'kept', 'aside', 'charges', 'rent', 'owed', 'asked'] as const)

function keptSum(situation: Situation, sum: Sum, claimed: ReadonlySet<string>): Kept[] {
  const { sentence, before, after } = sum
  const items = addedUp(situation)
  if (items.has(sum)) {
    const kind = items.get(sum) ?? reasonBeside(before, after) ?? 'other'
    return [
      { deduction: { kind, amount: sum.amount, evidence: evidenceOf(situation, sentence) }, sentence, isItem: true },
    ]
  }
  if (claimed.has(sum.index)) return []
  const role = roleOf(sum, situation)
  if (role === 'asked' && !names.test(after)) return []
  if ((role === 'rent' || role === 'charges') && !isUnpaid.test(sentence.marked) && !inList(situation, sentence))
    return []
  if (!open.has(role) || monthly.test(after) || isNotKept(sum, situation)) return []
  if (sentence.asks && role !== 'kept') return []
  if (/= ?$/.test(before) && /[MN]\d+[^MN]{0,60}(?: - |moins )/.test(sentence.marked.slice(0, sum.at))) return []
  const row = inList(situation, sentence)
  if (role !== 'kept' && !row && !told(situation, sum)) return []
  const kind =
    reasonBeside(before, after) ??
    (/= ?$/.test(before) ? reasonIn(sentence.marked.slice(0, sum.at)) : null) ??
    (row ? 'other' : null) ??
    (role === 'kept' ? (besides(situation, sum) ?? toldBefore(situation)) : null)
  return kind ? [{ deduction: { kind, amount: sum.amount, evidence: evidenceOf(situation, sentence) }, sentence }] : []
}

/** Words that no sum is kept with, whatever reason stands beside it. */
export function isNotKept(sum: Sum, situation: Situation): boolean {
  const { marked } = sum.sentence
  if (cancelled.test(marked) || isReplaced(sum) || isTerm(sum) || isPrice(sum, situation)) return true
  if (
    BANK_FEES.test(sum.after) &&
    /(?<![a-z])(?:banque|cheque|impayee?|rejet[a-z]*|provision|plus les)(?![a-z])/.test(marked)
  )
    return true
  return situation.side === 'tenant' && !situation.opening && (scorned.test(marked) || GRANTED.test(marked))
}

/** "2 x 460 = 920", "neuf douzièmes de 184 € : 138 €": what another sum is made of. */
const isTerm = ({ sentence, at, end }: Sum): boolean =>
  MULTIPLIED.test(sentence.marked.slice(0, at)) &&
  /^ ?(?:euros? )?(?:=|:|soit|,? ce qui fait)/.test(sentence.marked.slice(end))
const MULTIPLIED =
  /(?:\d|[a-z]) ?(?:x|fois|×|\*) ?$|(?:tiers|quarts?|moitie|dixiemes?|douziemes?|%) (?:de|d'un total de|sur) $/

/** "30 € de frais" of a bank that sent a cheque back. */
const BANK_FEES = /^ ?(?:euros? )?de frais(?: (?:de rejet|bancaires?|de la banque))?(?= ?[,.;]|$| donc| pour)/

/** "Je propose qu'il garde 40 € pour la cheville": what a tenant would leave is not what is kept. */
const GRANTED =
  /(?:^|(?<![a-z])(?:propose|accepte|veux bien|suis d'accord pour|ok pour|d'accord pour) )qu'(?:il|elle|ils|elles|on) (?:gard|conserv|retien|pren|ret)[a-z]*/

const PRICE =
  /(?<![a-z])(?:devis|factur[a-z]+|demand[a-z]+|cout[a-z]*|prix|valai[a-z]*|vaut|neufs?|neuves?|bareme)(?![a-z])/
const KEEPS_LESS =
  /(?<![a-z])(?:garde|gardons|retiens|retenons|conserve|conservons|prends|prenons|compte|comptons|retire|retirons|deduis|deduisons|enleve)(?![a-z])[^;MN]{0,30}$/

/** "Ce qui laisse 690 € à sa charge". */
const LEFT_TO_PAY = /^ ?(?:euros? )?a (?:sa|votre|ta|leur) charge/

/** "Devis du peintre : 1 350 €. Je ne prends que 400.": the price of what a smaller sum is kept for. */
function isPrice(sum: Sum, situation: Situation): boolean {
  const { sentence, before, after, amount } = sum
  if (situation.side !== 'landlord' || !PRICE.test(`${before.slice(-60)} ${after.slice(0, 30)}`)) return false
  return sumsOf(situation).some(
    (other) =>
      other.amount < amount &&
      (other.sentence === sentence ? other.at > sum.at : other.sentence.index === sentence.index + 1) &&
      (KEEPS_LESS.test(other.before) ? reasonBeside('', other.after) === null : LEFT_TO_PAY.test(other.after)),
  )
}

/** A sum that is known to be kept: with the nearest reason, `other` where none stands near. */
export function deductionOf(situation: Situation, { before, after, sentence, at, amount }: Sum): Deduction {
  const { sentences } = situation.text
  const kind =
    reasonBeside(before, after) ??
    reasonIn(sentence.marked.slice(at)) ??
    reasonIn(sentence.marked.slice(0, at), true) ??
    reasonIn(sentences[sentence.index + 1]?.marked ?? '') ??
    reasonIn(sentences[sentence.index - 1]?.marked ?? '', true) ??
    toldBefore(situation) ??
    'other'
  return { kind, amount, evidence: evidenceOf(situation, sentence) }
}

/** "Le frigo, 200", "c'est 150 que j'estime", "90 de nettoyage": a bare number with its reason right beside it. */
export function namesItsReason({ before, after, amount }: Sum, side: Situation['side']): boolean {
  if (amount < 1_000 || /^ ?(?:m(?![a-z])|sur |x |fois)/.test(after)) return false
  const head = /(?:^|[,;:.(] ?|(?<![a-z])et )((?:[a-z'"(/-]+ ){0,7}[a-z'")/-]+)(?: ?[,:(.])?(?: c'est| a| =)? ?$/.exec(
    before.slice(-70),
  )?.[1]
  if (side === 'landlord' && head && reasonIn(head) !== null) return true
  const next = /^ ?(?:euros? )?(?:de |d'|pour (?:la |le |les |l')?)("? ?[a-z][^,;MND]{2,30})/.exec(after)?.[1]
  return next !== undefined && reasonIn(next) !== null
}

const BARE_KEPT = /(?<![a-z])(?:gard[a-z]+|conserv[a-z]+|retien[a-z]+|doit|veut)(?![a-z])[^,;]{0,20}$/

/** "les 150 qui restent, c'est pour les draps"; « remise en peinture 420 € ». */
const tellsWhy = ({ before, after }: Sum): boolean =>
  /^[^.;MN]{0,35}(?<![a-z])c'est (?:pour |la |le |les |l'|du |de )/.test(after) ||
  (/"[a-z' /-]{3,50}$/.test(before) && /^ ?(?:euros? )?"/.test(after))

/** The message speaks of keeping in this sentence or the one before, or the sum stands in a list or a sum of figures. */
function told({ text, side }: Situation, sum: Sum): boolean {
  const { marked, index } = sum.sentence
  if (tellsWhy(sum)) return true
  if (!sum.currency) return BARE_KEPT.test(marked.slice(0, sum.at)) || namesItsReason(sum, side)
  const prior = text.sentences[index - 1]?.marked ?? ''
  return side === 'landlord' || keeping.test(marked) || keeping.test(prior) || /[:=(] ?-? ?M\d/.test(marked)
}

const bill =
  /(?<![a-z])(?:factur[a-z]+|devis|impayee?s?|pas (?:paye|regle)|cassee?s?|abimee?s?|sales?|artisan|reparations?|depenses?|refaire)(?![a-z])/

const heading =
  /(?<![a-z])(?:retenues?|retenons|retiens|deductions?|decompte|detail|factur[a-z]+|sommes dues|postes?)(?![a-z])[^:]{0,160}:$/

/** A line of the list that a heading opens ("nous retenons :"). */
export function inList({ text }: Situation, sentence: Sentence): boolean {
  if (!/^(?:[-*•·] ?|\d{1,2} ?[.)°/-] ?|[a-h]\) ?)?[a-z'(/][^MN:]{1,80}[:(-] ?-? ?[MN]\d+/.test(sentence.marked))
    return false
  if (/^(?:- ?)?(?:total|sous-total|solde|reste|net|soit|depot|caution|loyer)(?![a-z])/.test(sentence.marked))
    return false
  for (let i = sentence.index - 1; i >= Math.max(0, sentence.index - 12); i--) {
    const { marked } = text.sentences[i] as Sentence
    if (heading.test(marked)) return true
    if (/^\d{0,2}[.)]?$/.test(marked)) continue
    if (!/[MN]\d/.test(marked)) return false
  }
  return false
}

/** "Les 285 il se les garde, c'est pour la serrure": the reason further on, or in a next sentence that gives it. */
function besides({ text, side }: Situation, { sentence, at, after }: Sum): Deduction['kind'] | null {
  if (/^ ?(?:euros? )?de (?:plus|mieux)/.test(after)) return null
  const next = text.sentences[sentence.index + 1]?.marked ?? ''
  const prior = text.sentences[sentence.index - 1]?.marked ?? ''
  return (
    reasonIn(sentence.marked.slice(at).slice(0, 140)) ??
    (/^(?:c'est|motif|pour|a cause|soi-disant)(?![a-z])/.test(next) ? reasonIn(next) : null) ??
    (bill.test(prior) && !/[MN]\d/.test(prior) ? reasonIn(prior, true) : null) ??
    (side === 'landlord' ? onlyReason(text.sentences) : null)
  )
}

/** "Je ne garde que 60 €": for what sums were named before in the conversation, where that is one thing. */
const toldBefore = rememberedFor(({ input, side }: Situation): Deduction['kind'] | null => {
  if (side !== 'landlord') return null
  const kinds = new Set(
    input.context.earlier
      .slice(-6)
      .flatMap(({ own }) => sumsIn(markText(own, input.sentOn)))
      .flatMap(({ before, after }) => reasonBeside(before, after) ?? []),
  )
  const [one] = kinds
  return kinds.size === 1 ? (one ?? null) : null
})

/** The one kind of reason that the whole message gives. */
function onlyReason(sentences: readonly Sentence[]): Deduction['kind'] | null {
  const told = sentences.filter(({ marked, asks }) => !asks && !home.test(marked))
  const kinds = new Set(told.flatMap(({ marked }) => reasonIn(marked) ?? []))
  const [one] = kinds
  return kinds.size === 1 ? (one ?? null) : null
}

/** Says what was let, not what is wrong with it. */
const home = /(?<![a-z])(?:loue|louee|louais|meublee?|vide|bail|loyer|cles?)(?![a-z])|Z\d/

/** A rent or charges that are only named are no deduction. */
const isUnpaid =
  /(?<![a-z])(?:gard[a-z]+|reten[a-z]+|retien[a-z]+|conserv[a-z]+|dedui[a-z]+|factur[a-z]+|prelev[a-z]+|imput[a-z]+|maint[a-z]+|regul[a-z]*|impayee?s?|arrieres?|doit|sans (?:payer|regler)|(?:pas|jamais|ni) (?:ete )?(?:paye|regle|acquitte)e?s?|20 ?%)(?![a-z])/
const names = /^[^.;MN]{0,35}(?:c'est|: ?")|^ ?(?:euros? )?: /

/** Leaves out a sum told twice, and a total of sums beside it. */
function withoutTotal(found: readonly Kept[]): Kept[] {
  const once = found.filter(
    (f, i) => f.isItem || found.findIndex((g) => g.deduction.amount === f.deduction.amount) === i,
  )
  const amounts = once.map((f) => f.deduction.amount)
  return once.filter((_, i) => !isTotal(amounts, i))
}

/** Whether one of several sums is what two or more that stand right before it, or right after it, come to. */
export function isTotal(amounts: readonly number[], at: number): boolean {
  const total = amounts[at]
  return [-1, 1].some((way) => {
    let sum = 0
    for (let i = at + way, n = 1; i >= 0 && i < amounts.length; i += way, n++) {
      sum += amounts[i] ?? 0
      if (sum === total && n > 1) return true
    }
    return false
  })
}

const keepsAll =
  /(?<![a-z])(?:garde(?!-)|gardent|gardons|gardera|conserve|conservent|conservons|conservait|retient|retiennent|retiens|retenons|garder|conserver|retenue|retenir)(?![a-z])|refuse de (?:me |nous |le |la |lui |vous )?(?:rendre|restituer) [^.;]{0,30}(?:pretexte|motif|parce|a cause)/
const partOnly = /(?<![a-z])(?:sans (?:aucune? )?(?:raison|motif)|partie|reste|moitie)(?![a-z])/

/** "Pour le box : 150 €, qu'elle garde": another sum is kept, not the deposit. */
const namesAnother = ({ text }: Situation, { marked }: Sentence, deposit: Cents): boolean =>
  [...marked.matchAll(/M(\d+)/g)].some((m) => centsAt(text, m[1]) !== deposit)

/** "Je garde tout pour la peinture": the whole deposit, where the message names it; the reason may follow in the next sentence. */
function wholeDeposit(situation: Situation, deposit: Cents | null): Kept | null {
  if (deposit === null) return null
  const { text } = situation
  for (const sentence of text.sentences) {
    const at = sentence.marked.search(keepsAll)
    if (at < 0 || sentence.asks || partOnly.test(sentence.marked) || namesAnother(situation, sentence, deposit))
      continue
    const next = text.sentences[sentence.index + 1]?.marked ?? ''
    const follows = EXPLAINS.test(next) && !/[MN]\d/.test(next)
    const kind =
      (follows && /(?<![a-z])c'est pour(?![a-z])|(?<![a-z])motif(?![a-z])/.test(next) ? reasonIn(next) : null) ??
      reasonIn(sentence.marked.slice(at, at + 110)) ??
      (follows ? reasonIn(next) : null)
    if (kind) return { deduction: { kind, amount: deposit, evidence: evidenceOf(situation, sentence) }, sentence }
  }
  return null
}

const EXPLAINS =
  /^(?:il|elle|ils|elles|on|motif|soi-disant|pretexte|c'est|parce|tout ca)(?![a-z])|(?<![a-z])(?:c'est pour|motif|invoque|parle d|raison)(?![a-z])/

function evidenceOf({ text }: Situation, sentence: Sentence): Deduction['evidence'] {
  const near = [text.sentences[sentence.index - 1], sentence, text.sentences[sentence.index + 1]]
    .map((s) => s?.marked ?? '')
    .join(' ')
  if (
    /\b(?:sans (?:aucun |la moindre )?|(?:pas|aucune?|ni) (?:de |d'|un )?|jamais (?:vu|montre|donne) ?(?:de |la )?)(?:factures?|justificatifs?|devis|papier|detail)|\bestim\w+|\bforfait/.test(
      near,
    )
  )
    return 'none'
  if (/\b(?:factures?|tickets?)\b/.test(near)) return 'invoice'
  if (/\bdevis\b/.test(near)) return 'quote'
  return /\bphotos?\b/.test(near) ? 'photo' : 'unknown'
}
