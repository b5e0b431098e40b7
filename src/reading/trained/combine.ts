import type { Act } from '../../domain/acts.ts'
import type { ReadAct } from '../contract.ts'
import type { Situation } from '../situation.ts'
import type { Chance } from './model.ts'

/** Chosen on conversations that neither the grammar nor the weights had seen (`mediation eval --folds`). */
const KEPT_FROM = 0.2
const ADDED_FROM = 0.4
/** Below this what the weights alone find is shown as a doubt. */
const SAID_FROM = 0.6
/** One word or two mean what they answer, which the grammar knows. */
const LEAST_WORDS = 3
/** Words that often go with an act, only supposed here. */
const SUPPOSED = /^(?:et |mais )?s(?:i |'il )/i
/** Below this a found act is shown as a doubt. */
const LIKELY_FROM = 0.3

/** Acts that bind their sender, or end something: words that often go with them are not enough. */
const BINDING: ReadonlySet<Act> = new Set([
  'acceptance',
  'rejection',
  'payment_received',
  'payment_missing',
  'payment_sent',
  'withdrawal',
  'mediation_refusal',
  'refund_commitment',
  'out_of_scope',
])

/** What the grammar found for sure, what else it found less what the weights find hardly possible, and what they alone find likely. */
export function combined(found: readonly ReadAct[], chances: readonly Chance[], { text }: Situation): ReadAct[] {
  const chanceOf = new Map(chances.map((c) => [c.act, c]))
  const kept = found.flatMap((act) => {
    const chance = chanceOf.get(act.act)?.chance ?? 1
    if (act.certainty === 'sure') return [act]
    if (chance < KEPT_FROM) return []
    return [chance < LIKELY_FROM ? { ...act, certainty: 'unsure' as const } : act]
  })
  const added = chances.flatMap(({ act, chance, sentence }): ReadAct[] => {
    const quote = text.sentences[sentence]?.quote
    if (BINDING.has(act) || chance < ADDED_FROM || quote === undefined || found.some((f) => f.act === act)) return []
    if (quote.split(/\s+/).length < LEAST_WORDS || SUPPOSED.test(quote)) return []
    return [{ act, quote, certainty: chance < SAID_FROM ? 'unsure' : 'likely' }]
  })
  const all = [...kept, ...added]
  return alone(all.length > 0 ? all : found.map(doubtedIfBinding))
}

/** Rather what the grammar found than nothing: a short message gives the weights little to go by. */
const doubtedIfBinding = (act: ReadAct): ReadAct =>
  BINDING.has(act.act) || act.act === 'offer' ? { ...act, certainty: 'unsure' } : act

/** Thanks are an act only where nothing else was said. */
const alone = (acts: readonly ReadAct[]): ReadAct[] =>
  acts.length > 1 ? acts.filter(({ act }) => act !== 'acknowledgement') : [...acts]
