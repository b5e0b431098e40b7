import { paragraphs } from './letter-context.ts'
import type { PlainMail } from './plain-mail.ts'

/** Why a human must look first, as far as the sender may know it. */
export type HeldBecause = 'no_case' | 'several_cases' | 'unreadable' | 'too_large' | 'other'

/** Once a day at most, to a proven sender whose mail waits for a human. */
export const heldNotice = (serviceName: string, because: HeldBecause): PlainMail => ({
  subject: 'Votre message attend une vérification',
  text: paragraphs(
    'Bonjour,',
    'Votre message est bien arrivé. Une personne du service doit le regarder avant la suite.',
    whatHelps[because],
    'Vous n’avez pas besoin de renvoyer votre message.',
    serviceName,
  ),
})

const whatHelps: Record<HeldBecause, string | null> = {
  no_case:
    'Si vous avez un numéro de dossier, indiquez-le en répondant à ce courriel. Sinon, dites-nous en quelques mots ce qui vous amène.',
  several_cases: 'Plusieurs dossiers sont possibles. Indiquez votre numéro de dossier en répondant à ce courriel.',
  unreadable: 'Nous n’avons pas pu le lire. Vous pouvez nous écrire un courriel simple, sans pièce jointe.',
  too_large: 'Il est trop lourd. Vous pouvez envoyer vos documents en plusieurs courriels.',
  other: null,
}
