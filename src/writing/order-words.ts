import { type CommissionStep, commissionStepLabel } from '../domain/commission-steps.ts'
import type { Instant } from '../domain/day.ts'
import { type Day, parisDay, parisTime } from '../domain/day.ts'
import type { CaseRef } from '../domain/ids.ts'
import { type LetterPurpose, purposeLabel } from '../domain/letter-purposes.ts'
import { type Cents, euros } from '../domain/money.ts'
import { type OutcomeCode, outcomeCodeLabel } from '../domain/outcome-codes.ts'
import type { NamedPiece } from '../domain/pieces.ts'
import { otherSide, type Role, roleLabel, type Side, sideLabel } from '../domain/roles.ts'
import { type CaseState, type Outcome, stateLabel } from '../domain/states.ts'
import { frenchDay, frenchWeekday } from './french-day.ts'
import type { LetterStyle } from './paragraphs/parse.ts'
import { pieceName } from './pieces.ts'

const plural = (n: number): string => (n > 1 ? 's' : '')
const on = (day: Day | null): string => (day ? `, le ${frenchDay(day)}` : '')

/** What an order did, one sentence or two each, for its receipt. */
export const orderWords = {
  noted: 'Votre note est gardée dans le dossier, pour l’équipe seule.',
  contactNoted: (address: string) => `Noté pour ${address}, dans tous ses dossiers, pour l’équipe seule.`,
  minutes: (n: number) => `${n} minute${plural(n)} de travail notée${plural(n)} pour ce dossier.`,
  putOff: (until: Day) =>
    `Ce dossier ne sera plus dans le point quotidien avant le ${frenchWeekday(until)}, sauf s’il bouge.`,
  putOffNote: (until: Day) => `Reporté au ${frenchWeekday(until)}.`,
  troublePutOff: (until: Day) => `Cette panne ne sera plus dans le point avant le ${frenchWeekday(until)}.`,
  whatToDo: 'Que faire',
  alreadyWith: (who: string) => `Le dossier est déjà suivi par ${who}.`,
  assigned: (to: string) => `Le dossier est confié à ${to}.`,
  recused: 'Vous êtes déporté de ce dossier. Vous n’en recevrez rien.',
  recusedTo: (to: string) => `Vous êtes déporté de ce dossier, qui est confié à ${to}. Vous n’en recevrez plus rien.`,
  unnamed: 'sans nom',
  roleNamed: (who: string | undefined, role: Role) => `${who} est maintenant : ${roleLabel[role]}.`,
  corrected: (label: string, value: string) => `Corrigé : ${label} = ${value}.`,
  profile: (label: string, hint: string) => `Profil du dossier : ${label}. À essayer : ${hint}.`,
  shared: (number: number, from: string) =>
    `Le message M${number} de ${from} peut maintenant être cité à l’autre partie.`,
  pieceNamed: (file: string, is: NamedPiece) =>
    is === 'unreadable'
      ? `Noté : ${file} est illisible. Il reste au dossier, et un nouvel exemplaire est demandé dans la prochaine lettre.`
      : `Noté : ${file} est ${pieceName(is)}.`,
  kept: (side: Side) =>
    `Noté : le ${sideLabel[side]} n’accepte plus que la commission sache ce qui s’est dit en médiation. Rien n’en sera dit.`,
  lifted: (side: Side, both: boolean) =>
    `Noté : le ${sideLabel[side]} accepte que la commission sache ce qui s’est dit en médiation. ${
      both
        ? 'Les deux sont d’accord : le dossier pour la commission le dira.'
        : `Rien n’en sera dit sans l’accord du ${sideLabel[otherSide(side)]}.`
    }`,

  agreed: (amount: Cents, payBy: Day | null) =>
    `Accord noté : ${euros(amount)}${payBy ? `, à payer avant le ${frenchDay(payBy)}` : ''}. Le récapitulatif, que chacun devra confirmer, vous est proposé dans un nouveau courriel.`,
  paid: (amount: Cents | null) =>
    `${amount === null ? 'Paiement complet noté' : `Paiement de ${euros(amount)} noté`}, sur votre parole.`,
  refunded: (amount: Cents) => `${euros(amount)} déjà rendus : noté comme un fait, sur votre parole.`,
  closed: (outcome: Outcome, code: OutcomeCode) =>
    `Le dossier est clos : ${stateLabel[outcome]} (issue : ${outcomeCodeLabel[code]}). La lettre de clôture vous est proposée ; NON la retient.`,
  reopened:
    'Le dossier est rouvert : ce qui était en cours reprend. Sans lettre proposée, il attend un ordre de vous (PROPOSER, CDC, ATTENDRE lundi …).',
  otherWay: 'La lettre vous est proposée dans un nouveau courriel. Rien ne part au nom d’une partie.',
  onPaper: 'La lettre à imprimer vous est proposée dans un nouveau courriel.',
  toCommission: 'Le dossier pour la commission de conciliation vous est proposé dans un nouveau courriel.',
  commission: (step: CommissionStep, day: Day | null) =>
    `Noté : ${commissionStepLabel[step]}${on(day)}. La lettre aux parties vous est proposée dans un nouveau courriel.`,
  proposed: (amount: Cents) =>
    `La même proposition de ${euros(amount)} aux deux parties vous est proposée dans un nouveau courriel.`,

  joined: (ref: CaseRef) =>
    `Le dossier ${ref} est joint à celui-ci : ses messages et ses personnes en font partie. ANNULER les sépare de nouveau.`,
  parted: (ref: CaseRef) => `Le dossier ${ref} est de nouveau un dossier à part.`,
  split: (number: number, ref: CaseRef) => `Le message M${number} a maintenant son dossier : ${ref}.`,
  rejoined: (ref: CaseRef) => `Le message est de retour ; le dossier ${ref} est joint à celui-ci.`,
  setAside: 'écarté',
  joinedTo: (ref: CaseRef) => `joint au dossier ${ref}`,
  firstOf: (ref: CaseRef) => `le premier du dossier ${ref}`,
  heldIs: (how: string) => `Le message retenu est ${how}.`,

  dataByHand:
    'La réponse préparée ne part pas : vous répondez vous-même. Un refus dit ses raisons et la possibilité de saisir la CNIL.',
  dataNote: (reason: string) => `Demande sur ses données : ${reason}`,
  dataAnswered: (to: string, askedOn: Day) => `La réponse part à ${to}, demande du ${askedOn}.`,
  recapKept: 'Le récapitulatif ne part pas.',
  recapLeaves: (cases: number, to: string) => `Le récapitulatif de ${cases} dossiers part à ${to}.`,
} as const

