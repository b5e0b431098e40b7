import { paragraphs } from './letter-context.ts'
import type { PlainMail } from './plain-mail.ts'

/** For a supervisor: nothing could be fetched for this many minutes. `since`: French date and time. */
export const mailboxAlert = (minutes: number, since: string): PlainMail => ({
  subject: 'Alerte : la boîte de réception n’est plus relevée',
  text: paragraphs(
    `Depuis ${since}, plus de ${minutes} minutes, le service n’a pas pu lire sa boîte de réception.`,
    'Rien n’est perdu : les messages restent sur le serveur. Mais personne ne reçoit de réponse.',
    '## Que faire',
    'Prévenez l’exploitant : npx mediation doctor dit quelle partie ne répond pas.',
  ),
})
