import type { Act } from '../domain/acts.ts'
import type { Day } from '../domain/day.ts'
import type { Refund } from '../domain/facts.ts'
import type { Cents } from '../domain/money.ts'
import type { ReadFact } from './contract.ts'
import { centsAt, dateAt, type Sentence } from './marked-text.ts'
import type { Situation } from './situation.ts'

const PAID =
  '(?:rendu|verse|reverse|vire|rembourse|restitue|envoye|regle|paye|renvoye|recredite|credite|transfere|fait|effectue)e?s?'
const FILL = String.raw`(?: (?:bien|deja|donc|enfin|tout|lui|leur|me|nous|ete|que|seulement|finalement|hier|D\d+|retour|de))*`

/** Words before or after a sum that say it has moved. */
const movedBefore = new RegExp(
  String.raw`\b(?:a|ai|ont|avons|m'a|m'ont|n'a|n'ont|n'ai|n'avons|j'ai|avoir|ete|viens|venons|vient)${FILL} ${PAID}\b[^M;,]{0,45}$|\b(?:recue?s?|recus|touche|percu|encaisse|accuse reception)\b[^M;]{0,40}$|\bc'est (?:fait|parti)\b[^M;]{0,25}$|\b(?:m'a|m'ont|nous a) (?:fait|envoye) (?:un|le|parvenir)[^M;]{0,25}$|\bsolde verse ?:? ?$`,
)
const transferBefore =
  /\b(?:virement|cheque|remboursement|reglement|paiement|somme|complement|solde|argent)\b[^M;]{0,30}$/
const movedAfter =
  /^[MN]\d+[^MN;]{0,45}\b(?:effectue|partie?s?|partit|envoyee?s?|emis|execute|poste|lance|passe|verse|recue?s?|arrivee?s?|credite|encaisse|mis en virement|ordonne|depose)\b/
const participleAfter =
  /^[MN]\d+[^MN;.]{0,30}\b(?:verses|vires|recue?s?|partis?|arrivee?s|percus|rembourses|rendus|credites|envoyes|sur (?:mon|le|notre) compte|deja verse)\b/
