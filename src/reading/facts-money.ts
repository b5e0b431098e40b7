import type { Cents } from '../domain/money.ts'
import type { ReadFact } from './contract.ts'
import { centsAt, type Sentence } from './marked-text.ts'
import type { Situation } from './situation.ts'

const SUM = String.raw`[MN](\d+)`
const DEPOSIT = '(?:depots?(?: de garantie)?|caution|garantie|dg)'
const GAP = '[^;:?!,]'

/** Each pattern captures the mark of one sum. */
const depositPatterns = [
  new RegExp(
    String.raw`\b(?:le|du|mon|un|son|ma|la|sa|notre|votre|leur|de|cette|ce|les)? ?${DEPOSIT}\b(?: de garantie)?(?: \([^)]{0,20}\))?(?: (?:du|de l') ?[ft]\d)?(?:,? soit)? ?(?:a deduire |qui |que j'ai verse |verse (?:le |en )?D\d+ )?(?:(?:est|etait|s'eleve|s'elevait|fait|faisait|initial|verse|versee|initiale)\b ?)*(?:egal a|de|a|:|=|d'un montant de|etait de|c'est|\()? ?-? ?${SUM}`,
  ),
  new RegExp(
    String.raw`${SUM} ?(?:euros)? ?(?:de|d'|du|en|comme|au titre du|a titre de|pour (?:la|le)) ?(?:ma |mon |la |le |son |sa |notre )?${DEPOSIT}\b`,
  ),
  new RegExp(
    String.raw`\b${DEPOSIT}\b${GAP}{0,60}\b(?:de|etait de|est de|d'un montant de|s'elevant a|s'eleve a|soit|montant :?) ${SUM}`,
  ),
  new RegExp(String.raw`\b${DEPOSIT}\b ?[:=(,] ?${SUM}`),
  new RegExp(
    String.raw`\b(?:verse|versais|paye|donne|regle|mis|deposee?) ${SUM} (?:de|en|comme|a titre de|pour) (?:depot|caution|garantie|le depot|la caution)`,
  ),
]
const depositUnless = /\b(?:nouve(?:au|lle)|garage|box|parking|cave)\b.{0,25}$/
const rentPatterns = [
  new RegExp(
    String.raw`\bloyer\b(?: (?:mensuel|etait|est|aussi|actuel|de base|hors charges|hc|principal|nu|initial|c'etait|fixe|net|seul))* ?(?:de|a|:|=|est|etait|au|d'un montant de|\()? ?(?:de )?(?:D\d+ )?${SUM}(?! ?(?:de charges|cc|charges comprises))`,
  ),
  new RegExp(String.raw`${SUM} ?(?:€ )?(?:de loyer|hors[- ]charges|hc\b|sans les charges|sans charges|par mois hors)`),
]
const rentUnless =
  /\b(?:arrieres?|impayes?|dois|doit|derniers?|mois de|appel de|regle|reclame|charges comprises|cc|nouveau|moyen)\b.{0,20}$/
const chargesPatterns = [
  new RegExp(String.raw`${SUM} (?:de|pour les|en|par mois de) (?:provisions? (?:sur|pour|de|s\/) )?charges?\b`),
  new RegExp(String.raw`(?:\bcharges|\bprovision sur charges|\bprovisions?) ?(?:mensuelles)? ?(?:de|:|=|\() ?${SUM}`),
  new RegExp(String.raw`\bloyer\b.{0,30}\+ ?${SUM} ?(?:de )?(?:charges|ch\b)`),
]
const chargesUnless =
  /\b(?:regularisation|regul|copropriete|retenue|provision pour|solde|arriere|retient|garde|copro)\b/

/** The sum named as deposit, the monthly rent without charges and the monthly charges. */
export function moneyFacts(situation: Situation, claimed: Set<string>): ReadFact[] {
  const deposit = find(situation, depositPatterns, depositUnless) ?? onlySum(situation)
  const rent = find(situation, rentPatterns, rentUnless)
  const charges = find(situation, chargesPatterns, chargesUnless, true)
  for (const found of [deposit, rent, charges]) {
    for (const [i, amount] of situation.text.amounts.entries())
      if (found && (String(i) === found.index || (found === deposit && amount.cents === found.value && !amount.bare)))
        claimed.add(String(i))
  }
  return [
    ...fact('deposit_amount', deposit ?? asMuchAs(situation, rent)),
    ...fact('rent_excl_charges', rent ?? oneMonth(situation, deposit)),
    ...fact('charges', charges),
  ]
}

const fact = (key: 'deposit_amount' | 'rent_excl_charges' | 'charges', found: Found | null): ReadFact[] =>
  found ? [{ key, value: found.value, quote: found.quote, certainty: 'likely' }] : []

type Found = { index: string | undefined; value: Cents; quote: string; sentence: Sentence }

function find(situation: Situation, patterns: readonly RegExp[], unless: RegExp, whole = false): Found | null {
  for (const sentence of situation.text.sentences) {
    const matches = patterns.flatMap((pattern) => {
      const match = pattern.exec(sentence.marked)
      const value = centsAt(situation.text, match?.[1])
      if (!match || value === null || value < 1000) return []
      const before = sentence.marked.slice(0, match.index + (whole ? match[0].length : 0))
      return unless.test(before) ? [] : [{ index: match[1], value, quote: sentence.quote, sentence }]
    })
    const [first] = matches.sort((a, b) => Number(a.index) - Number(b.index))
    if (first) return first
  }
  return null
}

/** "Vous deviez me renvoyer mes 575 €": the only sum of a tenant's first mail about a deposit. */
function onlySum({ text, side, opening, own }: Situation): Found | null {
  if (side !== 'tenant' || !(opening || own.size === 0)) return null
  const named = text.amounts.flatMap((amount, i) => (amount.bare ? [] : [{ amount, i }]))
  const [first] = named
  if (!first || new Set(named.map((n) => n.amount.cents)).size !== 1) return null
  const sentence = text.sentences.find((s) => new RegExp(String.raw`M${first.i}\b`).test(s.marked))
  if (!sentence || !/\b(?:mes M|ma caution|mon depot|la caution|le depot)\b/.test(sentence.marked)) return null
  if (!new RegExp(String.raw`\b${DEPOSIT}\b`).test(text.sentences.map((s) => s.marked).join(' '))) return null
  return { index: String(first.i), value: first.amount.cents, quote: sentence.quote, sentence }
}

/** "Un dépôt de garantie d'égal montant". */
function asMuchAs({ text }: Situation, rent: Found | null): Found | null {
  const sentence = text.sentences.find((s) =>
    /\bdepot de garantie (?:d'egal montant|du meme montant|equivalent|d'un mois)/.test(s.marked),
  )
  return rent && sentence === rent.sentence ? rent : null
}

/** "Soit un mois de loyer hors charges". */
function oneMonth({ text }: Situation, deposit: Found | null): Found | null {
  const sentence = text.sentences.find((s) =>
    /\b(?:soit|equivalent a|montant d') ?(?:un|1) mois de loyer (?:hors charges|hc)/.test(s.marked),
  )
  return deposit && sentence === deposit.sentence ? deposit : null
}
