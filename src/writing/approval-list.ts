import type { CaseRef } from '../domain/ids.ts'
import { type LetterPurpose, purposeLabel } from '../domain/letter-purposes.ts'
import { type Side, sideLabel } from '../domain/roles.ts'
import type { Letter } from './letter.ts'
import { bulletList, oneLine, paragraphs } from './letter-context.ts'
import type { PlainMail } from './plain-mail.ts'

/** A letter that waits, as one numbered part of a mediator's list. */
export type ListedLetter = {
  ref: CaseRef
  purpose: LetterPurpose
  recipients: readonly { name: string; address: string; side: Side }[]
  /** `1 394,50 €`, `entre 690 € et 1 173 €`, or null when nothing can be said. */
  claim: string | null
  because: string
  /** What would keep it from leaving. */
  blocking: readonly string[]
  letter: Letter
}

/** All letters that wait for one mediator, answerable at once by their numbers. */
export const approvalList = (letters: readonly ListedLetter[]): PlainMail => ({
  subject: `${letters.length} lettres à approuver : une réponse suffit`,
  text: paragraphs(
    'Répondez à ce courriel par les numéros : OK 1 3, NON 2 trop sec, ATTENDRE 4 lundi. Une lettre que vous ne nommez pas attend.',
    'Pour modifier une lettre, répondez à son propre courriel « À approuver ». Ce courriel est réservé à vous : ne le transférez pas.',
    letters.map((each, i) => listed(each, i + 1)),
  ),
})

const listed = ({ ref, purpose, recipients, claim, because, blocking, letter }: ListedLetter, n: number): string =>
  paragraphs(
    `## ${n}. ${purposeLabel[purpose]} (dossier ${ref})`,
    bulletList([
      ...recipients.map((r) => `À : ${oneLine(r.name)} <${r.address}>, ${sideLabel[r.side]}`),
      `Somme en jeu : ${claim ?? 'pas encore calculable'}`,
      `Pourquoi : ${oneLine(because, 200)}`,
      ...blocking.map((fault) => `Ne peut pas partir : ${oneLine(fault, 200)}`),
    ]),
    `Objet : ${letter.subject}`,
    letter.stage ? `En tête : ${letter.stage.line}` : null,
    plain(letter.body),
    letter.audience.map((side) =>
      letter.additions[side] ? `Pour le ${sideLabel[side]} seul :\n\n${plain(letter.additions[side])}` : null,
    ),
    letter.annex ? 'S’y ajoute l’annexe (la loi et le calcul), comme dans son courriel « À approuver ».' : null,
  )

/** A letter inside a list keeps no headings of its own. */
const plain = (text: string): string => text.replace(/^## +/gm, '')