const notMoved =
  /\b(?:sera|seront|serait|propose\w*|offre|demain|si|devait|doit|doivent|jamais|pas encore|pas|loyers?|facture de|devis|artisan|travaux|reclame|manque\w*|avait|avais|aurait|a l'entree|peinture|acheter?|coute|francs|a condition|et non|que je|ils confirment|pour que|qu'il me|qu'elle me|nous rend|[a-z]+(?:rai|rons|ra|ront))\b[^MN;]{0,40}$/
const depositPaid =
  /^[MN]\d+ ?(?:euros? )?(?:de|en|comme|pour) (?:ma |la |le |mon )?(?:caution|depot|garantie|loyer|charges|travaux|peinture)/

type SumAt = { index: string; amount: Cents; sentence: Sentence; at: number; end: number; currency: boolean }

function sums({ text }: Situation, claimed: ReadonlySet<string>): SumAt[] {
  return text.sentences.flatMap((sentence) =>
    [...sentence.marked.matchAll(/([MN])(\d+)/g)].flatMap((m) => {
      const amount = centsAt(text, m[2])
      if (amount === null || amount < 100 || m[2] === undefined || claimed.has(m[2])) return []
      return [{ index: m[2], amount, sentence, at: m.index, end: m.index + m[0].length, currency: m[1] === 'M' }]
    }),
  )
}

/** Sums said to be sent or received. */
export function refundFacts(situation: Situation, acts: ReadonlySet<Act>, claimed: Set<string>): ReadFact[] {
  const all = sums(situation, claimed)
  const moved = all.filter((sum) => hasMoved(sum, situation))
  const paying = acts.has('payment_sent') || acts.has('payment_received')
  const only =
    all.filter((s) => s.currency).length === 1 ? all.find((s) => s.currency) : all.length === 1 ? all[0] : undefined
  const chosen =
    moved.length > 0 ? moved : paying && only && !acts.has('refund_commitment') && !acts.has('offer') ? [only] : []
  const refunds = chosen.flatMap((sum, i) => {
    if (chosen.findIndex((c) => c.amount === sum.amount) !== i) return []
    claimed.add(sum.index)
    const on = paidOn(situation, sum, paying && chosen.length === 1)
    return [
      {
        refund: (on ? { amount: sum.amount, on } : { amount: sum.amount }) satisfies Refund,
        quote: sum.sentence.quote,
      },
    ]
  })
  const [first] = refunds
  return first
    ? [{ key: 'refunded', value: refunds.map((r) => r.refund), quote: first.quote, certainty: 'likely' }]
    : []
}

function hasMoved(sum: SumAt, situation: Situation): boolean {
  const { marked, asks } = sum.sentence
  if (asks) return false
  const before = marked.slice(Math.max(0, sum.at - 70), sum.at)
  const after = marked.slice(sum.at, sum.at + 70)
  if (notMoved.test(before) || depositPaid.test(after)) return false
  if (
    situation.side === 'tenant' &&
    /\b(?:j'ai|on a|nous avons|j'avais)(?: bien| deja| tout)* (?:donne|verse|paye|regle|mis|vire|rembourse|fait)\b[^M]{0,40}$/.test(
      before,
    )
  )
    return false
  return (
    movedBefore.test(before) || participleAfter.test(after) || (transferBefore.test(before) && movedAfter.test(after))
  )
}

/** The date nearest to the sum; for one payment told in a short message, any date of it that is past. */
function paidOn(situation: Situation, sum: SumAt, alone: boolean): Day | null {
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
  if (
    /\b(?:viens de|a l'instant|c'est (?:fait|vire|parti|envoye|paye)|accuse (?:bonne )?reception|instantane)\b/.test(
      marked.slice(Math.max(0, sum.at - 40), sum.end + 30),
    ) &&
    near.length === 0
  )
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

const datesOf = (sentence: Sentence) =>
  [...sentence.marked.matchAll(/D(\d+)/g)].map((m) => ({ index: m[1], at: m.index, end: m.index + m[0].length }))

const offering =
  /\b(?:propos\w*|offr\w*|rendr\w*|rends?|rende|rendez|rendent|rembours\w*|restitu\w*|vers(?:e|er|erai|erons|era|ons|es)|vir(?:e|er|erai|erons|era|ons|es|ee)|reverse\w*|recredit\w*|regle\w*|accepte\w*|d'accord|ok|va|prends|cheque|virement|somme|geste|quittes?|devoir|retour|convient|solde|complement|transiger|contre|ferai|payer|pour solde|conteste|enverrai|faveur|verserai|veux)\b/
const keptBefore =
  /\b(?:gard\w+|conserv\w+|retien\w+|retenir|retenue (?:de|a)|deduis\w*|moins|facture|devis(?: de| a)?|sur|au lieu de|et non|outre(?: les)?|refuse(?: les| vos)?|loyers? (?:de|des)|nettoyage de|coute|valait|valeur|poste de|pas|ni|achete|renoncer aux?|a (?:sa|la|ma|leur) charge ?:?|devis[^,;M]{0,30}|facture[^,;M]{0,30}|-)[ :(]*(?:que |les |la somme de |seulement )?$/
const keptAfter =
  /^[MN]\d+[^,.;MN]{0,12}\b(?:de (?:retenue|nettoyage|menage|peinture|charges|loyers?|penalite|facture)|trop peu|sur [MN]|pour (?:la|le|les) (?:peinture|tonte|menage|cheville|frais)|(?:posee?|ttc))/

/** The sum that the sender proposes, promises or agrees to, and by when. */
export function offerFact(situation: Situation, acts: ReadonlySet<Act>, claimed: Set<string>): ReadFact[] {
  if (!acts.has('offer') && !acts.has('refund_commitment') && !acts.has('acceptance')) return []
  const all = sums(situation, claimed).filter((s) => !isKept(s))
  const instalments = inInstalments(situation, all)
  if (instalments) return [instalments]
  const scored = all.map((sum) => ({ sum, score: score(sum) })).sort((a, b) => b.score - a.score)
  const distinct = new Set(all.map((s) => s.amount))
  const best = scored.find((s) => s.score > 0)?.sum ?? (distinct.size === 1 ? all[0] : undefined)
  if (!best) return []
  for (const s of all) if (s.amount === best.amount) claimed.add(s.index)
  const by = payBy(situation, best.sentence, best.at)
  return [
    {
      key: 'offer',
      value: by ? { amount: best.amount, payBy: by } : { amount: best.amount },
      quote: best.sentence.quote,
      certainty: 'likely',
    },
  ]
}

const isKept = ({ sentence, at }: SumAt): boolean =>
  keptBefore.test(sentence.marked.slice(Math.max(0, at - 40), at)) || keptAfter.test(sentence.marked.slice(at, at + 45))

function score({ sentence, at, currency }: SumAt): number {
  const left = offering.test(sentence.marked.slice(Math.max(0, at - 45), at))
  const right = offering.test(sentence.marked.slice(at, at + 75))
  return left || right ? (left ? 3 : 0) + (right ? 1 : 0) + (currency ? 1 : 0) + at / 10_000 : 0
}

/** "200 maintenant et 195 fin avril", "3 fois 300 €": the total, and the last date where the dates are listed. */
function inInstalments(situation: Situation, all: readonly SumAt[]): ReadFact | null {
  const times = equalParts(all)
  const parts = times ? [times.sum] : listedParts(situation, all)
  const [first] = parts
  if (!first) return null
  const total = (times ? times.count * first.amount : parts.reduce((sum, s) => sum + s.amount, 0)) as Cents
  const last = datesOf(first.sentence)
    .flatMap((d) => dateAt(situation.text, d.index)?.future ?? [])
    .sort()
    .at(-1)
  const quote = first.sentence.quote
  const dated = last && (!times || datesOf(first.sentence).length === times.count)
  return { key: 'offer', value: dated ? { amount: total, payBy: last } : { amount: total }, quote, certainty: 'likely' }
}

function equalParts(all: readonly SumAt[]): { sum: SumAt; count: number } | null {
  for (const sum of all) {
    const times = /\b(\d{1,2}) ?(?:fois|x|mensualites de|versements de) ?$/.exec(
      sum.sentence.marked.slice(Math.max(0, sum.at - 20), sum.at),
    )
    const count = Number(times?.[1] ?? 0)
    if (count > 1 && count <= 24) return { sum, count }
  }
  return null
}

function listedParts(situation: Situation, all: readonly SumAt[]): readonly SumAt[] {
  const [first] = all
  if (!first || all.length < 2 || all.length > 4) return []
  const listed =
    /[MN]\d+ ?(?:maintenant|tout de suite|le |au |fin |debut )?(?:D\d+)?.{0,25}(?:et|puis|,|\+).{0,12}[MN]\d+ ?(?:le |au |a la |en |d'ici |avant )?(?:fin |D\d)/
  const spread = /\b(?:fois|mensualit\w+|echeanc\w+|maintenant|puis|tout de suite)\b|[MN]\d+ D\d+ et [MN]\d+ (?:le )?D/
  const inOne = all.filter((s) => s.sentence === first.sentence)
  return inOne.length > 1 &&
    listed.test(first.sentence.marked) &&
    spread.test(situation.text.sentences.map((s) => s.marked).join(' '))
    ? inOne
    : []
}

/** The date of the same sentence, else of a sentence beside it that speaks of paying. */
function payBy(situation: Situation, sentence: Sentence, at: number): Day | null {
  const { sentences } = situation.text
  const own = datesOf(sentence).sort((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))
  const candidates = [
    ...own.map((d) => ({ d, s: sentence })),
    ...[sentences[sentence.index + 1], sentences[sentence.index - 1]].flatMap((s) =>
      s ? datesOf(s).map((d) => ({ d, s })) : [],
    ),
  ]
  for (const { d, s } of candidates) {
    const before = s.marked.slice(Math.max(0, d.at - 60), d.at)
    if (
      s !== sentence &&
      !/\b(?:vir\w+|cheque|avant|au plus tard|d'ici|paiement|vers\w+|pay\w+|part\w*|fait|fais|rend\w*|delai|jusqu'a?u?|attendre)\b/.test(
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
    const mention = dateAt(situation.text, d.index)
    if (
      mention?.future &&
      (mention.precision === 'day' || mention.precision === 'end') &&
      mention.future >= situation.input.sentOn
    )
      return mention.future
  }
  return null
}
