import { paragraphs } from './letter-context.ts'
import type { PlainMail } from './plain-mail.ts'

/** For a supervisor, once a day: automatic answers are stopped. */
export const brakeAlert = (most: number): PlainMail => ({
  subject: 'Alerte : les réponses automatiques sont arrêtées',
  text: paragraphs(
    `En 24 heures, le service a répondu automatiquement ${most} fois. C’est beaucoup : il s’arrête de répondre seul.`,
    'Les messages continuent d’arriver et sont classés. Les lettres approuvées partent. Seuls manquent les accusés de réception, les réponses « où en est mon dossier » et les avis d’attente.',
    '## Que faire',
    'Lisez les demandes nouvelles et les messages retenus du point quotidien.',
    'Si ce sont de vraies demandes, rien n’est perdu. Si ce sont des machines, l’exploitant les bloque sur le serveur de courriel.',
    'Les réponses reprennent seules, 24 heures après la première.',
  ),
})

/** The same for the daily digest, in one line. */
export const BRAKE_LINE = 'Trop de réponses automatiques en 24 heures : le service ne répond plus seul.'
