import { NO_SUCH_CHOICE } from '../domain/landlord-choice.ts'
import type { Reading, ReadingContext } from './contract.ts'
import type { Situation } from './situation.ts'

/** The landlord's digit, when he was offered the six typed answers and his mail is one; 0 for a digit that was not offered, or several. */
export function readChoice({ input, text }: Situation): number | null {
  if (!input.context.choiceOffered) return null
  const first = text.sentences.find((s) => !/^(?:bonjour|bonsoir|madame|monsieur|messieurs)\b.{0,30}$/.test(s.marked))
  const digit =
    first &&
    /^(?:(?:ma |le )?(?:reponse|choix|option|chiffre)(?: (?:numero|n°|est|le|la))*\s*:?\s*)?(?:n°\s?)?([1-6])(?!\d)(?:\s*[.):,;!-].*|\s*|\s+(?!€|euro|jours?|semaines?|mois|ans?|rue).*)$/.exec(
      first.marked,
    )
  if (first && UNCLEAR.test(first.marked)) return NO_SUCH_CHOICE
  return digit ? Number(digit[1]) : null
}

/** Nothing but digits: one beyond 1 to 6, or more than one. */
const UNCLEAR =
  /^(?:(?:ma |les? )?(?:reponse|choix|option|chiffre)s?(?: (?:numeros?|n°|est|sont|le|la|les))*\s*:?\s*)?(?:[07-9]|\d{2,3}|\d\s*(?:(?:et|ou|puis|,|;|\/|\+|&|-)\s*\d\s*){1,5})\s*[.!?]*$/

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
    .flatMap((line) => apart(line.trim()))
    .filter((line) => line.length > 0)
  const numbered = lines.flatMap((line) => {
    const match = /^(?:q\s?)?(\d{1,2})\s?[.):/°-]\s*(.{1,300})$/i.exec(line.slice(0, 320))
    const question = match && asked[Number(match[1]) - 1]
    return match?.[2] && question ? [{ question, answer: kindOf(match[2]), quote: line.slice(0, 320) }] : []
  })
  const [only] = asked
  const [first] = text.sentences
  if (numbered.length > 0 || !only || !first) return numbered
  if (asked.length > 1) return inOrder(lines, asked)
  return [{ question: only, answer: kindOf(first.quote), quote: first.quote }]
}

/** "1. oui 2. le 3 mai": one line, several numbers that follow each other. */
function apart(line: string): string[] {
  const parts: string[] = []
  let rest = line.slice(0, 2_000)
  for (let next = 2; next <= 12 && /^(?:q\s?)?\d{1,2}\s?[.):/°-]/i.test(rest); next++) {
    const at = rest.search(new RegExp(String.raw`\s(?:q\s?)?${next}\s?[.):/°-]\s`, 'i'))
    if (at < 0) break
    parts.push(rest.slice(0, at).trim())
    rest = rest.slice(at).trim()
  }
  return [...parts, rest]
}

const greeting = /^(?:bonjour|bonsoir|salut|madame|monsieur|merci|cordialement|bien a vous|bonne)\b.{0,40}$/i

/** As many short lines as questions, greetings aside, answer them in their order. */
function inOrder(lines: readonly string[], asked: ReadingContext['asked']): Reading['answers'] {
  const told = lines.filter((line) => !greeting.test(line))
  if (told.length !== asked.length || told.some((line) => line.length > 80)) return []
  return told.flatMap((quote, at) => {
    const question = asked[at]
    return question ? [{ question, answer: kindOf(quote), quote }] : []
  })
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
