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
  ['opinion', /\b(?:(?:a rendu|rendu|recu|voici|donne) (?:son|un|l'|leur) ?avis)\b/],
  ['hearing', /\b(?:convoqu\w{1,5}|convocation|reunion|audience|seance|passons|passe devant|examine\w{0,3})\b/],
  [
    'acknowledged',
    /\b(?:accuse(?: de)? reception|enregistre\w{0,3}|bien recu (?:ma|notre|la) (?:demande|saisine)|dossier complet|accuse)\b/,
  ],
]

/** What a party reports of the commission, in its own words; null when it only speaks of it. */
export function commissionNews(own: string, sentOn: Day): CommissionNews | null {
  const text = canonical(own).slice(0, 20_000)
  const folded = fold(text)
  for (const { start, end } of sentences(folded, () => false)) {
    const said = folded.slice(start, end).replace(/\s+/g, ' ')
    if (!ABOUT.test(said) || UNSURE.test(said)) continue
    const [step] = STEPS.find(([, says]) => says.test(said)) ?? []
    if (!step) continue
    const [date, ...more] = step === 'hearing' ? findDates(folded.slice(start, end), sentOn) : []
    const on = date?.future && more.length === 0 && date.future > sentOn ? date.future : null
    return { step, on, quote: text.slice(start, end) }
  }
  return null
}
