import type { Act } from '../../domain/acts.ts'
import type { Role } from '../../domain/roles.ts'
import type { ReadAct } from '../contract.ts'
import { fold } from '../fold.ts'
import { tokensOf } from '../grammar/tokens.ts'
import type { Sentence } from '../marked-text.ts'
import type { Situation } from '../situation.ts'
import { type Family, familiesIn } from './families.ts'
import type { Chance } from './model.ts'

/** Chosen on conversations that neither the grammar nor the weights had seen; a bound for each act apart did no better. */
const TAKEN_FROM = 0.25
/** Below this what the weights alone find is shown as a doubt. */
const SAID_FROM = 0.6
/** Words that often go with an act, only supposed here. */
const SUPPOSED = /^(?:et |mais )?s(?:i |'il )/i
/** Without a question mark: what an indirect question can't do without. */
const WONDERS =
  /\b(?:savoir|dire|dites|expliqu\w{0,6}|precis\w{0,5}|indiqu\w{0,5}|eclair\w{0,5}|renseign\w{0,6}|inform\w{0,6}|comment|pourquoi|quand|combien|quel(?:le)?s?|nouvelles|reponse|est-ce|comprend\w{0,3})\b/
const AT_ONCE = /\bsans (?:plus |aucun )?(?:delai|attendre|tarder)\b/
/** Below this a found act is shown as a doubt. */
const LIKELY_FROM = 0.3

/**
 * Acts that bind their sender, or end something, with the words that one of them can't do without: the weights alone raise a
 * doubt about them, and only where such a word stands in the sentence.
 */
const binding: Partial<Record<Act, readonly Family[]>> = {
  acceptance: ['agree', 'suits', 'yield', 'offer', 'wait'],
  rejection: ['refuse', 'maintain', 'suits', 'offer'],
  payment_received: ['arrived', 'refund', 'pay', 'money'],
  payment_missing: ['nothing', 'refund', 'arrived', 'pay', 'wait', 'owe'],
  payment_sent: ['sent', 'pay', 'refund'],
  withdrawal: ['end'],
  mediation_refusal: ['service', 'takes_part', 'refuse', 'end'],
  refund_commitment: ['refund', 'pay', 'promise', 'owe', 'keep'],
  out_of_scope: ['other_matter', 'running_lease', 'advertising'],
}
const binds = (act: Act): boolean => binding[act] !== undefined

/** What one sentence can't do both of: where the grammar found the one, the weights don't add the other. */
const opposites: readonly (readonly [Act, Act])[] = [
  ['acceptance', 'rejection'],
  ['payment_missing', 'payment_received'],
  ['refund_commitment', 'payment_sent'],
]

/**
 * What the grammar found for sure, what else it found less what the weights find hardly possible, and what they alone find
 * likely. What binds is never more than a doubt where the weights alone find it: shown to the mediator, decides nothing.
 */
export function combined(found: readonly ReadAct[], chances: readonly Chance[], { text, role }: Situation): ReadAct[] {
  const chanceOf = new Map(chances.map((c) => [c.act, c]))
  const kept = found.flatMap((act) => {
    const chance = chanceOf.get(act.act)?.chance ?? 1
    if (act.certainty === 'sure') return [act]
    if (chance < TAKEN_FROM || (act.act === 'delay_request' && AT_ONCE.test(fold(act.quote)))) return []
    return [chance < LIKELY_FROM ? { ...act, certainty: 'unsure' as const } : act]
  })
  const added = chances.flatMap((chance): ReadAct[] => {
    const sentence = text.sentences[chance.sentence]
    if (chance.chance < TAKEN_FROM || !sentence || found.some((f) => f.act === chance.act)) return []
    if (SUPPOSED.test(sentence.quote)) return []
    if (!couldBe(chance.act, sentence)) return []
    if (binds(chance.act) && !mayBind(chance.act, sentence, found, role)) return []
    const doubtful = binds(chance.act) || chance.chance < SAID_FROM
    return [{ act: chance.act, quote: sentence.quote, certainty: doubtful ? 'unsure' : 'likely' }]
  })
  const all = [...kept, ...added]
  return alone(all.length > 0 ? all : found.map(doubtedIfBinding))
}

/** Words that the weights know from an act, in a sentence that can't be one. */
function couldBe(act: Act, { asks, marked }: Sentence): boolean {
  if (act === 'question') return asks || WONDERS.test(marked)
  if (act === 'delay_request') return !AT_ONCE.test(marked)
  return true
}

/** Rather what the grammar found than nothing: a short message gives the weights little to go by. */
const doubtedIfBinding = (act: ReadAct): ReadAct =>
  binds(act.act) || act.act === 'offer' ? { ...act, certainty: 'unsure' } : act

/** Who is on nobody's side binds nobody. */
function mayBind(act: Act, { marked, quote }: Sentence, found: readonly ReadAct[], role: Role): boolean {
  if (role === 'other' && act !== 'out_of_scope') return false
  const families = familiesIn(tokensOf(marked))
  const opposed = opposites.flatMap(([one, other]) => (one === act ? [other] : other === act ? [one] : []))
  return (
    (binding[act] ?? []).some((family) => families.has(family)) &&
    !found.some((f) => opposed.includes(f.act) && f.quote === quote)
  )
}

/** Thanks are an act only where nothing else was said; a doubt does not take their place. */
const alone = (acts: readonly ReadAct[]): ReadAct[] =>
  acts.some(({ act, certainty }) => act !== 'acknowledgement' && certainty !== 'unsure')
    ? acts.filter(({ act }) => act !== 'acknowledgement')
    : [...acts]
