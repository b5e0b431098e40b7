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
  law: LawText | null
  /** The day to which a party that asked for time is given it. */
  until: Day | null
  replyBy: Day | null
}

/** An answer to a message that changes nothing in the case but deserves one. */
export const reply = (context: LetterContext, { to, acts, law, until, replyBy }: Reply): Letter => ({
  purpose: 'reply',
  audience: [...to],
  subject: subjectLine(context, 'Réponse à votre message'),
  body: paragraphs(
    'Bonjour,',
    'Merci pour votre message. Nous l’avons lu avec attention.',
    acts.map((act) => acknowledged[act] ?? null),
    acts.includes('delay_request') && until !== null
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
