import { oneLine, paragraphs } from './letter-context.ts'
import type { PlainMail } from './plain-mail.ts'

/** `dead`: the address; `still`: twice the same passing failure; `refused`: this mail. */
export type NotDelivered = 'dead' | 'still' | 'refused'

type Returned = {
  ref: string
  /** French: « rappel de la loi ». */
  letter: string
  /** « Gérard Maillot (bailleur) ». */
  to: string
  address: string
  /** The server's own words; empty when it gave none. */
  answer: string
}

const meaning: Record<NotDelivered, string> = {
  dead: 'Cette adresse ne fonctionne pas. Le service n’y écrira plus.',
  still: 'Deux envois ont échoué, à deux jours d’intervalle : boîte pleine, ou serveur qui ne répond pas.',
  refused: 'Le serveur n’a pas voulu de ce courriel. L’adresse peut être bonne.',
}

const next: Record<NotDelivered, string> = {
  dead: 'Si aucune autre adresse de cette personne ne marche, une lettre qui en demande une vous est proposée. Un appel ou un courrier postal reste possible.',
  still: 'Cherchez un autre moyen de joindre cette personne. Si elle écrit, le dossier reprend.',
  refused: 'Cherchez un autre moyen de joindre cette personne, et demandez à l’exploitant pourquoi le serveur refuse.',
}

/** For the mediator: one of their letters came back, what that means, and what comes next. */
export const bounceNotice = (why: NotDelivered, { ref, letter, to, address, answer }: Returned): PlainMail => ({
  subject: `Lettre non remise dans le dossier ${ref}`,
  text: paragraphs(
    [
      `- Lettre : ${letter}`,
      `- À : ${oneLine(to)}, ${address}`,
      ...(answer === '' ? [] : [`- Réponse du serveur : « ${oneLine(answer, 300)} »`]),
    ].join('\n'),
    meaning[why],
    'Cette personne n’a pas reçu la lettre : son silence ne veut rien dire.',
    '## Que faire',
    next[why],
  ),
})
