import { type Act, actLabel } from '../domain/acts.ts'
import type { CaseRef } from '../domain/ids.ts'
import { type Role, roleLabel, type Side, sideLabel } from '../domain/roles.ts'
import { type CaseState, stateLabel } from '../domain/states.ts'
import { oneLine } from './letter-context.ts'
import type { PlainMail } from './plain-mail.ts'

/** Why no letter is proposed: its writer wants no software, says yes on a condition, no reader was sure of it, or it asks for none. */
type Because = 'no_software' | 'reserved' | 'doubtful' | 'nothing_to_say'

/** `claim`: null when nothing can be said. `files`: one line, or empty. */
type MediatorNotice = {
  because: Because
  ref: CaseRef
  state: CaseState
  from: string
  role: Role
  acts: readonly Act[]
  claim: string | null
  words: string
  files: string
}

const why: Record<Because, { subject: string; text: string }> = {
  no_software: {
    subject: 'À vous d’écrire',
    text: 'Cette personne ne veut pas de l’aide d’un logiciel : le service ne lui prépare plus de lettre. Écrivez-lui vous-même depuis votre messagerie, puis dites-le ici par une NOTE. ACCORD, PAYÉ, CDC et CLORE restent possibles.',
  },
  reserved: {
    subject: 'Un oui sous condition',
    text: 'Un oui sous condition n’est pas un accord : rien n’est noté, aucune lettre n’est proposée. Quand les deux s’entendent sur la condition, répondez ici : ACCORD note la somme, PROPOSER la soumet aux deux.',
  },
  doubtful: {
    subject: 'À lire',
    text: 'Le service n’est pas sûr d’avoir compris ce message : aucune lettre n’est proposée.',
  },
  nothing_to_say: {
    subject: 'Pour information',
    text: 'Ce message n’appelle aucune lettre du service. Il est pour votre information.',
  },
}

/** For the mediator of a letter in a case where that side refuses. */
export const noSoftwareWarning = (side: Side): string =>
  `le ${sideLabel[side]} ne veut pas de l’aide d’un logiciel : si cette lettre lui est destinée, récrivez-la vous-même`

/** Puts before the mediator a message for which the service proposes no letter. */
export function mediatorNoticeMail(view: MediatorNotice): PlainMail {
  const { because, ref, state, from, role, acts, claim, words, files } = view
  const { subject, text } = why[because]
  return {
    subject: `${subject} : un message dans le dossier ${ref}`,
    text: [
      text,
      `- Dossier : ${ref}, ${stateLabel[state]}\n- De : ${oneLine(from)} (${roleLabel[role]})\n- Lu : ${acts.map((act) => actLabel[act]).join(', ') || 'rien de certain'}\n- Somme en jeu : ${claim ?? 'pas encore calculable'}`,
      '## Le message',
      `« ${oneLine(words).slice(0, 1_000)} »`,
      ...(files === '' ? [] : [`Joint : ${files}`]),
      'Votre réponse à ce courriel vaut pour ce dossier : un ordre, ou AIDE pour les voir tous. Il est réservé à vous : ne le transférez pas.',
    ].join('\n\n'),
  }
}
