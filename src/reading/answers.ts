import { NO_SUCH_CHOICE } from '../domain/landlord-choice.ts'
import type { Reading } from './contract.ts'
import type { Situation } from './situation.ts'

/** The landlord's digit, when he was offered the six typed answers and his mail is one; 0 for a digit that was not offered, or several. */
export function readChoice({ input, text }: Situation): number | null {
  if (!input.context.choiceOffered) return null
  const first = text.sentences.find((s) => !/^(?:bonjour|bonsoir|madame|monsieur|messieurs)\b.{0,30}$/.test(s.marked))
  const digit =
    first &&
    /^(?:(?:ma )?(?:reponse|choix|option)(?: (?:numero|n°|est|le|la))*\s*:?\s*)?(?:n°\s?)?([1-6])(?!\d)(?:\s*[.):,;!-].*|\s*|\s+(?!€|euro|jours?|semaines?|mois|ans?|rue).*)$/.exec(
      first.marked,
    )
  if (first && UNCLEAR.test(first.marked)) return NO_SUCH_CHOICE
  return digit ? Number(digit[1]) : null
}

/** Nothing but digits: one beyond 1 to 6, or more than one. */
const UNCLEAR =
  /^(?:(?:ma )?(?:reponse|choix|option)s?(?: (?:numeros?|n°|est|sont|le|la|les))*\s*:?\s*)?(?:[07-9]|\d{2,3}|\d\s*(?:(?:et|ou|puis|,|;|\/|\+|&|-)\s*\d\s*){1,5})\s*[.!?]*$/

const yes = /^(?:oui|ok|d'accord|yes|tout a fait|bien sur|exact|absolument|affirmatif|c'est ca|ouais)\b/
const no = /^(?:non|no|pas du tout|aucune?|negatif|jamais|nan)\b/
const unknown =
  /\b(?:je ne sais (?:pas|plus)|sais (?:pas|plus)|aucune idee|me souviens (?:pas|plus)|pas sure?|je ne m'en souviens)\b/

/** Numbered answers ("1. oui"), or the answers in order when as many lines as questions came. */
export function readAnswers({ input, text }: Situation): Reading['answers'] {
  const { asked } = input.context
  if (asked.length === 0) return []
  const lines = text.text
    .split('\n')
    .map((l) => l.trim())
    .filter((l) => l.length > 0)
  const numbered = lines.flatMap((line) => {
    const match = /^(?:q\s?)?(\d{1,2})\s?[.):/°-]\s*(.{1,300})$/i.exec(line.slice(0, 320))
    const question = match && asked[Number(match[1]) - 1]
    return match?.[2] && question ? [{ question, answer: kindOf(match[2]), quote: line.slice(0, 320) }] : []
  })
  const [only] = asked
  const [first] = text.sentences
  if (numbered.length > 0 || asked.length > 1 || !only || !first) return numbered
  return [{ question: only, answer: kindOf(first.quote), quote: first.quote }]
}

function kindOf(text: string): Reading['answers'][number]['answer'] {
  const said = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/’/g, "'")
  if (unknown.test(said)) return 'unknown'
  if (yes.test(said)) return 'yes'
  return no.test(said) ? 'no' : 'given'
}
