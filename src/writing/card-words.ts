import type { Terms } from '../domain/case.ts'
import type { Day } from '../domain/day.ts'
import type { Channel } from '../domain/events.ts'
import { type Cents, euros } from '../domain/money.ts'
import { type Role, roleLabel, type Side, sideLabel } from '../domain/roles.ts'
import { frenchDay } from './french-day.ts'

/** What the card of a case tells its mediator, beside the letter. */

export const channelLabel: Record<Channel, string> = { private: 'message privé', joint: 'lu aussi par l’autre partie' }

export const cardWords = {
  because: (why: string, rule: string, outcome: string | null): string =>
    `${why} (règle « ${rule} »)${outcome === null ? '' : ` ; issue enregistrée : ${outcome}`}`,
  blocks: (fault: string): string => `bloque l’envoi : ${fault}`,
  noAddress: 'aucune adresse valable',
  profile: (label: string, hint: string): string => `${label} (à essayer : ${hint})`,
  audience: (purpose: string, sides: readonly Side[]): string =>
    `${purpose} (${sides.map((side) => sideLabel[side]).join(' et ')})`,
  afterRefusal: (next: string | null): string =>
    next === null ? 'après un NON, le dossier attend votre décision' : `après un NON, ${next}`,
  settled: (fact: string): string => `${fact} (fixé par un médiateur)`,
  saidBy: (side: Side, facts: readonly string[]): string => `le ${sideLabel[side]} : ${facts.join(' ; ')}`,
  bothSay: (tenant: string, landlord: string): string => `${tenant} (locataire), ${landlord} (bailleur)`,
  exhibit: (n: number, side: Side): string => `pièce ${n} du ${sideLabel[side]}`,
} as const

/** What the mediator must doubt before an OK. */
export const doubtWords = {
  declaredAddress: 'adresse donnée par une autre personne, jamais vérifiée',
  unproven: (n: number): string => `${n} message(s) d’un expéditeur non prouvé`,
  partsDiffer: 'un message dit une chose en texte et une autre en HTML : ouvrez l’original',
  hidden: 'un message contient un texte caché, qui n’a pas été lu',
  unplacedFiles: (names: readonly string[]): string =>
    `réponse groupée : à quel dossier va « ${names.join(' », « ')} » ? Aucun n’est dit ; l’expéditeur est prié de le renvoyer`,
  unsure: (quote: string): string => `lecture incertaine : « ${quote.slice(0, 100)} »`,
  disputedLaw: (titles: readonly string[]): string =>
    `point de droit discuté, à valider par vous : ${titles.join(', ')}`,
  toVerify: (titles: readonly string[]): string =>
    `source à vérifier par un juriste : ${titles.slice(0, 3).join(', ')}`,
  sameMatter: (ref: string): string =>
    `dossier ${ref} : peut-être la même affaire (« FUSIONNER ${ref} » la joint à celle-ci)`,
  knownLandlord: (months: number, cases: number): string =>
    `bailleur déjà vu depuis ${months} mois, autres dossiers : ${cases}`,
  rulesUnreadable:
    'les règles que suivait ce dossier ne sont plus lisibles : calculé avec une version plus récente des règles',
  rulesNewer: 'calculé avec une version plus récente des règles que les lettres déjà envoyées : comparez les montants',
  otherProgram: 'le programme calcule autrement que dans les lettres déjà envoyées : comparez les montants',
  changed: (
    what: string,
    { label, before, after }: { label: string; before: string; after: string },
    on: Day,
  ): string => `${what} (${label} au ${frenchDay(on)} : ${before}, désormais ${after})`,
  noCommission: 'commission inconnue de l’annuaire : cherchez son adresse (préfecture) et ajoutez-la à la lettre',
  noCommissionAddress:
    'adresse d’envoi de la commission inconnue de l’annuaire : cherchez-la et ajoutez-la à la lettre',
  staleCommission: (on: Day): string => `coordonnées de la commission relevées le ${frenchDay(on)} : à vérifier`,
} as const

/** Whether the yes of one person binds the others. */
export const yesWords = {
  given: (side: Side, role: Role): string => `accord donné pour le ${sideLabel[side]} par : ${roleLabel[role]}`,
  denied: (given: string): string => `${given}, qui dit ne pas pouvoir s’engager pour les autres`,
  mandate: (given: string): string => `${given}. Faites-lui dire qu’il a mandat pour s’engager`,
  others: (given: string): string => `${given}, seul. Demandez aux autres de confirmer`,
  onCondition: (quote: string): string => `oui sous condition, aucun accord n’est noté : « ${quote.slice(0, 200)} »`,
} as const

const termsText = ({ amount, payBy, instalments }: Terms): string =>
  `${euros(amount)}${instalments > 1 ? ` en ${instalments} fois` : ''}${payBy ? ` pour le ${frenchDay(payBy)}` : ''}`

/** Offers, the agreement and what was paid: for the team alone. */
export const negotiationWords = {
  refused: 'refusée',
  notRelayed: 'pas encore transmise',
  lapsed: (on: Day): string => `expirée depuis le ${frenchDay(on)}`,
  openUntil: (on: Day): string => `ouverte jusqu’au ${frenchDay(on)}`,
  made: (on: Day): string => `le ${frenchDay(on)}`,
  offer: (by: Side, terms: Terms, notes: readonly string[]): string =>
    `${sideLabel[by]} ${termsText(terms)} (${notes.join(', ')})`,
  sealed: (terms: Terms, answers: number): string =>
    `médiateur ${termsText(terms)} (réponses scellées : ${answers} sur 2)`,
  gap: (sum: Cents): string => `écart ${euros(sum)}`,
  offers: (all: readonly string[]): string => `Propositions : ${all.join(' ; ')}`,
  undisputed: (sum: Cents): string => `Part non contestée, à demander d’abord : ${euros(sum)}`,
  agreement: (terms: Terms, by: readonly Side[], confirmed: readonly Side[], received: Cents): string => {
    const who = by.map((side) => `le ${sideLabel[side]}`).join(' et ') || 'personne encore par écrit'
    const texts = confirmed.map((side) => sideLabel[side]).join(', ')
    return `Accord : ${termsText(terms)}, accepté par ${who}${texts ? ` ; texte confirmé : ${texts}` : ''} ; reçu : ${euros(received)}`
  },
  broken: (on: Day, missing: Cents): string =>
    `Accord non tenu : le ${frenchDay(on)} est passé, il manque ${euros(missing)}`,
} as const
