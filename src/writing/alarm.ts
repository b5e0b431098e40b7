import { paragraphs } from './letter-context.ts'
import type { PlainMail } from './plain-mail.ts'

/** Why commands were refused, in French, and how many for each reason. */
export type Refused = readonly { label: string; count: number }[]

/** For a supervisor: commands under a mediator's address were refused again and again. Nothing of what they say. */
export const alarm = (address: string, refused: Refused): PlainMail => ({
  subject: `Alerte : ${total(refused)} commandes refusées au nom de ${address}`,
  text: paragraphs(
    `Depuis 24 heures, ${total(refused)} messages écrits au nom de ${address} ont été refusés. Rien n’a été fait.`,
    refused.map(({ label, count }) => `- ${count} : ${label}`).join('\n'),
    '## Que faire',
    'Demandez à cette personne, de vive voix ou par téléphone, si elle a écrit ces messages.',
    'Si oui, l’exploitant vérifie que son serveur signe ses courriels (DKIM, DMARC).',
    'Si non, quelqu’un se fait passer pour elle. L’exploitant change le mot de passe de sa boîte et lit les messages retenus : npx mediation held.',
  ),
})

/** For the mediator whose address was used: one a day at most. Nothing of the refused mail but the reason. */
export const misuseNotice = (serviceName: string, label: string): PlainMail => ({
  subject: 'Un message à votre nom n’a pas pu être authentifié',
  text: paragraphs(
    'Bonjour,',
    `Un message à votre nom a voulu donner une commande. Il a été refusé : ${label}. Rien n’a été fait.`,
    'Si c’est vous, répondez de nouveau au courriel d’approbation, depuis votre boîte habituelle. Si cela se répète, parlez-en à l’exploitant du service.',
    'Si ce n’est pas vous, prévenez votre responsable. Vous n’avez rien d’autre à faire.',
    'D’autres messages peuvent être refusés aujourd’hui : cet avis ne part qu’une fois par jour.',
    serviceName,
  ),
})

/** The same for the daily digest, in one line. */
export const alarmLine = (address: string, refused: Refused): string =>
  `${total(refused)} ${total(refused) > 1 ? 'commandes refusées' : 'commande refusée'} au nom de ${address} : ${refused
    .map(({ label, count }) => `${count} « ${label} »`)
    .join(', ')}`

const total = (refused: Refused): number => refused.reduce((sum, { count }) => sum + count, 0)
