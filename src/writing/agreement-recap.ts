import type { Day } from '../domain/day.ts'
import { type Cents, euros } from '../domain/money.ts'
import type { Side } from '../domain/roles.ts'
import { frenchWeekday } from './french-day.ts'
import type { Letter } from './letter.ts'
import { bulletList, type LetterContext, oneLine, ownFigures, paragraphs, subjectLine } from './letter-context.ts'

type AgreementRecap = {
  audience: readonly Side[]
  amount: Cents
  /** Null when no day was agreed: both are asked for one. */
  payBy: Day | null
  /** Names this exact text: an answer that quotes it confirms this wording and no other. */
  versionCode: string
}

/** The agreement, in the same words for both. */
export const agreementRecap = (
  context: LetterContext,
  { audience, amount, payBy, versionCode }: AgreementRecap,
): Letter => ({
  purpose: 'agreement_recap',
  audience: [...audience],
  subject: subjectLine(context, 'Votre accord sur le dépôt de garantie'),
  body: paragraphs(
    'Bonjour,',
    'Vous avez trouvé un accord. En voici le récapitulatif. Le locataire et le bailleur reçoivent le même texte.',
    `## L’accord (version ${versionCode})`,
    bulletList([
      ...(context.dwelling === null ? [] : [`Logement : ${oneLine(context.dwelling)}.`]),
      `Somme : le bailleur verse ${euros(amount)} au locataire.`,
      payBy === null ? 'Date : à fixer ensemble.' : `Date : au plus tard le ${frenchWeekday(payBy)}.`,
      'Effet : une fois cette somme reçue, la question du dépôt de garantie est réglée entre vous.',
    ]),
    '## Ce que chacun fait maintenant',
    bulletList([
      `Chacun relit ce texte et répond : JE CONFIRME ${versionCode}. Si une ligne est inexacte, dites laquelle.`,
      ...(payBy === null ? ['Le bailleur indique la date du paiement.'] : []),
      'Le locataire donne ses coordonnées bancaires directement au bailleur.',
      'Le bailleur paie, puis nous répond : PAYÉ.',
      'Le locataire nous répond REÇU, dès que l’argent est là.',
    ]),
    'Le dossier restera ouvert jusqu’à la réception de l’argent. Nous vous écrirons après la date prévue.',
  ),
  additions: {},
  asked: {},
  choiceOffered: false,
  figures: [euros(amount), versionCode, ...ownFigures(context, payBy)],
})
