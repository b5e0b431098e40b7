import type { Cents } from '../domain/money.ts'
import { rememberedFor } from '../domain/remembered.ts'
import type { ReadFact } from './contract.ts'
import { inList } from './facts-deductions.ts'
import { fold } from './fold.ts'
import { centsAt, type Sentence } from './marked-text.ts'
import { anyOf, captured } from './phrases.ts'
import type { Situation } from './situation.ts'
import { roleOf } from './sum-roles.ts'
import { type Sum, sumsOf } from './sums.ts'

const SUM = '[MN](\\d+)'
const DEPOSIT = '(?:depots?(?: de garantie)?|caution|garantie|dg)'

/** Each phrase captures the mark of one sum. */
const deposit = anyOf(
  `${DEPOSIT}(?: \\([^)]{0,20}\\))?(?: (?:du|de l.) ?[ft]\\d)?(?:,? soit)? ?(?:a deduire |qui |que j'ai verse |initiale? |versee? (?:le |en )?D\\d+ )?(?:(?:est|etait|s'eleve|s'elevait|fait|faisait|initial|initiale|verse|versee) ?)*(?:egal a|d.environ|de|a|:|=|d'un montant de|etait de|c'est|c'etait|\\()? ?-? ?${SUM}`,
  `${SUM} ?(?:euros)? ?(?:de|d|du|en|comme|au titre du|a titre de|pour la|pour le)?'? ?\\(?(?:ma |mon |la |le |son |sa |notre )?${DEPOSIT}`,
  `${DEPOSIT}[^;:?!,]{0,60} (?:de|d'un montant de|s'elevant a|s'eleve a|soit|montant :?) ${SUM}`,
  `(?<!en )${DEPOSIT} ?[:=(,] ?${SUM}`,
  `mois de ${DEPOSIT},? soit ${SUM}`,
  `(?:verse[e]?|laisse|donne|paye) ${SUM} .{0,25}(?:a l'entree|a mon entree|a la signature|a mon arrivee|en entrant)`,
  `verse ce jour ${SUM}`,
  `francs[^;?!]{0,20} soit[^;?!]{0,25} ${SUM}`,
)
const notDeposit =
  /\b(?:nouve(?:au|lle)|garage|box|parking|cave|montant garanti|(?:deux|trois|\d) fois|\d+ ?% d[ue]|deduction d[ue]|majoree|loyer)\b[^MN]{0,40}$/
const rent = anyOf(
  `loyers?(?: (?:mensuel|etait|est|aussi|actuel|de base|hors charges|hc|principal|nu|initial|c'etait|c'est|fixe|net|seul|charges non comprises))* ?(?:de|a|:|=|est|etait|au|d'un montant de|c'est|\\()? ?(?:de )?(?:D\\d+ )?${SUM}(?! ?(?:de charges|cc|charges comprises))`,
  `loyers?(?: [a-z']{1,10}){0,3},? ${SUM}(?! ?(?:de charges|cc|charges comprises))`,
  `${SUM},? (?:mon|le) loyer`,
  `${SUM} \\+ [MN]\\d+ (?:de )?(?:provisions? (?:sur |pour )?)?(?:les )?charges`,
  `${SUM} ?(?:de loyer|hors[- ]charges|hc|sans les charges|sans charges|par mois hors)`,
)
const notRent =
  /\b(?:arrieres?|retards?|dettes?|defaut|janvier|fevrier|avril|juillet|aout|septembre|octobre|novembre|decembre|impayes?|dois|doit|derniers?|mois de|appel de|regle|reclame|charges comprises|cc|nouveau|moyen)\b.{0,20}$/
