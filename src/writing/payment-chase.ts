import type { Day } from '../domain/day.ts'
import { type Cents, euros } from '../domain/money.ts'
import { frenchDay, frenchWeekday } from './french-day.ts'
import type { Letter } from './letter.ts'
import { bulletList, type LetterContext, ownFigures, paragraphs, subjectLine } from './letter-context.ts'

type PaymentChase = {
  amount: Cents
  /** Null when the agreement named no day. */
  payBy: Day | null
  replyBy: Day
}

/** To the landlord, when the tenant says that the agreed money has not come. */
export const paymentChase = (context: LetterContext, { amount, payBy, replyBy }: PaymentChase): Letter => ({
  purpose: 'payment_chase',
  audience: ['landlord'],
  subject: subjectLine(context, 'Le paiement convenu n’est pas encore arrivé'),
  body: paragraphs(
    'Bonjour,',
    `Vous avez trouvé un accord avec le locataire : un versement de ${euros(amount)}${payBy === null ? '' : `, au plus tard le ${frenchDay(payBy)}`}.`,
    'À ce jour, le locataire nous indique que la somme n’est pas arrivée. Le retard peut venir de la banque.',
    '## Comment répondre',
    'Répondez à ce courriel par l’un de ces mots :',
    bulletList([
      'PAYÉ, suivi de la date',
      'PAS ENCORE, suivi de la date prévue',
      'UNE DIFFICULTÉ, suivie de quelques mots',
    ]),
    `Merci de nous répondre au plus tard le ${frenchWeekday(replyBy)}.`,
    'Sans réponse ni paiement, le locataire pourra reprendre sa demande et saisir la commission départementale de conciliation ou le juge.',
  ),
  additions: {},
  asked: {},
  choiceOffered: false,
  figures: [euros(amount), ...ownFigures(context, payBy, replyBy)],
})
