import { type Cents, euros } from '../domain/money.ts'
import type { Side } from '../domain/roles.ts'
import type { Outcome } from '../domain/states.ts'
import type { Letter } from './letter.ts'
import { type LetterContext, ownFigures, paragraphs, subjectLine } from './letter-context.ts'

type Closing = {
  audience: readonly Side[]
  outcome: Outcome
  /** The sum that the tenant says to have received; null when none is known. */
  received: Cents | null
}

/** The end of a case, in the same words for all who knew of it. */
export const closing = (context: LetterContext, { audience, outcome, received }: Closing): Letter => ({
  purpose: 'closing',
  audience: [...audience],
  subject: subjectLine(context, outcome === 'resolved' ? 'Votre dossier est réglé' : 'Fin de la médiation'),
  body: paragraphs(
    'Bonjour,',
    howItEnded(outcome, received),
    outcome === 'resolved' ? null : otherWays,
    'Nous fermons donc le dossier. Si la situation change, répondez simplement à ce courriel.',
    outcome === 'resolved' ? 'Merci à vous d’avoir cherché un accord.' : 'Merci pour vos échanges avec nous.',
  ),
  additions: {},
  asked: {},
  choiceOffered: false,
  figures: [...(received === null ? [] : [euros(received)]), ...ownFigures(context)],
})

function howItEnded(outcome: Outcome, received: Cents | null): string {
  switch (outcome) {
    case 'resolved':
      return received === null
        ? 'Le locataire confirme avoir reçu l’argent. La question du dépôt de garantie est réglée.'
        : `Le locataire confirme avoir reçu ${euros(received)}. La question du dépôt de garantie est réglée.`
    case 'withdrawn':
      return 'Le locataire nous a dit ne plus souhaiter cette médiation.'
    case 'abandoned':
      return 'Nous n’avons plus de réponse dans ce dossier, malgré nos rappels.'
    case 'with_cdc':
      return 'La médiation s’arrête ici, sans accord. Un dossier a été remis pour la commission départementale de conciliation.'
    case 'out_of_scope':
      return 'Cette demande ne relève pas de notre service.'
  }
}

const otherWays =
  'Chacun garde tous ses droits. La commission départementale de conciliation, un conciliateur de justice ou le juge peuvent encore être saisis.'