const charges = anyOf(
  `${SUM} (?:de|pour les|en|par mois de|mensuels de) (?:provisions? (?:sur|pour|de|s/) (?:les )?)?charges?`,
  `(?<!hors )(?<!sans )charges ?(?:mensuelles|locatives)? ?(?:de|:|=|\\() ?${SUM}`,
  `loyer[^;?!]{0,60}(?<!hors )(?<!de )(?<!sans )(?:charges|provisions?)(?: en sus| en plus)? ${SUM}`,
  `provisions? (?:sur|pour|de) charges ?(?:de|:|=|\\() ?${SUM}`,
  `${SUM} par mois de provisions?`,
  `loyer .{0,30}\\+ ?${SUM}`,
)
const notCharges =
  /\b(?:regularisation|regul|reten\w+|retien\w+|solde|arriere|gard\w+|maintenons|restitu\w+|20 ?%|= ?[MN]\d+ ?$)\b/

type Found = { index: string; value: Cents; sentence: Sentence }

/** The sum named as deposit, the monthly rent without charges and the monthly charges. The sums used go to `claimed`. */
export function moneyFacts(situation: Situation, claimed: Set<string>): ReadFact[] {
  const statement = balance(situation)
  const named = statement ?? find(situation, deposit, notDeposit) ?? byRole(situation) ?? onlySum(situation)
  const monthly = find(situation, rent, notRent)
  const extra = find(situation, charges, notCharges)
  if (named) claimSame(situation, named, claimed)
  if (monthly) claimSame(situation, monthly, claimed)
  if (extra) claimed.add(extra.index)
  return [
    ...fact('deposit_amount', named ?? asMuchAs(situation, monthly)),
    ...fact('rent_excl_charges', monthly ?? oneMonth(situation, named)),
    ...fact('charges', extra),
  ]
}

const fact = (key: 'deposit_amount' | 'rent_excl_charges' | 'charges', found: Found | null): ReadFact[] =>
  found ? [{ key, value: found.value, quote: found.sentence.quote, certainty: 'likely' }] : []

const everywhere = rememberedFor((pattern: RegExp) => new RegExp(pattern.source, 'g'))

