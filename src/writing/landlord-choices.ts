import { paragraphs } from './letter-context.ts'

/** The landlord's typed answers: the place in the list is the digit that answers by mail. */
const landlordChoices = [
  'Je rends tout le dépôt.',
  'Je rends une partie du dépôt.',
  'Je justifie mes retenues.',
  'Je conteste la demande.',
  'Je ne suis pas la bonne personne.',
  'J’ai besoin de temps.',
] as const

/** How a landlord may answer, for the end of a letter. */
export const choicesText = (): string =>
  paragraphs(
    '## Comment répondre',
    'Répondez à ce courriel par le chiffre qui convient :',
    landlordChoices.map((choice, i) => `${i + 1}. ${choice}`).join('\n'),
    'Vous pouvez ajouter quelques mots, une somme, une date ou des documents. Un simple chiffre suffit pour commencer.',
  )
