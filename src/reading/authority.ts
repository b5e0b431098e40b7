import type { ReadAnswer } from './contract.ts'
import { fold } from './fold.ts'

const CONFIRMS =
  /\b(?:je|nous) (?:vous )?(?:le )?confirm(?:e|ons)\b|\b(?:j'ai|nous avons|ayant) (?:bien )?(?:un |le |son |leur )?(?:mandat|procuration)\b|\b(?:ils|elles|tous|toutes|les autres) (?:sont|est|ont) (?:bien |aussi |tous |toutes )*(?:d'accord|accepte)/
const DENIES =
  /\b(?:pas|aucune?|sans) (?:de |le |un )?(?:mandat|procuration|d'accord)\b|\bne (?:sont|est) pas\b|\bn'(?:ai|avons) pas\b/

/** Whether the answer to our question says that a yes binds the others too; null when it says neither. */
export function authoritySaid(answers: readonly ReadAnswer[]): boolean | null {
  const said = answers.find(({ question }) => question === 'has_mandate' || question === 'others_agree')
  if (!said || said.answer === 'unknown') return null
  const words = fold(said.quote)
  if (said.answer === 'no' || DENIES.test(words)) return false
  return said.answer === 'yes' || CONFIRMS.test(words) ? true : null
}
