import type { ReadAnswer } from './contract.ts'
import { canonical, fold } from './fold.ts'

const RELAY =
  "(?:l'association|cette association|le relais|(?:la|cette) personne qui m(?:'|e )[a-z ]{0,20}|mon assistante? sociale?|l'assistante? sociale?|l'adil|le ccas|ma conseillere|mon conseiller|elle|il|ils)"
const KNOWS =
  '(?:sache(?:nt)?|savoir|suive(?:nt)?|suivre|voie(?:nt)?|voir|(?:soi(?:t|ent)|etre) (?:informee?s?|tenue?s? au courant)|ai(?:t|ent) (?:acces|des nouvelles)|connaitre)'
const REFUSES = new RegExp(
  String.raw`\b(?:ne (?:veux|souhaite|voudrais) (?:plus|pas) qu(?:e |')?${RELAY} ${KNOWS}|(?:retire|reprends|annule) mon (?:accord|autorisation) (?:pour|a|donnee? a) ${RELAY}|${RELAY} ne (?:doit|peut|doive|puisse)(?:nt)? plus ${KNOWS})`,
)
const ALLOWS = new RegExp(String.raw`\b${RELAY} peu(?:t|vent) ${KNOWS}|\bd'accord pour qu(?:e |')?${RELAY} ${KNOWS}`)

/** `quote`: the sentence that says so, where it is no answer to our question: it says nothing else. */
type RelayWish = { allowed: boolean; quote: string | null }

/** Whether somebody who wrote for the tenant may know where the case stands, in answer to our question or in words of its own. */
export function relayWish(own: string, answers: readonly ReadAnswer[]): RelayWish | null {
  const sentences = own.slice(0, 20_000).split(/[.!?\n]+/)
  const saying = (pattern: RegExp) => sentences.find((each) => pattern.test(fold(canonical(each)).replace(/\s+/g, ' ')))
  const refused = saying(REFUSES)
  if (refused !== undefined) return { allowed: false, quote: refused.trim() }
  const answer = answers.find(({ question }) => question === 'relay_consent')?.answer
  if (answer === 'yes' || answer === 'no') return { allowed: answer === 'yes', quote: null }
  const granted = saying(ALLOWS)
  return granted === undefined ? null : { allowed: true, quote: granted.trim() }
}
