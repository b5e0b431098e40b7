import type { Act } from '../domain/acts.ts'
import type { Day } from '../domain/day.ts'
import type { Side } from '../domain/roles.ts'
import { frenchWeekday } from './french-day.ts'
import { type LawText, lawParagraphs } from './law-text.ts'
import type { Letter } from './letter.ts'
import { answerBefore, type LetterContext, ownFigures, paragraphs, subjectLine } from './letter-context.ts'

type Reply = {
  to: readonly Side[]
  /** What the message did: each act is acknowledged in our words, never in the sender's. */
  acts: readonly Act[]
  /** The landlord's typed answer, 1 to 6, when the message is one. */
  choice: number | null
  /** True when the other side refused what this one had offered. */
  declined: boolean
  law: LawText | null
  /** The day to which a party that asked for time is given it. */
  until: Day | null
  replyBy: Day | null
}

/** An answer to a message that changes nothing in the case but deserves one. */
export const reply = (context: LetterContext, { to, acts, choice, declined, law, until, replyBy }: Reply): Letter => ({
  purpose: 'reply',
  audience: [...to],
  subject: subjectLine(context, 'Réponse à votre message'),
  body: paragraphs(
    'Bonjour,',
    declined
      ? 'L’autre partie n’accepte pas votre proposition. Vous pouvez en faire une autre, ou nous dire ce que vous souhaitez.'
      : 'Merci pour votre message. Nous l’avons lu avec attention.',
    choice === null ? null : (choiceAnswered[choice] ?? null),
    acts.map((act) => acknowledged[act] ?? null),
    (acts.includes('delay_request') || choice === 6) && until !== null
      ? `Nous attendrons votre réponse jusqu’au ${frenchWeekday(until)}.`
      : null,
    law === null ? null : ['Voici ce que prévoit la règle, avec les faits connus à ce jour.', ...lawParagraphs(law)],
    acts.some((act) => act === 'question' || act === 'evidence_requested')
      ? 'Si votre question portait sur autre chose, dites-le-nous.'
      : null,
    answerBefore(replyBy),
  ),
  additions: {},
  asked: {},
  choiceOffered: false,
  figures: [...(law?.figures ?? []), ...ownFigures(context, until, replyBy)],
})

/** What each typed answer opens: the next thing that the landlord is asked for. */
const choiceAnswered: Readonly<Record<number, string>> = {
  1: 'Vous choisissez de rendre tout le dépôt. Merci de nous indiquer la somme et la date du paiement. Nous préviendrons le locataire.',
  2: 'Vous choisissez de rendre une partie du dépôt. Merci de nous indiquer la somme, la date, et la raison de ce que vous gardez.',
  3: 'Vous choisissez de justifier vos retenues. Merci de nous envoyer les documents : état des lieux, devis, facture ou décompte.',
  4: 'Vous contestez la demande. Merci de nous dire quels faits vous contestez, et pourquoi.',
  5: 'Vous n’êtes pas la bonne personne. Merci de nous indiquer qui est le bailleur ou son agence, et son adresse électronique.',
  6: 'Vous demandez du temps. C’est possible, et nous l’avons noté.',
}

const acknowledged: Partial<Record<Act, string>> = {
  evidence_requested: 'Vous demandez un justificatif. Nous pouvons le demander à l’autre partie.',
  payment_missing: 'Vous nous dites que l’argent attendu n’est pas arrivé. Nous en tenons compte.',
  delay_request: 'Vous demandez du temps. C’est possible, et nous l’avons noté.',
  hostility:
    'Nous comprenons que cette situation soit pénible. Nous demandons à chacun d’écrire avec respect, et nous restons neutres. En cas de menace, vous pouvez appeler la police ou la gendarmerie.',
  representation_change:
    'Vous nous signalez un changement d’adresse ou d’interlocuteur. Un médiateur le vérifie avant toute modification.',
  data_rights:
    'Vous exercez un droit sur vos données. Une personne du service traite votre demande et vous répondra dans le délai prévu par la loi.',
}
