import type { Act } from '../../domain/acts.ts'
import type { Role } from '../../domain/roles.ts'
import type { ReadAct } from '../contract.ts'
import { fold } from '../fold.ts'
import { plainActs } from '../frame-acts.ts'
import { tokensOf } from '../grammar/tokens.ts'
import type { Sentence } from '../marked-text.ts'
import type { Situation } from '../situation.ts'
import { type Family, familiesIn } from './families.ts'
import type { Chance } from './model.ts'

/** Chosen on conversations that neither the grammar nor the weights had seen; a bound for each act apart did no better. */
const KEPT_FROM = 0.3
const ADDED_FROM = 0.45
/** Below this what the weights alone find is shown as a doubt. */
const SAID_FROM = 0.6
/** Words that often go with an act, only supposed here. */
const SUPPOSED = /^(?:et |mais )?s(?:i |'il )/i
/** Without a question mark: what an indirect question can't do without. */
const WONDERS =
  /\b(?:savoir|dire|dites|expliqu\w{0,6}|precis\w{0,5}|indiqu\w{0,5}|eclair\w{0,5}|renseign\w{0,6}|inform\w{0,6}|comment|pourquoi|quand|combien|quel(?:le)?s?|nouvelles|reponse|est-ce|comprend\w{0,3})\b/
const AT_ONCE = /\bsans (?:plus |aucun )?(?:delai|attendre|tarder)\b/
/** Who says that somebody is no thief charges nobody. */
const NO_CHARGE =
  /(?<![a-z])(?:n'est|n'etes|ne sont|pas) (?:pas |du tout )?(?:un |une |des )?(?:vole|escro|menteu|bandit|malhonnet|arnaq)/
/** Without a word of these nobody speaks of what is kept about him. */
const DATA =
  /(?<![a-z])(?:donnees?|rgpd|cnil|fich[a-z]+|listes?|boucle|archiv[a-z]+|effac[a-z]+|supprim[a-z]+|retir[a-z]+|enlev[a-z]+|ray[a-z]+|ot(?:er|ez)|sort(?:ez|ir)|desinscri[a-z]+|desabonn[a-z]+|rectifi[a-z]+|corrig[a-z]+|conserv[a-z]+|communiqu[a-z]+|transm[a-z]+|disparai[a-z]+|adresse|numero|coordonnees)(?![a-z])/
/** Where to turn with such a request is none. */
const POINTER = /(?<![a-z])(?:delegue a la protection|dpo|donnees personnelles ?:)/
/** Rather not than so: a found act below this is shown as a doubt. */
const LIKELY_FROM = 0.5

/** Acts that bind their sender, or end something: the weights alone raise no more than a doubt about them. */
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

/** Without a word of these a matter is not another one. */
const ELSEWHERE: readonly Family[] = ['other_matter', 'other_dispute', 'running_lease', 'advertising']

/** What one sentence can't do both of: where the grammar found the one, the weights don't add the other. */
const opposites: readonly (readonly [Act, Act])[] = [
  ['acceptance', 'rejection'],
  ['payment_missing', 'payment_received'],
  ['refund_commitment', 'payment_sent'],
]

/**
 * What the grammar found for sure or in a plain sentence, what else it found less what the weights find hardly possible, and
 * what they alone find likely. What binds is never more than a doubt where the weights alone find it: shown to the mediator, decides nothing.
 */
export function combined(found: readonly ReadAct[], chances: readonly Chance[], situation: Situation): ReadAct[] {
  const { text, role } = situation
  const plain = plainActs(situation)
  const chanceOf = new Map(chances.map((c) => [c.act, c]))
  const kept = found.flatMap((act) => {
    const chance = chanceOf.get(act.act)?.chance ?? 1
    if (act.certainty === 'sure') return [act]
    if (act.act === 'delay_request' && AT_ONCE.test(fold(act.quote))) return []
    if (plain.has(act.act)) return [act]
    if (chance < KEPT_FROM) return []
    return [chance < LIKELY_FROM ? { ...act, certainty: 'unsure' as const } : act]
  })
  const added = chances.flatMap((chance): ReadAct[] => {
    const sentence = text.sentences[chance.sentence]
    if (chance.chance < ADDED_FROM || !sentence || found.some((f) => f.act === chance.act)) return []
    if (SUPPOSED.test(sentence.quote)) return []
    if (!couldBe(chance, sentence)) return []
    if (BINDING.has(chance.act) && !mayBind(chance.act, sentence, found, role)) return []
    const doubtful = BINDING.has(chance.act) || chance.chance < SAID_FROM
    return [{ act: chance.act, quote: sentence.quote, certainty: doubtful ? 'unsure' : 'likely' }]
  })
  const all = [...kept, ...added]
  return alone(all.length > 0 ? all : found.map(doubtedIfBinding))
}

/** Words that the weights know from an act, in a sentence that can't be one. */
function couldBe({ act, chance }: Chance, { asks, marked }: Sentence): boolean {
  if (act === 'question') return asks || (chance >= SAID_FROM && WONDERS.test(marked))
  if (act === 'delay_request') return !AT_ONCE.test(marked)
  if (act === 'hostility') return !NO_CHARGE.test(marked)
  if (act === 'data_rights') return DATA.test(marked) && !POINTER.test(marked)
  return true
}

/** Rather what the grammar found than nothing: a short message gives the weights little to go by. */
const doubtedIfBinding = (act: ReadAct): ReadAct =>
  BINDING.has(act.act) || act.act === 'offer' ? { ...act, certainty: 'unsure' } : act

/**
 * Who is on nobody's side binds nobody; a matter is another one by its words only; and one sentence does not do the
 * opposite of what the grammar found in it.
 */
function mayBind(act: Act, { marked, quote }: Sentence, found: readonly ReadAct[], role: Role): boolean {
  if (role === 'other' && act !== 'out_of_scope') return false
  if (act === 'out_of_scope' && !ELSEWHERE.some((family) => familiesIn(tokensOf(marked)).has(family))) return false
  const opposed = opposites.flatMap(([one, other]) => (one === act ? [other] : other === act ? [one] : []))
  return !found.some((f) => opposed.includes(f.act) && f.quote === quote)
}

/** Thanks are an act only where nothing else was said; a doubt does not take their place. */
const alone = (acts: readonly ReadAct[]): ReadAct[] =>
  acts.some(({ act, certainty }) => act !== 'acknowledgement' && certainty !== 'unsure')
    ? acts.filter(({ act }) => act !== 'acknowledgement')
    : [...acts]
