import type { CommissionStep } from '../domain/commission-steps.ts'
import type { Day } from '../domain/day.ts'
import { findDates } from './dates.ts'
import { canonical, fold } from './fold.ts'
import { sentences } from './sentences.ts'

/** `on`: the day of the meeting; null for the other steps, and where none is named. */
export type CommissionNews = { step: CommissionStep; on: Day | null; quote: string }

const ABOUT = /\b(?:commission|cdc)\b/
const UNSURE =
  /\?|\b(?:pas encore|toujours pas|toujours rien|si la|quand la|j'attends|attendons|espere|peut-etre|sans reponse)\b/
/** The first that a sentence says. */
const STEPS: readonly [CommissionStep, RegExp][] = [
  ['inadmissible', /\b(?:irrecevable|n'est pas competente|pas recevable|demande (?:rejetee|refusee))\b/],
  [
    'no_agreement',
    /\b(?:pas (?:pu )?(?:trouve|d'accord|aboutir|abouti)|sans accord|aucun accord|echec|non-conciliation)\b/,
  ],
  [
    'conciliated',
    /\b(?:document de conciliation|nous a concilies|accord (?:signe|trouve|constate)|conciliation (?:signee|reussie))\b/,
  ],
  ['opinion', /\b(?:(?:a rendu|rendu|recu|voici|donne|emis|trouver ci-joint) (?:son|un|l'|leur) ?avis)\b/],
  ['hearing', /\b(?:convoqu\w{1,5}|convocation|reunion|audience|seance|passons|passe devant|examine\w{0,3})\b/],
  [
    'acknowledged',
    /\b(?:accus(?:e|ons)(?: de)? reception|enregistre\w{0,3}|bien recu (?:ma|notre|votre|la) (?:demande|saisine)|dossier complet|accuse)\b/,
  ],
]

/** What a party reports of the commission, in its own words; null when it only speaks of it. */
export function commissionNews(own: string, sentOn: Day): CommissionNews | null {
  const [first] = newsIn(own, sentOn, (said) => ABOUT.test(said) && !UNSURE.test(said))
  return first ?? null
}

/** What a mail of the commission says for itself; it need not name itself, and the day may stand in a later sentence. */
export function commissionSays(own: string, sentOn: Day): CommissionNews | null {
  const all = newsIn(own, sentOn, (said) => !said.includes('?'))
  const [first] = all
  return all.find(({ step, on }) => step === first?.step && on !== null) ?? first ?? null
}

function newsIn(own: string, sentOn: Day, counts: (said: string) => boolean): CommissionNews[] {
  const text = canonical(own).slice(0, 20_000)
  const folded = fold(text)
  return sentences(folded, () => false).flatMap(({ start, end }) => {
    const said = folded.slice(start, end).replace(/\s+/g, ' ')
    const [step] = (counts(said) && STEPS.find(([, says]) => says.test(said))) || []
    if (!step) return []
    const [date, ...more] = step === 'hearing' ? findDates(folded.slice(start, end), sentOn) : []
    const on = date?.future && more.length === 0 && date.future > sentOn ? date.future : null
    return [{ step, on, quote: text.slice(start, end) }]
  })
}

const NAMED = /\b(?:commission (?:departementale )?de conciliation|cdc(?: ?\d[\dab])?)\b/
const STATE = /\.gouv\.fr$/

/**
 * Whether the mail seems to be written for a commission of conciliation: by the sender's name, or from an address of the
 * State, and with its name in the words. Anybody can write this: it proves nothing.
 */
export const speaksForCommission = (from: { name: string; address: string }, words: string): boolean =>
  NAMED.test(fold(canonical(words.slice(0, 20_000)))) &&
  (NAMED.test(fold(canonical(from.name.slice(0, 200)))) || STATE.test(from.address.toLowerCase()))
