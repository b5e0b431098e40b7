import type { Queue } from '../domain/action-plan.ts'
import type { Day } from '../domain/day.ts'
import { bar } from './bars.ts'
import { frenchDay, frenchWeekday } from './french-day.ts'
import { oneLine, paragraphs } from './letter-context.ts'
import type { PlainMail } from './plain-mail.ts'

/** One thing that a supervisor may act on by its number. `key` names it for the reply (a case, a draft, a held mail). */
export type DigestLine = { key: string; text: string }

/** What waits, by what it waits for, each list in the order of its published rule. */
export type DigestView = {
  on: Day
  /** The lists that the plan puts on this day: they get more of the page. */
  today: readonly Queue[]
  toApprove: readonly DigestLine[]
  /** Payments that were agreed and did not come. */
  promises: readonly DigestLine[]
  late: readonly DigestLine[]
  /** Requests of people about their own data, and what was granted and is not done yet. */
  dataRequests: readonly DigestLine[]
  held: readonly DigestLine[]
  bounced: readonly DigestLine[]
  /** Rights to sue that end soon. */
  prescriptions: readonly DigestLine[]
  /** Other deadlines of the next seven days. */
  dueSoon: readonly DigestLine[]
  idle: readonly DigestLine[]
  /** Cases that keep other rules than those of today, which would give other figures. */
  rules: readonly DigestLine[]
  /** What of the service itself does not work. */
  degraded: readonly DigestLine[]
  /** What happened since the last digest's day, in the order to show; `since`: its first day. */
  figures: { since: Day; counts: readonly { label: string; count: number }[] }
}

/** `numbered[n - 1]` is the key of line n. */
export type Digest = PlainMail & { numbered: readonly string[] }

/**
 * The published order: what keeps a person from being answered or paid comes first, what may wait last. `rule`: the order of
 * its lines. `weight`: how fast it fills when not all fits.
 */
export const digestSections: readonly { of: Queue; heading: string; rule: string; weight: number }[] = [
  { of: 'degraded', heading: 'En panne', rule: 'ce qui arrête le plus d’abord', weight: 2 },
  { of: 'toApprove', heading: 'À approuver', rule: 'la plus ancienne d’abord', weight: 4 },
  { of: 'promises', heading: 'Promesses de paiement non tenues', rule: 'la plus ancienne d’abord', weight: 2 },
  { of: 'late', heading: 'En retard ou dû aujourd’hui', rule: 'le plus grand retard d’abord', weight: 2 },
  { of: 'dataRequests', heading: 'Demandes sur des données', rule: 'la première à échoir d’abord', weight: 2 },
  { of: 'held', heading: 'Messages retenus', rule: 'le plus ancien d’abord', weight: 2 },
  {
    of: 'bounced',
    heading: 'Courriels non remis ou douteux',
    rule: 'les adresses mortes, puis les lettres, la plus ancienne d’abord',
    weight: 1,
  },
  { of: 'prescriptions', heading: 'Prescriptions proches', rule: 'la première à échoir d’abord', weight: 1 },
  { of: 'dueSoon', heading: 'Échéances des sept prochains jours', rule: 'la première d’abord', weight: 0.5 },
  {
    of: 'idle',
    heading: 'Sans action : ni lettre en attente, ni réponse attendue',
    rule: 'la plus longue attente d’abord',
    weight: 0.5,
  },
  { of: 'rules', heading: 'Règles changées', rule: 'le dossier le plus ancien d’abord', weight: 0.25 },
]

/** How much more a list gets on its day. */
const ON_ITS_DAY = 3

const MOST_LINES = 60
const ANSWER =
  'Répondez par les numéros : OK 1 3, NON 2 trop sec, ATTENDRE 4 lundi, ASSIGNER 5 nadia, QUI 6 bailleur, OUVRIR 6, NOTE n° 7 vu, LIRE 8 et pourquoi, AIDE.'
const MOST_FIGURES = 6

/** The supervisors' day on one page of sixty lines. What is empty is left out; what does not fit is counted. */
export function digest(view: DigestView): Digest {
  let lengths = digestSections.map(({ of }) => Math.min(1, view[of].length))
  let page = written(view, lengths)
  for (let next = growing(view, lengths); next >= 0; next = growing(view, lengths)) {
    lengths = lengths.with(next, (lengths[next] ?? 0) + 1)
    const longer = written(view, lengths)
    if (longer.text.split('\n').length > MOST_LINES) break
    page = longer
  }
  return page
}

/** The section that gets the next line: the one that shows least for its weight, the more urgent of two. */
function growing(view: DigestView, lengths: readonly number[]): number {
  const load = (i: number) => {
    const { of, weight } = digestSections[i] ?? { of: 'idle', weight: 1 }
    return (lengths[i] ?? 0) / (weight * (view.today.includes(of) ? ON_ITS_DAY : 1))
  }
  return digestSections.reduce(
    (best, { of }, i) => ((lengths[i] ?? 0) < view[of].length && (best < 0 || load(i) < load(best)) ? i : best),
    -1,
  )
}

/** What the plan puts on this day and not on every day would be lost among what is always there. */
const ofThisDay = ({ today }: DigestView): readonly Queue[] =>
  today.filter((queue) => queue !== 'toApprove' && queue !== 'degraded')

const headingOf = (heading: string, told: { most: number; all: number; rule: string; isToday: boolean }): string =>
  [
    `## ${heading} (${told.most < told.all ? `${told.most} sur ${told.all}` : told.all})`,
    ...(told.isToday ? ['file du jour'] : []),
    ...(told.all > 1 ? [told.rule] : []),
  ].join(', ')

function written(view: DigestView, lengths: readonly number[]): Digest {
  const numbered: string[] = []
  const shown = digestSections.map(({ of, heading, rule }, i) => {
    const [lines, most] = [view[of], lengths[i] ?? 0]
    if (lines.length === 0) return null
    const first = numbered.length
    numbered.push(...lines.slice(0, most).map((line) => line.key))
    return [
      headingOf(heading, { most, all: lines.length, rule, isToday: ofThisDay(view).includes(of) }),
      ...lines.slice(0, most).map((line, n) => `${first + n + 1}. ${oneLine(line.text, 160)}`),
    ].join('\n')
  })
  return {
    subject: `Point du ${frenchWeekday(view.on)} : ${view.toApprove.length} à approuver, ${view.late.length} en retard`,
    text: paragraphs(numbered.length === 0 ? 'Rien n’attend aujourd’hui.' : ANSWER, shown, figuresText(view)),
    numbered,
  }
}

function figuresText({ on, figures: { since, counts } }: DigestView): string | null {
  if (counts.every((f) => f.count === 0)) return null
  const most = Math.max(1, ...counts.map((f) => f.count))
  const lines = counts.slice(0, MOST_FIGURES).map(({ label, count }) => `- ${bar(count, most)} ${count} ${label}`)
  const days = (Date.parse(on) - Date.parse(since)) / 86_400_000
  return [days > 1 ? `## Depuis le ${frenchDay(since)} en chiffres` : '## Hier en chiffres', ...lines].join('\n')
}
