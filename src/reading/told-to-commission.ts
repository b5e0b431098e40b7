import { canonical, fold } from './fold.ts'
import { sentences } from './sentences.ts'

/** Whether the writer agrees that the commission be told what was said here, in which sentence. */
export type ToldToCommission = { agrees: boolean; quote: string }

const NO = /\b(?:ne|n'|pas|plus|jamais|aucun|refuse|oppose|sauf|sans|mais|si|condition|seulement)(?:\b|(?<='))/
const AGREES =
  /\b(?:j'accepte|je suis d'accord|je donne mon accord|nous acceptons|j'autorise|je consens)\b.{0,120}\b(?:commission|cdc)\b/
const TELLING =
  /\b(?:transmet\w{0,6}|transmis\w{0,3}|transmission|communiqu\w{0,6}|sache|savoir|connaisse|confidentialite)\b/
const SAID =
  /\b(?:courriels?|mails?|messages?|echanges|ecrits|ecrit|paroles|propos|mediation|confidentialite|s'est dit|est dit|dit ici)\b/
const TAKES_BACK =
  /\b(?:je|nous) (?:retir\w{1,4}|repren\w{1,4}|annul\w{1,4}|revoqu\w{1,4}|reviens sur|revenons sur)\b.{0,60}\b(?:accord|consentement|autorisation)\b/
const OBJECTS =
  /\b(?:je|nous) (?:n'|ne |m'oppose|nous opposons|refus)(?:accept|autoris|suis|veu|souhait|consen|a|e|\b).{0,120}/

/**
 * An agreement is read only from a plain sentence without a reserve; a refusal, or an agreement taken back, from any
 * sentence that says so. The last such sentence counts. Null: nothing is said of it.
 */
export function toldToCommission(own: string): ToldToCommission | null {
  const text = canonical(own).slice(0, 20_000)
  const folded = fold(text)
  const found = sentences(folded, () => false).flatMap(({ start, end }): ToldToCommission[] => {
    const said = folded.slice(start, end).replace(/\s+/g, ' ')
    const agrees = agreement(said)
    return agrees === null ? [] : [{ agrees, quote: text.slice(start, end) }]
  })
  return found.at(-1) ?? null
}

function agreement(said: string): boolean | null {
  const asks = said.includes('?')
  if (asks || !SAID.test(said)) return null
  if (TAKES_BACK.test(said)) return false
  if (!TELLING.test(said)) return null
  if (AGREES.test(said) && !NO.test(said)) return true
  return OBJECTS.test(said) ? false : null
}
