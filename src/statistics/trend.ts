import { type Day, type Instant, parisDay } from '../domain/day.ts'
import type { EventType } from '../domain/events.ts'
import type { Outcome } from '../domain/states.ts'

/** Both ends included. */
export type Span = { from: Day; to: Day }

/** So many events of one kind in the hour that begins at `at`. `outcome`: of closings. */
export type HourCount = { type: EventType; outcome: Outcome | null; at: Instant; count: number }

export type TrendLine = { key: string; label: string; definition: string; counts: readonly number[] }

const lines: readonly { key: string; label: string; definition: string; is(counted: HourCount): boolean }[] = [
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

/** What happened in each span of Paris days, whenever the cases were opened. A day begins with an hour. */
export function trend(hours: readonly HourCount[], spans: readonly Span[]): TrendLine[] {
  const dated = hours.map((hour) => ({ on: parisDay(hour.at), hour }))
  return lines.map(({ is, ...line }) => {
    const own = dated.filter(({ hour }) => is(hour))
    const within = ({ from, to }: Span) => own.filter(({ on }) => on >= from && on <= to)
    return { ...line, counts: spans.map((span) => within(span).reduce((sum, { hour }) => sum + hour.count, 0)) }
  })
}