/** "Le dépôt reste acquis : 340 € de canapé" names what is kept. */
const KEPT_FOR =
  /^ ?(?:euros? )?(?:de |pour (?:la |le |les |l'))(?:canape|menage|nettoyage|peinture|menuiserie|serrure|facture|reparation|travaux)/

/** The earliest sum of the first sentence that the pattern fits. */
function find(situation: Situation, pattern: RegExp, unless: RegExp): Found | null {
  const { text } = situation
  const all = everywhere(pattern)
  for (const sentence of text.sentences) {
    all.lastIndex = 0
    for (let match = all.exec(sentence.marked); match; match = all.exec(sentence.marked)) {
      const index = captured(match)
      const value = centsAt(text, index)
      const before = sentence.marked.slice(0, match.index + (unless === notCharges ? match[0].length : 0))
      const tail =
        pattern === deposit
          ? sentence.marked
              .slice(Math.max(0, match.index - 12), match.index + match[0].length)
              .replace(/[MN]\d+.{0,20}$/, '')
          : before
      if (unless === notCharges && inList(situation, sentence)) continue
      if (pattern === deposit && KEPT_FOR.test(sentence.marked.slice(match.index + match[0].length))) continue
      if (index !== undefined && value !== null && value >= 1000 && !unless.test(before) && !unless.test(tail))
        return { index, value, sentence }
    }
  }
  return null
}

/** The sum that its sentence calls the deposit, or that a tenant says to have paid at the start. */
function byRole(situation: Situation): Found | null {
  const sums = sumsOf(situation).filter(
    ({ amount, after, sentence, before }) =>
      amount >= 1000 &&
      !sentence.asks &&
      !/^ ?(?:euros? )?(?:par mois|chaque mois|tous les mois|de (?:plus|moins)|chacun)/.test(after) &&
      !notDeposit.test(before) &&
      !/(?<![a-z])(?:camion|voiture|scooter|velo|rembourse la garantie)(?![a-z])/.test(sentence.marked),
  )
  const named = sums.find((sum) => roleOf(sum, situation) === 'deposit')
  const given = situation.opening
    ? sums.find((sum) => roleOf(sum, situation) === 'given' && !spent.test(sum.after))
    : undefined
  const found = named ?? given
  return found ? { index: found.index, value: found.amount, sentence: found.sentence } : null
}

/** A garage's, a new lease's, a multiple: the deposit of something else. */
export const isOtherDeposit = ({ before, sentence, at }: Sum): boolean =>
  notDeposit.test(before) || notDeposit.test(sentence.marked.slice(0, at))

const spent =
  /^ ?(?:euros? )?(?:de |d'|pour |en )(?:la |le |les |l')?(?:loyers?|charges|travaux|peinture|frais|menage|eau|electricite)/

/** The same sum written twice in its sentence ("mille quatre cents euros (1 400 €)"), or named again as the deposit. */
function claimSame({ text }: Situation, found: Found, claimed: Set<string>): void {
  claimed.add(found.index)
  for (const match of found.sentence.marked.matchAll(/M(\d+)/g))
    if (match[1] !== undefined && centsAt(text, match[1]) === found.value) claimed.add(match[1])
}

/** "282,03 € - 155,00 € = 127,03 €": the deposit, what is kept, what is left. */
function balance({ text }: Situation): Found | null {
  for (const sentence of text.sentences) {
    const match = /[MN](\d+)(?: ?\([^)]{1,12}\))? - [MN](\d+) = [MN](\d+)/.exec(sentence.marked)
    const value = centsAt(text, match?.[1])
    if (match?.[1] !== undefined && value !== null && /\b(?:solde|dg|depot|soit|reste)\b/.test(sentence.marked))
      return { index: match[1], value, sentence }
  }
  return null
}

const ANY_DEPOSIT = anyOf(DEPOSIT)
const ASKED_DEPOSIT = anyOf(`${DEPOSIT} ?\\?$`)

/** "Vous deviez me renvoyer mes 575 €": the only sum of a tenant's first mail about a deposit. */
function onlySum({ text, side, own, input }: Situation): Found | null {
  if (side !== 'tenant' || own.size > 0) return null
  const named = text.amounts.flatMap((amount, i) => (amount.bare ? [] : [{ amount, mark: `M${i}` }]))
  const [first] = named
  if (!first || new Set(named.map((n) => n.amount.cents)).size !== 1) return null
  const sentence = text.sentences.find((s) => s.marked.split(/[^A-Z0-9]+/).includes(first.mark))
  const before = text.sentences[(sentence?.index ?? 0) - 1]?.marked ?? ''
  if (!sentence || /\b(?:garage|box|parking|cave|loyer)\b/.test(sentence.marked)) return null
  const mine =
    /\bmes M\d/.test(sentence.marked) &&
    ANY_DEPOSIT.test(`${fold(input.subject)} ${text.sentences.map((s) => s.marked).join(' ')}`)
  const after = sentence.marked.startsWith(first.mark) && ASKED_DEPOSIT.test(before)
  if (!mine && !after) return null
  return { index: first.mark.slice(1), value: first.amount.cents, sentence }
}

const EQUAL = anyOf(
  "depot de garantie (?:d'egal montant|(?:d'un |du |de )(?:meme montant|montant identique|montant equivalent)|equivalent|identique)",
)
const ONE_MONTH = anyOf('(?:soit|equivalent a|correspondant a|montant d.) ?(?:un|1) mois de loyer (?:hors charges|hc)')

/** "Un dépôt de garantie d'égal montant". */
const asMuchAs = (situation: Situation, monthly: Found | null): Found | null => firstSays(situation, EQUAL, monthly)

/** "Soit un mois de loyer hors charges". */
const oneMonth = (situation: Situation, named: Found | null): Found | null => firstSays(situation, ONE_MONTH, named)

/** The sum, where its sentence is the first that says so. */
const firstSays = ({ text }: Situation, find: RegExp, sum: Found | null): Found | null =>
  sum && text.sentences.find((s) => find.test(s.marked)) === sum.sentence ? sum : null
