import type { MessageRow } from '../../src/domain/filed-message.ts'
import { DRAFT_END, DRAFT_START } from '../../src/writing/markers.ts'
import { type PlainEml, plainEml } from './plain-eml.ts'
import { MEDIATOR, OURS, type Sent, type TestWorld } from './test-world.ts'

export const TENANT = { name: 'Sandrine Lefebvre', address: 's.lefebvre@orange.example' }
export const LANDLORD = { name: 'Gérard Maillot', address: 'gerard.maillot@free.example' }

const named = ({ name, address }: { name: string; address: string }): string => `${name} <${address}>`

/** All the facts that decide are there: no question is left. */
export const COMPLETE_REQUEST = `Bonjour Monsieur Maillot,

J'ai été votre locataire au 18 rue des Cités, 93300 Aubervilliers, appartement vide, ma résidence principale, à partir du 1er septembre 2019. Nous avons fait l'état des lieux de sortie ensemble le samedi 31 janvier 2026, il est conforme à celui d'entrée, et je vous ai rendu les clés le même jour avec ma nouvelle adresse. Vous n'avez annoncé aucune retenue.

Le dépôt de garantie était de 690 €, le loyer de 690 € hors charges. Vous ne m'avez rien rendu.

J'ai fait appel à Médiation Logement, en copie de ce mail. Je demande à la médiation de bien vouloir nous aider.`

/** The people of a scenario around one service, and what they do. */
export function people(w: TestWorld) {
  const lettersTo = (address: string): Sent[] => w.sentTo(address)
  const writes = (who: typeof TENANT, text: string, mail: Partial<PlainEml> = {}): Promise<MessageRow | null> => {
    const letter = lettersTo(who.address).at(-1)
    const to = letter?.mail.replyTo[0]?.address ?? OURS
    return w.receive(
      plainEml({
        from: named(who),
        to,
        subject: `Re: ${letter?.mail.subject ?? 'Dépôt de garantie'}`,
        text,
        date: w.clock.now(),
        ...(letter ? { inReplyTo: letter.messageId } : {}),
        ...mail,
      }),
    )
  }
  const request = (): Sent => {
    const last = w.sentTo(MEDIATOR).findLast((s) => s.mail.replyTo[0]?.address.includes('+ok-'))
    if (!last) throw new Error('Nothing to approve')
    return last
  }
  return {
    /** A tenant's mail to the landlord with the service in copy. */
    opensJointly: (text = COMPLETE_REQUEST) =>
      w.receive(plainEml({ from: named(TENANT), to: named(LANDLORD), cc: [OURS], text, date: w.clock.now() })),
    opensAlone: (text: string, mail: Partial<PlainEml> = {}) =>
      w.receive(plainEml({ from: named(TENANT), to: OURS, text, date: w.clock.now(), ...mail })),
    tenantWrites: (text: string, mail?: Partial<PlainEml>) => writes(TENANT, text, mail),
    landlordWrites: (text: string, mail?: Partial<PlainEml>) => writes(LANDLORD, text, mail),
    request,
    mediatorSays: (text: string, mail: Partial<PlainEml> = {}) => {
      const asked = request()
      const to = asked.mail.replyTo[0]?.address ?? ''
      return w.receive(
        plainEml({
          from: `Nadia Benali <${MEDIATOR}>`,
          to,
          subject: `Re: ${asked.mail.subject}`,
          text,
          inReplyTo: asked.messageId,
          date: w.clock.now(),
          ...mail,
        }),
      )
    },
    /** The letter with some of its words replaced, between its markers, as a mail program quotes it. */
    edited: (words: string, by: string): string => {
      const { text } = request().mail
      const letter = text.slice(text.indexOf(DRAFT_START), text.indexOf(DRAFT_END) + DRAFT_END.length)
      if (!letter.includes(words)) throw new Error(`The letter does not say "${words}"`)
      return letter
        .replace(words, by)
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n')
    },
    lettersTo,
    lastTo: (who: { address: string }): Sent => {
      const last = lettersTo(who.address).at(-1)
      if (!last) throw new Error(`Nothing was sent to ${who.address}`)
      return last
    },
  }
}
