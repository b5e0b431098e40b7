import type { Day } from '../domain/day.ts'
import { type Cents, euros } from '../domain/money.ts'
import type { Side } from '../domain/roles.ts'
import { frenchDay } from './french-day.ts'
import type { Letter } from './letter.ts'
import { bulletList, type LetterContext, ownFigures, paragraphs, subjectLine } from './letter-context.ts'

/** `payBy` is null when the agreement names no day. */
type PaymentCheck = { audience: readonly Side[]; amount: Cents; payBy: Day | null }

/** After the promised day: has the money left, has it come? */
export const paymentCheck = (context: LetterContext, { audience, amount, payBy }: PaymentCheck): Letter => ({
  purpose: 'payment_check',
  audience: [...audience],
  subject: subjectLine(context, 'Le paiement convenu a-t-il eu lieu ?'),
  body: paragraphs(
    'Bonjour,',
    payBy === null
      ? `Votre accord prévoit le versement de ${euros(amount)} au locataire, sans date précise.`
      : `Votre accord prévoit le versement de ${euros(amount)} au locataire, au plus tard le ${frenchDay(payBy)}. Cette date est passée.`,
    'Nous faisons le point avec chacun de vous. Un virement peut prendre un peu de temps.',
  ),
  additions: Object.fromEntries(audience.map((side) => [side, howToAnswer[side]])),
  asked: {},
  choiceOffered: false,
  figures: [euros(amount), ...ownFigures(context, payBy)],
})

const howToAnswer: Record<Side, string> = {
  tenant: paragraphs(
    '## Avez-vous reçu l’argent ?',
    'Répondez à ce courriel par l’un de ces mots :',
    bulletList(['REÇU', 'REÇU EN PARTIE, suivi de la somme', 'PAS REÇU']),
  ),
  landlord: paragraphs(
    '## Avez-vous payé ?',
    'Répondez à ce courriel par l’un de ces mots :',
    bulletList(['PAYÉ, suivi de la date', 'PAS ENCORE, suivi de la nouvelle date']),
  ),
}
