import type { Day } from '../domain/day.ts'
import { frenchWeekday } from './french-day.ts'
import { oneLine, paragraphs } from './letter-context.ts'
import type { PlainMail } from './plain-mail.ts'

/** One thing that a supervisor may act on by its number. `key` names it for the reply (a case, a draft, a held mail). */
export type DigestLine = { key: string; text: string }

/** Cases, drafts and held mails by what they wait for. The longest wait comes first in each. */
export type DigestView = {
  on: Day
  toApprove: readonly DigestLine[]
  late: readonly DigestLine[]
  held: readonly DigestLine[]
  idle: readonly DigestLine[]
  /** Deadlines of the next seven days. */
  dueSoon: readonly DigestLine[]
  bounced: readonly DigestLine[]
  /** Requests of people about their own data, and what was granted and is not done yet. */
  dataRequests: readonly DigestLine[]
  /** Cases that keep other rules than those of today, which would give other figures. */
  rules: readonly DigestLine[]
  /** Parts that were configured and do not work, in French. */
  degraded: readonly string[]
  /** Yesterday in figures, in the order to show. */
  yesterday: readonly { label: string; count: number }[]
}

/** `numbered[n - 1]` is the key of line n. */
export type Digest = PlainMail & { numbered: readonly string[] }

/** Sections and the lines that each may take: with headings and figures the whole stays under 60 lines. */
const sections: readonly {
  heading: string
  of: 'toApprove' | 'late' | 'held' | 'idle' | 'dueSoon' | 'bounced' | 'dataRequests' | 'rules'
  most: number
}[] = [
  { heading: 'À approuver', of: 'toApprove', most: 6 },
  { heading: 'En retard', of: 'late', most: 5 },
  { heading: 'Demandes sur des données', of: 'dataRequests', most: 2 },
  { heading: 'Messages retenus', of: 'held', most: 3 },
  { heading: 'Sans action', of: 'idle', most: 3 },
  { heading: 'Échéances des sept prochains jours', of: 'dueSoon', most: 5 },
  { heading: 'Courriels refusés', of: 'bounced', most: 3 },
  { heading: 'Règles changées', of: 'rules', most: 5 },
]

const ANSWER = 'Répondez par les numéros : OK 1 3, NON 2 trop sec, ATTENDRE 4 lundi, ASSIGNER 5 nadia, AIDE.'
const MOST_FIGURES = 5
const MOST_DEGRADED = 3
const BAR = 10

/** The supervisors' day on one page. What is empty is left out. */
export function digest(view: DigestView): Digest {
  const numbered: string[] = []
  const shown = sections.map(({ heading, of, most: usual }) => {
    const lines = view[of]
    // The rules change a few days a year; on these, each other section makes room.
    const most = of !== 'rules' && view.rules.length > 0 ? usual - 1 : usual
    if (lines.length === 0) return null
    const first = numbered.length
    numbered.push(...lines.slice(0, most).map((line) => line.key))
    const items = lines.slice(0, most).map((line, i) => `${first + i + 1}. ${oneLine(line.text, 160)}`)
    return [
      `## ${heading} (${lines.length})`,
      ...items,
      ...(lines.length > most ? [`- … et ${lines.length - most} de plus`] : []),
    ].join('\n')
  })
  return {
    subject: `Point du ${frenchWeekday(view.on)} : ${view.toApprove.length} à approuver, ${view.late.length} en retard`,
    text: paragraphs(
      view.degraded.length === 0
        ? null
        : ['## En panne', ...view.degraded.slice(0, MOST_DEGRADED).map((part) => `- ${oneLine(part)}`)].join('\n'),
      shown,
      numbered.length === 0 ? 'Rien n’attend aujourd’hui.' : ANSWER,
      yesterday(view.yesterday),
    ),
    numbered,
  }
}

function yesterday(figures: DigestView['yesterday']): string | null {
  if (figures.every((f) => f.count === 0)) return null
  const most = Math.max(1, ...figures.map((f) => f.count))
  const lines = figures.slice(0, MOST_FIGURES).map(({ label, count }) => `- ${bar(count, most)} ${count} ${label}`)
  return ['## Hier en chiffres', ...lines].join('\n')
}

/** A screen reader hears the number after it; nothing is said by the bar alone. */
function bar(count: number, most: number): string {
  const full = count === 0 ? 0 : Math.max(1, Math.round((count / most) * BAR))
  return '█'.repeat(full) + '░'.repeat(BAR - full)
}
