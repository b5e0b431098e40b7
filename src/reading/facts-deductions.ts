import type { Deduction } from '../domain/facts.ts'
import type { Cents } from '../domain/money.ts'
import type { ReadFact } from './contract.ts'
import { centsAt, type Sentence } from './marked-text.ts'
import type { Situation } from './situation.ts'

/** What a sum is kept for, by the noun nearest to it. */
const reasons: [Deduction['kind'], RegExp][] = [
  ['rent_arrears', /\b(?:loyers?|impayes?|arrieres?)\b/g],
  ['cleaning', /\b(?:menage|nettoyage|nettoyer|lessivage seul|debarras|desinfection|encrasse)\b/g],
  [
    'charges',
    /\b(?:charges|provisions?|copro\w*|regul\w*|eau|electricite|gaz|teom|ordures menageres|taxe|chauffage|energie|syndic|poubelles|consommations?)\b/g,
  ],
  [
    'repairs',
    /\b(?:peintures?|repeint\w*|peindre|murs?|parquet|moquette|lino\w*|cuisine|evier|volets?|vitres?|fenetres?|portes?|serrures?|serrurier|joints?|canape[- ]?\w*|table|matelas|jardin\w*|tonte|pelouse|haies?|plomb\w+|reparations?|remise en etat|refection|degradations?|degats?|travaux|carrelage|carreaux|lavabo|douche|baignoire|robinet\w*|prises?|interphone|plafond|trous?|plaques?|hotte|four|frigo|lave-\w+|stores?|sommier|meubles?|plan de travail|wc|toilettes|chasse|ballon|chauffe-eau|radiateurs?|sols?|chevilles?|rayures?|casse\w*|abime\w*|lattes?|brulures?|brulee?|casse|barillet|usure|poignees?|papiers? peints?|tapisserie|enduit|lessivage|vetuste|remplacement)\b/g,
  ],
  [
    'other',
    /\b(?:frais|badges?|cles? (?:perdue|egaree|manquante|de la|du)\w*|telecommandes?|bips?|vaisselle|assiettes?|poeles?|casseroles?|verres?|couverts|cuilleres?|manquants?(?= ?[:(])|objets?|inventaire|gestion|couettes?|dossier|perdue?s?|assurance|huissier|micro-ondes?|aspirateur|lampes?|rideaux|parking)\b/g,
  ],
]
const keeping =
  /\b(?:gard\w+|conserv\w+|retien\w+|retenu\w*|retenir|deduit\w*|deduction\w*|deduire|prelev\w+|impute\w*|imputation|imputable|doit|reclame\w*|factur\w+|forfait|provisions?|frais|devis|tickets?|a sa charge|a ma charge|decompte|coute|estim\w+|valait|maint(?:iens|enons|ient)|manque|manquants?|reparations?|dont|motif|ote|enleve)\b/
const cancelled =
  /\b(?:annul\w+|abandonn\w+|recredit\w+|par erreur|je m'incline|j'oublie|oubliez|oublions|cadeau|propose de rendre|trop peu|erreur de|rembourse les|rembourse donc|restitution des|relevait|d'accord avec|pas d'accord|a ete achete|et non|croy\w+|accepte qu)\b/
const monthly = /^M\d+ ?(?:€ )?(?:par mois|\/ ?mois|chaque mois|mensuel)/

type Kept = { deduction: Deduction; sentence: Sentence }

/** Sums kept from the deposit, each with its reason; `deposit` is what "je garde tout" would mean. */
export function deductionFacts(situation: Situation, claimed: ReadonlySet<string>, deposit: Cents | null): ReadFact[] {
  const { sentences } = situation.text
  if (!sentences.some((s) => keeping.test(s.marked))) return []
  const listed = sentences.flatMap((sentence) => inSentence(situation, sentence, claimed))
  const whole = listed.length === 0 ? wholeDeposit(situation, deposit) : null
  const found = whole ? [whole] : withoutTotal(listed)
  const [first] = found
  return first
    ? [{ key: 'deductions', value: found.map((f) => f.deduction), quote: first.sentence.quote, certainty: 'likely' }]
    : []
}

function inSentence(situation: Situation, sentence: Sentence, claimed: ReadonlySet<string>): Kept[] {
  const { marked, index } = sentence
  if (sentence.asks || cancelled.test(marked)) return []
  const gate =
    keeping.test(marked) ||
    keeping.test(situation.text.sentences[index - 1]?.marked ?? '') ||
    /[:=(] ?-? ?M\d/.test(marked)
  if (!gate) return []
  return [...marked.matchAll(/[MN](\d+)/g)].flatMap((match) => {
    const amount = centsAt(situation.text, match[1])
    const bare = match[0].startsWith('N')
    if (amount === null || claimed.has(match[1] ?? '') || monthly.test(marked.slice(match.index))) return []
    if (bare && !/\b(?:gard\w+|conserv\w+|retien\w+|doit)\b[^,;]{0,20}$/.test(marked.slice(0, match.index))) return []
    const kind =
      reasonNear(marked, match.index, match.index + match[0].length) ??
      (/\bretenue\b.*\bdevis\b/.test(marked) ? 'repairs' : null)
    return kind ? [{ deduction: { kind, amount, evidence: evidenceOf(situation, sentence) }, sentence }] : []
  })
}

/** Leaves out a sum told twice, and a total of the sums beside it. */
function withoutTotal(found: readonly Kept[]): Kept[] {
  const once = found.filter((f, i) => found.findIndex((g) => g.deduction.amount === f.deduction.amount) === i)
  const sum = once.reduce((n, f) => n + f.deduction.amount, 0)
  return once.length > 2 ? once.filter((f) => f.deduction.amount * 2 !== sum) : once
}

/** "118 € de joints" reads on, "joints : 118 €" reads back; what stands nearer in its clause counts. */
function reasonNear(marked: string, start: number, end: number): Deduction['kind'] | null {
  const after = marked.slice(end, end + 60).split(/[MN]\d|;|, /)[0] ?? ''
  const before =
    marked
      .slice(Math.max(0, start - 80), start)
      .split(/[MN]\d+|;/)
      .at(-1) ?? ''
  const readsOn =
    /^ ?(?:ttc |euros? )?(?:\(|")? ?(?:de|d'|du|des|pour|en|au titre|correspondant|")/.test(after) &&
    !/^ ?(?:\(|en tout|de plus)/.test(after)
  const bracket = /^ ?\((?!facture|devis|ticket|photo|en tout|20)/.test(after)
  return (
    (readsOn || bracket ? reasonIn(after, false) : null) ??
    reasonIn(before, true) ??
    (/facture|devis/.test(after) ? null : reasonIn(after, false))
  )
}

function reasonIn(text: string, last: boolean): Deduction['kind'] | null {
  let best: { kind: Deduction['kind']; at: number } | null = null
  for (const [kind, find] of reasons)
    for (const match of text.matchAll(find))
      if (!best || (last ? match.index > best.at : match.index < best.at)) best = { kind, at: match.index }
  if (best && last) return headOf(text.slice(0, best.at)) ?? best.kind
  return best?.kind ?? null
}

/** "Le nettoyage du four" is cleaning, not a repair of the oven. */
const headOf = (before: string): Deduction['kind'] | null =>
  /\b(?:menage|nettoyage)(?: [a-z]+)? (?:du|de la|des|de l'|de) ?$/.test(before) ? 'cleaning' : null

const keepsAll = /\b(?:garde|gardent|conserve|conservent|retient|retiennent|retiens|reclame|garder|retenue)\b/

/** "Je garde tout pour la peinture": the whole deposit, where the message names it. */
function wholeDeposit(situation: Situation, deposit: Cents | null): Kept | null {
  if (deposit === null) return null
  for (const sentence of situation.text.sentences) {
    const at = sentence.marked.search(keepsAll)
    const next = situation.text.sentences[sentence.index + 1]?.marked ?? ''
    const why = /\bc'est pour\b|\bmotif\b/.test(next) ? next : sentence.marked.slice(at, at + 90)
    const kind =
      at < 0 || sentence.asks || /\bsans (?:aucune? )?(?:raison|motif)/.test(sentence.marked)
        ? null
        : reasonIn(why, false)
    if (kind) return { deduction: { kind, amount: deposit, evidence: evidenceOf(situation, sentence) }, sentence }
  }
  return null
}

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
