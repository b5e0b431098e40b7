import type { Queue } from '../domain/action-plan.ts'
import { type Day, shortDay } from '../domain/day.ts'
import { bar } from './bars.ts'
import { digestSections } from './digest.ts'
import { frenchDay, frenchWeekday } from './french-day.ts'
import { paragraphs } from './letter-context.ts'
import type { PlainMail } from './plain-mail.ts'

/** One count of the period and of those before it, oldest first, the period last. */
type ReportLine = { label: string; definition: string; counts: readonly number[] }

export type ReportView = {
  /** `Semaine du 6 au 12 avril 2026`, `Mois d’avril 2026`. */
  title: string
  /** Short names of the spans of `trends`, the period last. */
  spans: readonly string[]
  trends: readonly ReportLine[]
  /** Headings with lines ready to show: figures of the statistics with their definitions. */
  figures: readonly { heading: string; lines: readonly string[] }[]
  /** The same figures quarter by quarter, oldest first. */
  quarters: readonly { label: string; definition: string; values: readonly { name: string; value: string }[] }[]
  /** On which cases `figures` rest, in one sentence. */
  basis: string
  /** What waits in each queue now, and on which days it is looked at. */
  calendar: readonly { on: Day; queues: readonly Queue[] }[]
  waiting: Readonly<Record<Queue, number>>
}

/** A week or a month: what happened against the spans before, what the cases came to, what to look at on which day. */
export function periodReport(view: ReportView): PlainMail {
  const { title, trends, figures, calendar, waiting } = view
  const last = trends.map(({ label, counts }) => `${counts.at(-1) ?? 0} ${label}`)
  return {
    subject: `${title} : ${last[0]}, ${last[3]}`,
    text: paragraphs(
      trendsText(view),
      calendarText(calendar, waiting),
      figures.length > 0 ? `## Ce que deviennent les dossiers\n\n${view.basis}` : null,
      ...figures.map(({ heading, lines }) => [`## ${heading}`, ...lines.map((line) => `- ${line}`)].join('\n')),
      quartersText(view.quarters),
    ),
  }
}

/** A definition is given once, for both sides. */
function quartersText(quarters: ReportView['quarters']): string | null {
  if (quarters.length === 0) return null
  const sorted = [...Map.groupBy(quarters, ({ definition }) => definition).values()].flat()
  const lines = sorted.map(({ label, definition, values }, i) => {
    const told = sorted[i - 1]?.definition === definition ? '' : ` — ${definition}`
    return `- ${label} : ${values.map(({ name, value }) => `${name} ${value}`).join(' ; ')}${told}`
  })
  return ['## Les deux côtés, trimestre par trimestre (dossiers ouverts dans le trimestre)', ...lines].join('\n')
}

function trendsText({ trends, spans }: ReportView): string {
  const lines = trends.map(({ label, counts, definition }) => {
    const now = counts.at(-1) ?? 0
    const before = counts.slice(0, -1)
    const mean = before.length === 0 ? 0 : before.reduce((sum, n) => sum + n, 0) / before.length
    const against = before.length === 0 ? '' : `, moyenne d’avant : ${mean.toFixed(1).replace('.', ',')}`
    return `- ${bar(now, Math.max(...counts))} ${now} ${label}${against} (${definition})`
  })
  const tables = trends.map(({ label, counts }) => {
    const most = Math.max(...counts)
    const rows = counts.map((count, i) => `- ${spans[i]} : ${bar(count, most)} ${count}`)
    return [`## ${label[0]?.toUpperCase()}${label.slice(1)}, période par période`, ...rows].join('\n')
  })
  return paragraphs(['## La période en chiffres', ...lines].join('\n'), tables[0] ?? null, tables[3] ?? null)
}

const heading = (queue: Queue): string => digestSections.find(({ of }) => of === queue)?.heading ?? queue

/** What is looked at every day is said once, and days with the same queues are told together; each queue's count once. */
function calendarText(calendar: ReportView['calendar'], waiting: ReportView['waiting']): string {
  const daily = calendar[0]?.queues.filter((queue) => calendar.every(({ queues }) => queues.includes(queue))) ?? []
  const named = (queues: readonly Queue[]): string =>
    queues.map((queue) => `${shortHeading(queue)} (${waiting[queue]})`).join(', ')
  const others = calendar
    .map(({ on, queues }) => ({ on, queues: queues.filter((queue) => !daily.includes(queue)) }))
    .filter(({ queues }) => queues.length > 0)
  const together = [...Map.groupBy(others, ({ queues }) => queues.join()).values()]
  return [
    '## Quoi revoir quel jour, et combien y attendent ce matin',
    ...(daily.length > 0 ? [`- chaque jour ouvré : ${named(daily)}`] : []),
    ...together.map((same) => `- ${daysText(same.map(({ on }) => on))} : ${named(same[0]?.queues ?? [])}`),
  ].join('\n')
}

const shortHeading = (queue: Queue): string => (heading(queue).split(' : ')[0] ?? '').toLowerCase()

/** `lundi 3 novembre`; `jeudis 6, 13 et 20 novembre`; days that have less in common each with its name. */
function daysText(days: readonly Day[]): string {
  const words = days.map((on) => frenchWeekday(on).split(' ').slice(0, 3))
  const [[weekday = '', , month = ''] = []] = words
  const alike = words.length > 1 && words.every(([name, , of]) => name === weekday && of === month)
  const listed = words.map((each) => (alike ? (each[1] ?? '') : each.join(' ')))
  const last = listed.pop() ?? ''
  const all = listed.length === 0 ? last : `${listed.join(', ')} et ${last}`
  return alike ? `${weekday}s ${all} ${month}` : all
}

/** On which cases the figures of a report rest. */
export const basisText = (cases: number, from: Day, to: Day): string =>
  `Sur les ${cases} dossiers ouverts du ${shortDay(from)} au ${shortDay(to)}, tels qu’ils sont aujourd’hui.`

export const spanTitle = (kind: 'week' | 'month', from: Day, to: Day): string =>
  kind === 'week'
    ? `Semaine du ${frenchDay(from)} au ${frenchDay(to)}`
    : `Mois de ${frenchDay(from).replace(/^1er /, '')}`.replace(/de (?=[ao])/, 'd’')
