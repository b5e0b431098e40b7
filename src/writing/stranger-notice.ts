import type { CaseRef } from '../domain/ids.ts'
import { oneLine, paragraphs } from './letter-context.ts'
import type { PlainMail } from './plain-mail.ts'

type Stranger = {
  ref: CaseRef
  /** Foreign text, as is `words`. */
  from: { name: string; address: string }
  /** A mail server vouches for the address; who writes from it nobody knows. */
  proven: boolean
  words: string
}

/** For the mediator: a mail that waits outside the case that it names, as line 1 of a list of one. */
export const strangerNotice = ({ ref, from, proven, words }: Stranger): PlainMail => ({
  subject: `À placer : quelqu’un d’inconnu écrit au sujet du dossier ${ref}`,
  text: paragraphs(
    `Ce courriel cite le dossier ${ref} ou répond à l’une de ses lettres, mais son adresse n’y est pas connue. Il n’est pas entré dans le dossier, et rien du dossier n’a été dit à son auteur.`,
    `- De : ${oneLine(from.name) || 'sans nom'} <${oneLine(from.address)}>\n- Adresse : ${proven ? 'vérifiée par les serveurs de courrier, ce qui ne dit pas qui écrit' : 'non vérifiée'}`,
    '## Le message',
    `« ${oneLine(words, 1_000)} »`,
    '## Que faire',
    [
      '- QUI 1 bailleur : le courriel entre dans le dossier, et cette adresse devient celle du bailleur (de même : locataire, agence, colocataire, garant, avocat, autre).',
      '- NON 1 : le courriel est écarté.',
      '- Dans le doute, n’y répondez pas : demandez à la personne que vous connaissez si cette adresse est bien la sienne.',
    ].join('\n'),
    'Ce courriel est réservé à vous : ne le transférez pas.',
  ),
})
