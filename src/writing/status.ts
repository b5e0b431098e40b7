import type { Day } from '../domain/day.ts'
import type { CaseRef } from '../domain/ids.ts'
import { type LetterPurpose, purposeLabel } from '../domain/letter-purposes.ts'
import { type CaseState, isOpen, stateLabel } from '../domain/states.ts'
import { frenchDay, frenchWeekday } from './french-day.ts'
import { bulletList, paragraphs } from './letter-context.ts'
import type { PlainMail } from './plain-mail.ts'

/** What one party may know of the case at once: its own letters and messages, and whose turn it is. */
export type StatusView = {
  serviceName: string
  ref: CaseRef
  state: CaseState
  openedOn: Day
  turn: 'yours' | 'other_party' | 'mediator' | 'nobody'
  lastLetterToYou: { purpose: LetterPurpose; on: Day } | null
  lastMessageFromYou: Day | null
  /** The next day on which something happens, for an open case. */
  nextOn: Day | null
}

/** The answer to "où en est mon dossier ?". */
export const status = (view: StatusView): PlainMail => ({
  subject: `Où en est votre dossier ${view.ref}`,
  text: paragraphs(
    'Bonjour,',
    `Voici où en est votre dossier ${view.ref}.`,
    bulletList([
      `État : ${stateLabel[view.state]}.`,
      `Ouvert le : ${frenchDay(view.openedOn)}.`,
      view.lastMessageFromYou === null
        ? 'Nous n’avons pas encore de message de vous.'
        : `Votre dernier message : reçu le ${frenchDay(view.lastMessageFromYou)}.`,
      view.lastLetterToYou === null
        ? 'Nous ne vous avons pas encore envoyé de lettre.'
        : `Notre dernière lettre : ${purposeLabel[view.lastLetterToYou.purpose]}, le ${frenchDay(view.lastLetterToYou.on)}.`,
      ...(isOpen(view.state) ? whatNext(view) : []),
    ]),
    isOpen(view.state)
      ? 'Pour ajouter une information, répondez à ce courriel.'
      : 'Le dossier est fermé. Pour le rouvrir, répondez à ce courriel.',
    view.serviceName,
  ),
})

const whatNext = ({ turn, nextOn }: StatusView): string[] =>
  nextOn === null ? [turns[turn]] : [turns[turn], `Prochaine étape : au plus tard le ${frenchWeekday(nextOn)}.`]

const turns: Record<StatusView['turn'], string> = {
  yours: 'Nous attendons une réponse de votre part.',
  other_party: 'Nous attendons une réponse de l’autre partie.',
  mediator: 'Un médiateur étudie le dossier.',
  nobody: 'Nous préparons la suite.',
}
