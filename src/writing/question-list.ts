import { type QuestionKey, questionText } from '../domain/questions.ts'
import type { Side } from '../domain/roles.ts'
import { numberedList, paragraphs } from './letter-context.ts'

/** At most this many questions in one letter. */
const MOST_QUESTIONS = 6

/** The same questions as the landlord reads them, where "vous" would be the wrong person. Consent is the tenant's alone. */
const askedOfLandlord: Partial<Record<QuestionKey, string | null>> = {
  consent: null,
  landlord_email: null,
  lease_start: 'À quelle date le bail a-t-il commencé ?',
  main_residence: 'Le logement était-il la résidence principale du locataire ? (oui ou non)',
  deposit_amount: 'Quel montant le locataire a-t-il versé comme dépôt de garantie ?',
  keys_returned_on: 'À quelle date toutes les clés vous ont-elles été rendues ?',
  entry_inventory_exists: 'Un état des lieux a-t-il été fait à l’entrée du locataire ? (oui ou non)',
  exit_inventory_exists: 'Un état des lieux a-t-il été fait au départ du locataire ? (oui ou non)',
  forwarding_address_given: 'Le locataire vous a-t-il donné sa nouvelle adresse ? (oui ou non)',
  forwarding_address_given_on: 'À quelle date le locataire vous a-t-il donné sa nouvelle adresse ?',
  deductions: 'Souhaitez-vous faire des retenues : lesquelles et de quel montant ?',
  refunded: 'Avez-vous déjà rendu une partie du dépôt : combien, et à quelle date ?',
}

/** The questions of `keys` that can be put to that side, with their wording, six at most. */
export function questionsFor(side: Side, keys: readonly QuestionKey[]): { key: QuestionKey; text: string }[] {
  return keys
    .map((key) => ({ key, text: side === 'landlord' ? wordingForLandlord(key) : questionText[key] }))
    .filter((q): q is { key: QuestionKey; text: string } => q.text !== null)
    .slice(0, MOST_QUESTIONS)
}

function wordingForLandlord(key: QuestionKey): string | null {
  const own = askedOfLandlord[key]
  return own === undefined ? questionText[key] : own
}

/** A heading, the numbered questions and how to answer them; null when there is none. */
export function questionList(side: Side, keys: readonly QuestionKey[]): string | null {
  const questions = questionsFor(side, keys)
  if (questions.length === 0) return null
  return paragraphs(
    questions.length === 1 ? '## Notre question' : '## Nos questions',
    numberedList(questions.map((q) => q.text)),
    keys.includes('consent') && side === 'tenant' ? consentNote : null,
    'Quelques mots par numéro suffisent. Si vous ne savez pas, écrivez « je ne sais pas ».',
  )
}

/** What a yes means (loi n° 2016-1547, art. 4-3: express consent to a service helped by software; product rule 8). */
const consentNote =
  'Si vous êtes d’accord, le bailleur recevra votre nom, le lieu du logement, les dates et sommes utiles, et le rappel de la règle. Il ne recevra pas vos messages. Votre accord vaut aussi pour l’aide d’un logiciel, toujours relue par un médiateur.'
