import type { Act } from '../domain/acts.ts'
import type { ReadAct, ReadFact } from './contract.ts'
import { type CueTable, firstCue } from './cue.ts'
import { dealCues } from './cues-deal.ts'
import { idiomCues } from './cues-idioms.ts'
import { mannerCues } from './cues-manner.ts'
import { moneyCues } from './cues-money.ts'
import { procedureCues } from './cues-procedure.ts'
import { sentEvidence } from './evidence-sent.ts'
import { frameActs } from './frame-acts.ts'
import { askedQuestion } from './questions-asked.ts'
import type { Situation } from './situation.ts'
import { statedFacts } from './stated-facts.ts'

const tables: readonly CueTable[] = [procedureCues, moneyCues, dealCues, mannerCues]

/** What the message's turns of phrase do, before its facts are known. */
export function readActs(situation: Situation): ReadAct[] {
  const told = [...tables.flatMap(cuedBy(situation)), ...one(askedQuestion(situation)), ...one(sentEvidence(situation))]
  const plain = [...told, ...besides(told, frameActs(situation))]
  const all = [...plain, ...besides(plain, cuedBy(situation)(idiomCues))]
  const found = new Set(all.map((a) => a.act))
  return all
    .filter((a) => !outweighed(a, found, situation))
    .map((a) => (hedged(a, situation) ? { ...a, certainty: 'unsure' } : a))
}

const cuedBy =
  (situation: Situation) =>
  (table: CueTable): ReadAct[] =>
    (Object.keys(table) as Act[]).flatMap((act) => firstCue(act, table[act] ?? [], situation) ?? [])

/** The first of each act that is not told yet. */
const besides = (told: readonly ReadAct[], more: readonly ReadAct[]): ReadAct[] =>
  more.filter(({ act }, i) => !told.some((t) => t.act === act) && more.findIndex((m) => m.act === act) === i)

const BINDING: ReadonlySet<Act> = new Set(['acceptance', 'payment_received'])
const HEDGE =
  /\bjamais\b|\bmais\b.{0,60}\b(?:gard|conserv|retien|reserv|contest|refus|maintiens|c'est faux|pas vrai|mensonge)|\bc'est faux\b|\bsous reserve\b|\bil (?:dit|pretend|affirme) (?:que|avoir)\b|\belle (?:dit|pretend|affirme) (?:que|avoir)\b/

/** What binds the sender is not taken as said when the same sentence, or the next, takes it back or puts it in another's mouth. */
function hedged({ act, quote }: ReadAct, { text }: Situation): boolean {
  if (!BINDING.has(act)) return false
  const at = text.sentences.findIndex((s) => s.quote === quote)
  return HEDGE.test(
    text.sentences
      .slice(Math.max(at, 0), at < 0 ? undefined : at + 2)
      .map((s) => s.marked)
      .join(' '),
  )
}

/** An act that another one explains better. */
function outweighed({ act }: ReadAct, found: ReadonlySet<Act>, situation: Situation): boolean {
  const marked = situation.text.sentences.map((s) => s.marked).join(' ')
  switch (act) {
    case 'payment_received':
      return found.has('request_mediation')
    case 'withdrawal':
      return found.has('acceptance')
    case 'payment_missing':
      return found.has('payment_received') && !/manqu|reste|que M|et non/.test(marked)
    case 'refund_commitment':
      return (
        (found.has('payment_sent') && !/[a-z](?:rai|rons|ra)\b/.test(marked)) ||
        (situation.role === 'lawyer' && found.has('offer'))
      )
    case 'rejection':
      return found.has('mediation_refusal') || found.has('withdrawal')
    case 'acceptance':
      return found.has('rejection') && !/j'accepte|d'accord pour/.test(marked)
    default:
      return false
  }
}

/** Adds what only the facts show, and thanks where nothing else was said. */
export function completeActs(situation: Situation, acts: readonly ReadAct[], facts: readonly ReadFact[]): ReadAct[] {
  const withMissing = [...acts, ...partPaid(situation, acts, facts), ...keptPart(situation, acts, facts)]
  const stated = one(statedFacts(situation, facts, withMissing))
  const all = [...withMissing, ...stated]
  return all.length > 0 ? all : one(acknowledged(situation))
}

/** A first request that names a part already refunded says that the rest is missing. */
function partPaid({ side }: Situation, acts: readonly ReadAct[], facts: readonly ReadFact[]): ReadAct[] {
  const found = new Set(acts.map((a) => a.act))
  const refund = facts.find((f) => f.key === 'refunded')
  if (side !== 'tenant' || !refund || !found.has('request_mediation') || found.has('payment_missing')) return []
  return [{ act: 'payment_missing', quote: refund.quote, certainty: 'likely' }]
}

/** A landlord's sum kept for a reason is a retention upheld, unless it is put up for discussion. */
function keptPart({ side }: Situation, acts: readonly ReadAct[], facts: readonly ReadFact[]): ReadAct[] {
  const kept = facts.find((f) => f.key === 'deductions')
  const open = acts.some((a) => a.act === 'refund_refusal' || a.act === 'offer' || a.act === 'question')
  return side === 'landlord' && kept && !open ? [{ act: 'refund_refusal', quote: kept.quote, certainty: 'likely' }] : []
}

const one = (act: ReadAct | null): ReadAct[] => (act ? [act] : [])

const thanking =
  /\b(?:merci|remercie|remerciements?|parfait|super|bien recu|bien note|compris|note|entendu|ok|d'accord|bonne (?:journee|continuation|fin|soiree|annee)|aucun souci|pas de souci|trop bien|genial|nickel|c'est note|explique)\b/

/** Thanks that name a sum: in 51 of 59 labelled mails of tenants the money had come, in none were they only thanks. */
const FEW = 70

function acknowledged({ text, side, opening }: Situation): ReadAct | null {
  const sentence = text.sentences.find((s) => thanking.test(s.marked))
  const words = text.sentences.map((s) => s.marked).join(' ')
  const sum = text.sentences.find((s) => /M\d/.test(s.marked))
  if (side === 'tenant' && !opening && sum && words.length <= FEW && /\bmerci\b/.test(words))
    return { act: 'payment_received', quote: sum.quote, certainty: 'unsure' }
  const short = text.sentences.reduce((n, s) => n + s.marked.length, 0) < 300
  return sentence && short ? { act: 'acknowledgement', quote: sentence.quote, certainty: 'likely' } : null
}
