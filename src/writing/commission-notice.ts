import type { CommissionStep } from '../domain/commission-steps.ts'
import { commissionStepLabel } from '../domain/commission-steps.ts'
import type { Day } from '../domain/day.ts'
import type { CaseRef } from '../domain/ids.ts'
import { frenchDay, frenchWeekday } from './french-day.ts'
import { oneLine, paragraphs } from './letter-context.ts'
import type { PlainMail } from './plain-mail.ts'

type CommissionMail = {
  ref: CaseRef
  /** Foreign text, as are `words` and the quotation. */
  from: { name: string; address: string }
  /** A mail server vouches for the address. */
  proven: boolean
  /** The directory gives this address for a commission. */
  listed: boolean
  words: string
  /** What was read in it; null when nothing was. */
  says: { step: CommissionStep; on: Day | null; quote: string } | null
  /** One line, or empty. */
  files: string
}

/** For the mediator: what a commission seems to write of a case, as line 1 of a list of one, with the order that notes it. */
export const commissionNotice = ({ ref, from, proven, listed, words, says, files }: CommissionMail): PlainMail => ({
  subject: `De la commission ? Un message au sujet du dossier ${ref}`,
  text: paragraphs(
    'Ce courriel semble venir d’une commission de conciliation. Il n’est pas entré dans le dossier, et rien n’a été dit aux parties.',
    [
      `- De : ${oneLine(from.name) || 'sans nom'} <${oneLine(from.address)}>`,
      `- Adresse : ${listed ? 'celle d’une commission dans notre annuaire' : 'inconnue de notre annuaire'} ; ${proven ? 'vérifiée par les serveurs de courrier' : 'non vérifiée : quelqu’un d’autre a pu écrire'}`,
      `- Lu : ${says ? `${commissionStepLabel[says.step]}${says.on ? `, ${frenchWeekday(says.on)}` : ''} : « ${oneLine(says.quote, 300)} »` : 'rien de certain'}`,
      ...(files === '' ? [] : [`- Joint : ${files}`]),
    ].join('\n'),
    '## Le message',
    `« ${oneLine(words, 1_500)} »`,
    '## Que faire',
    [
      ...(says
        ? [
            `- ${orderFor[says.step]}${says.step === 'hearing' && says.on ? ` le ${frenchDay(says.on)}` : ''} : c’est noté, le courriel est joint au dossier, et la lettre aux deux parties vous est proposée.`,
          ]
        : []),
      '- CDC REÇUE, CDC AUDIENCE et sa date, CDC AVIS, CDC CONCILIATION, CDC SANS ACCORD, CDC IRRECEVABLE : de même, pour ce que vous y lisez.',
      '- QUI 1 locataire (ou bailleur, agence, avocat, autre) : ce n’est pas la commission, mais cette personne.',
      '- NON 1 : le courriel est écarté.',
      '- Dans le doute, appelez la commission avant de noter quoi que ce soit.',
    ].join('\n'),
    'Ce courriel est réservé à vous : ne le transférez pas.',
  ),
})

const orderFor: Record<CommissionStep, string> = {
  acknowledged: 'CDC REÇUE',
  hearing: 'CDC AUDIENCE',
  opinion: 'CDC AVIS',
  conciliated: 'CDC CONCILIATION',
  no_agreement: 'CDC SANS ACCORD',
  inadmissible: 'CDC IRRECEVABLE',
}
