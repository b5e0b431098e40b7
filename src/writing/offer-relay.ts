import type { Day } from '../domain/day.ts'
import { type Cents, euros } from '../domain/money.ts'
import { otherSide, type Side } from '../domain/roles.ts'
import { frenchDay } from './french-day.ts'
import type { Letter } from './letter.ts'
import { answerBefore, bulletList, type LetterContext, ownFigures, paragraphs, subjectLine } from './letter-context.ts'

type OfferRelay = { by: Side; amount: Cents; payBy: Day | null; replyBy: Day | null }

/** Tells one side what the other proposes, as a sum and a date: never in the other's words. */
export function offerRelay(context: LetterContext, { by, amount, payBy, replyBy }: OfferRelay): Letter {
  const to = otherSide(by)
  const when = payBy === null ? '' : `, au plus tard le ${frenchDay(payBy)}`
  return {
    purpose: 'offer_relay',
    audience: [to],
    subject: subjectLine(context, 'Dépôt de garantie : une proposition pour vous'),
    body: paragraphs(
      'Bonjour,',
      by === 'landlord'
        ? `Le bailleur propose de verser ${euros(amount)} au locataire${when}.`
        : `Le locataire propose que le bailleur lui verse ${euros(amount)}${when}.`,
      payBy === null ? 'Aucune date de paiement n’est proposée. Vous pouvez en indiquer une.' : null,
      'Si vous acceptez, ce paiement réglera la question du dépôt de garantie. Nous enverrons alors le même récapitulatif aux deux parties.',
      'Vous êtes libre d’accepter, de refuser ou de proposer autre chose. Nous ne donnons pas d’avis sur cette proposition.',
      '## Comment répondre',
      'Répondez à ce courriel par l’une de ces phrases :',
      bulletList([
        `J’ACCEPTE ${euros(amount)}`,
        'JE REFUSE',
        'JE PROPOSE, suivi de votre somme et d’une date de paiement',
      ]),
      answerBefore(replyBy),
    ),
    additions: {},
    asked: {},
    choiceOffered: false,
    figures: [euros(amount), ...ownFigures(context, payBy, replyBy)],
  }
}
