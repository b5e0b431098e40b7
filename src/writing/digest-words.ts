import { type Day, daysBetween } from '../domain/day.ts'
import type { CaseRef } from '../domain/ids.ts'
import { type Cents, euros } from '../domain/money.ts'
import { type Side, sideLabel } from '../domain/roles.ts'
import { type CaseState, stateLabel } from '../domain/states.ts'
import type { TroubleKind } from '../domain/trouble.ts'
import { frenchDay } from './french-day.ts'

/** `aujourd’hui`, `hier`, `3 jours`. */
export function sinceText(from: Day, on: Day): string {
  const days = daysBetween(from, on)
  return days <= 0 ? 'aujourd’hui' : days === 1 ? 'hier' : `${days} jours`
}

const counted = (n: number, one: string, many: string): string => `${n} ${n > 1 ? many : one}`

/** `state`: null where the section says it. `owner`: who follows the case, or null where the line says it otherwise. */
export const aboutCase = (ref: CaseRef, state: CaseState | null, what: string, owner: string | null): string =>
  `${ref}${state === null ? '' : ` (${stateLabel[state]})`} : ${what}${owner === null ? '' : `, chez ${owner}`}`

/** What the lines about cases say. */
export const caseWords = {
  waits: (letter: string, owner: string, since: string) => `${letter}, chez ${owner} depuis ${since}`,
  promise: (amount: Cents, payBy: Day | null, payment: 'none' | 'announced' | 'missed') =>
    `${euros(amount)} ${payBy ? `promis pour le ${frenchDay(payBy)}` : 'convenus sans date'}, ${
      { none: 'sans nouvelles', announced: 'dits payés, pas encore confirmés', missed: 'dits non reçus' }[payment]
    }`,
  dueToday: (rule: string) => `${rule}, échéance aujourd’hui`,
  late: (rule: string, days: number) => `${rule}, en retard de ${counted(days, 'jour', 'jours')}`,
  due: (rule: string, on: Day) => `${rule}, ${frenchDay(on)}`,
  /** The last day depends on what is not known; `latest` null: nobody can tell. */
  dueFrom: (rule: string, earliest: Day, latest: Day | null) =>
    `${rule}, peut-être dès le ${frenchDay(earliest)}${latest === null ? ', fin inconnue' : `, au plus tard le ${frenchDay(latest)}`}`,
  idle: (since: string) => `rien depuis ${since}`,
  noSoftware: (side: Side, since: string) =>
    `le ${sideLabel[side]} ne veut pas de logiciel, à vous d’écrire ; rien depuis ${since}`,
  oneSided: (side: Side) => `droit rappelé sans le ${sideLabel[side]}`,
  rulesUnreadable: (ref: string) => `${ref} : version des règles illisible, calculé avec les règles actuelles`,
  rulesChanged: (ref: string, { label, before, after }: { label: string; before: string; after: string }) =>
    `${ref} : avec les règles actuelles, ${label} ${after} au lieu de ${before}`,
  adopt: (text: string, ref: string) => `${text} ; commande : rules adopt ${ref}`,
}

/** What the lines about mails and data requests say. */
export const mailWords = {
  held: (reason: string, since: string, on: Day) => `${reason}, depuis ${since} (${frenchDay(on)})`,
  answerDue: (who: string, on: Day) => `${who}, réponse due le ${frenchDay(on)}`,
  toErase: (who: string) => `${who} accepté, à exécuter (commande : erase et son adresse)`,
  /** ` (dossier ML-7KQ4-T ou ML-ABCD-E ?)`. */
  perhapsOf: (refs: readonly string[]) => (refs.length === 0 ? '' : ` (dossier ${refs.slice(0, 4).join(' ou ')} ?)`),
  closedCase: 'dossier clos',
  letter: 'lettre',
  approvalRequest: 'demande d’approbation',
  lastLook: 'retenue par la dernière vérification avant l’envoi',
  refused: 'refusée par le serveur du destinataire',
  givenUp: 'non remise malgré plusieurs essais',
  unknown: 'au sort inconnu (envoi douteux) : la réponse du serveur a été perdue',
  deadAddress: 'adresse qui rejette le courrier',
}

/** The troubles of the service itself that are a number of things. */
export const troubleWords: Record<
  Extract<TroubleKind, 'unreadable_mails' | 'found_mails' | 'moved_mails' | 'put_off' | 'model'>,
  (n: number) => string
> = {
  unreadable_mails: (n) =>
    `${counted(n, 'courriel de la boîte n’a pas pu être lu', 'courriels de la boîte n’ont pas pu être lus')} cette nuit.`,
  found_mails: (n) => `${counted(n, 'courriel retrouvé', 'courriels retrouvés')} par la vérification de la nuit.`,
  moved_mails: (n) =>
    `${counted(n, 'courriel a quitté', 'courriels ont quitté')} la boîte (déplacés ou supprimés) ; la base les garde.`,
  put_off: (n) => `${counted(n, 'courriel attend', 'courriels attendent')} un nouvel essai d’envoi.`,
  model: (n) => `Le modèle de langue a échoué : ${counted(n, 'message lu', 'messages lus')} par le lecteur intégré.`,
}

export const mailboxSilent = (since: Day): string =>
  `La boîte de réception ne répond pas depuis le ${frenchDay(since)}.`

export function failingWork(n: number, refs: readonly CaseRef[]): string {
  const named = refs.length === 0 ? '' : ` : ${refs.slice(0, 5).join(', ')}${refs.length > 5 ? ' …' : ''}`
  return `${counted(n, 'travail échoue', 'travaux échouent')} après plusieurs essais${named}.`
}

/** What was counted since the last digest, one and many. */
export const countWords = {
  opened: ['demande nouvelle', 'demandes nouvelles'],
  received: ['message reçu des parties', 'messages reçus des parties'],
  sent: ['lettre envoyée', 'lettres envoyées'],
  agreed: ['accord', 'accords'],
  closed: ['dossier clos', 'dossiers clos'],
  scored: ['note de satisfaction', 'notes de satisfaction'],
} as const

/** `, dont 2 par « page »`. */
export const originWords = (origins: readonly { origin: string; n: number }[]): string =>
  origins.length === 0 ? '' : `, dont ${origins.map(({ origin, n }) => `${n} par « ${origin} »`).join(', ')}`
