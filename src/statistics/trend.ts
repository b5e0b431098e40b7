import { type Day, parisDay } from '../domain/day.ts'
import type { CaseEvent } from '../domain/events.ts'
import type { JournalEvent } from './journal.ts'

/** Both ends included. */
export type Span = { from: Day; to: Day }

export type TrendLine = { key: string; label: string; definition: string; counts: readonly number[] }

const lines: readonly { key: string; label: string; definition: string; is(event: CaseEvent): boolean }[] = [
  {
    key: 'opened',
    label: 'demandes',
    definition: 'dossiers ouverts',
    is: (e) => e.type === 'case_opened',
  },
  {
    key: 'messages',
    label: 'messages des parties',
    definition: 'messages de personnes classés dans un dossier',
    is: (e) => e.type === 'message_filed',
  },
  {
    key: 'letters',
    label: 'lettres parties',
    definition: 'lettres approuvées qu’un serveur a acceptées, une par destinataire',
    is: (e) => e.type === 'letter_sent',
  },
  {
    key: 'agreements',
    label: 'accords',
    definition: 'accords enregistrés, un second accord du même dossier compris',
    is: (e) => e.type === 'agreement_recorded',
  },
  {
    key: 'resolved',
    label: 'dossiers réglés',
    definition: 'dossiers clos parce que l’argent est arrivé',
    is: (e) => e.type === 'case_closed' && e.outcome === 'resolved',
  },
  {
    key: 'closed',
    label: 'autres dossiers clos',
    definition: 'dossiers clos pour toute autre raison',
    is: (e) => e.type === 'case_closed' && e.outcome !== 'resolved',
  },
]

/** What happened in each span of Paris days, whenever the cases were opened. */
export function trend(events: readonly JournalEvent[], spans: readonly Span[]): TrendLine[] {
  const dated = events.map(({ at, event }) => ({ on: parisDay(at), event }))
  return lines.map(({ is, ...line }) => {
    const days = dated.filter(({ event }) => is(event)).map(({ on }) => on)
    return { ...line, counts: spans.map(({ from, to }) => days.filter((on) => on >= from && on <= to).length) }
  })
}
