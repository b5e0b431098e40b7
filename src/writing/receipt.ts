import type { Day } from '../domain/day.ts'
import type { CaseRef } from '../domain/ids.ts'
import { frenchWeekday } from './french-day.ts'
import { bulletList, paragraphs } from './letter-context.ts'
import type { PlainMail } from './plain-mail.ts'

type Receipt = {
  serviceName: string
  ref: CaseRef
  /** True for the mail that opened the case. */
  first: boolean
  /** The working day by which a person will have looked. */
  nextBy: Day
}

/** At once, to a proven sender: the mail arrived, what happens next and when. */
export const receipt = ({ serviceName, ref, first, nextBy }: Receipt): PlainMail => ({
  subject: first
    ? `Nous avons bien reçu votre demande (dossier ${ref})`
    : `Nous avons bien reçu votre message (dossier ${ref})`,
  text: paragraphs(
    'Bonjour,',
    first
      ? `Votre demande est bien arrivée. Votre numéro de dossier : ${ref}.`
      : `Votre message est bien arrivé. Il est classé dans le dossier ${ref}.`,
    '## La suite',
    bulletList([
      `Un médiateur lit votre ${first ? 'demande' : 'message'} et vous répond au plus tard le ${frenchWeekday(nextBy)}.`,
      'Vous n’avez rien à faire d’ici là.',
      ...(first ? ['Gardez vos documents : le bail, les états des lieux et la preuve du paiement du dépôt.'] : []),
    ]),
    'Pour connaître l’état de votre dossier, répondez : OÙ EN EST MON DOSSIER ?',
    first
      ? 'Si vous n’avez rien demandé, ignorez ce courriel ou dites-le-nous. Nous n’écrirons à personne sans votre accord.'
      : null,
    serviceName,
  ),
})