/** What is said of a letter that is decided. */
export const letterWords = {
  style: { shorter: 'plus courte', firmer: 'plus ferme', softer: 'plus douce' } satisfies Record<LetterStyle, string>,
  styleLead: (style: string) => `Version ${style}, à votre demande : les sommes et les dates n’ont pas changé.`,
  styleProposed: (style: string) => `Une version ${style} vous est proposée dans un nouveau courriel.`,
  decided: { approved: 'approuvée', refused: 'refusée', stopped: 'approuvée, puis arrêtée,' },
  you: 'vous',
  yourVersion: 'votre version de la lettre',
  /** `tout de suite`, `aujourd’hui à 10:47`, `le lundi 4 mai 2026 à 07:30`. */
  moment: (at: Instant, now: Instant): string => {
    if (at === now) return 'tout de suite'
    const time = parisTime(at)
    return parisDay(at) === parisDay(now) ? `aujourd’hui à ${time}` : `le ${frenchWeekday(parisDay(at))} à ${time}`
  },
} as const

/** What POURQUOI, OÙ EN EST and LIRE tell: headings and lines. */
export const toldWords = {
  why: 'Pourquoi',
  noLetter: 'Aucune lettre n’attend.',
  messageOf: (day: Day, from: string, words: string) => `Message du ${frenchDay(day)}, de ${from} : « ${words} »`,
  noSum: 'Aucun calcul n’est encore possible.',
  theSum: 'Le calcul :',
  status: 'Où en est le dossier',
  awaited: (side: Side, since: Day) => `réponse du ${sideLabel[side]} attendue depuis le ${frenchDay(since)}`,
  stateOwned: (state: CaseState, openedOn: Day, owner: string) =>
    `État : ${stateLabel[state]}, ouvert le ${frenchDay(openedOn)}, suivi par ${owner}`,
  claim: (span: string | null) => `Somme en jeu : ${span ?? 'pas encore calculable'}`,
  commission: (step: CommissionStep, day: Day | null) => `Commission : ${commissionStepLabel[step]}${on(day)}`,
  waits: (purpose: LetterPurpose) => `Lettre qui attend votre réponse : ${purposeLabel[purpose]}`,
  underway: (purpose: LetterPurpose) => `Lettre approuvée, pas encore partie : ${purposeLabel[purpose]}`,
  sent: (side: Side, day: Day, purpose: LetterPurpose) =>
    `envoyé au ${sideLabel[side]} le ${frenchDay(day)} : ${purposeLabel[purpose]}`,
  note: (day: Day, text: string) => `note du ${frenchDay(day)} : ${text}`,
  help: 'Ce que vous pouvez écrire',
  theCase: 'Le dossier',
  stateOpened: (state: CaseState, openedOn: Day) => `État : ${stateLabel[state]}, ouvert le ${frenchDay(openedOn)}`,
  disputed: (point: string) => `contesté : ${point}`,
  messageIn: (day: Day, role: Role, words: string) =>
    `Message du ${frenchDay(day)} (${roleLabel[role]}) : « ${words} »`,
  notShown: (n: number) => `Les ${n} messages d’avant ne sont pas montrés.`,
} as const

/** To the mediator of a case that somebody else read, and in its notes. */
export const readingWords = {
  subject: (ref: CaseRef, who: string) => `Le dossier ${ref} a été lu par ${who}`,
  who: (ref: CaseRef, who: string) => `${who} a lu les messages et les notes du dossier ${ref}, que vous suivez.`,
  reason: (why: string) => `Raison donnée : « ${why} ».`,
  nothingToDo: 'Cette lecture est au journal du dossier. Vous n’avez rien à faire.',
  note: (by: string, why: string) => `Dossier lu par ${by} : ${why}`,
} as const
