import { actionCalendar, Queue } from '../domain/action-plan.ts'
import { addDays, addMonths, type Day, parisDay, shortDay, weekday } from '../domain/day.ts'
import { isWorkingDay } from '../domain/working-days.ts'
import { caseRecords } from '../statistics/case-record.ts'
import type { Figure } from '../statistics/figure.ts'
import { openedIn, type Section, type Statistics, sectionLabel, statistics } from '../statistics/statistics.ts'
import { valueText } from '../statistics/text.ts'
import { type Span, trend } from '../statistics/trend.ts'
import { commit } from '../store/commit.ts'
import { hasKey } from '../store/outbox.ts'
import { finishTask } from '../store/tasks.ts'
import { basisText, periodReport, type ReportView, spanTitle } from '../writing/period-report.ts'
import { trendChart } from '../writing/trend-chart.ts'
import { digestView } from './digest-view.ts'
import { finishStaffMail } from './finish-mail.ts'
import { statisticsJournal } from './statistics-journal.ts'
import { inAlsaceMoselle } from './working-calendar.ts'
import type { World } from './world.ts'

export type Edition = 'week' | 'month'

/** On the first working day of a week, the edition of the week before; on that of a month, that of the month before. */
export function editionsOn(world: World, today: Day): Edition[] {
  const isFirstSince = (start: Day): boolean => {
    for (let on = start; on < today; on = addDays(on, 1)) if (isWorkingDay(on, inAlsaceMoselle(world))) return false
    return true
  }
  return [
    ...(isFirstSince(addDays(today, 1 - weekday(today))) ? (['week'] as const) : []),
    ...(isFirstSince(firstOfMonth(today)) ? (['month'] as const) : []),
  ]
}

/** To every supervisor, once. `subject`: `week:2026-04-13`, an edition and the day on which it is due. */
export async function sendReport(world: World, subject: string): Promise<void> {
  const { db, settings, clock } = world
  const [edition, today] = subject.split(':') as [Edition, Day]
  const recipients = parisDay(clock.now()) === today ? settings.supervisors : []
  const view = recipients.length > 0 ? reportView(world, edition, today) : null
  for (const to of view ? recipients : []) {
    const key = `report:${subject}:${to}`
    if (!view || hasKey(db, key)) continue
    const chart = trendChart(
      view.title,
      view.spans,
      [0, 3, 4].flatMap((i) => view.trends[i] ?? []),
    )
    const mail = await finishStaffMail(world, {
      ...periodReport(view),
      key,
      kind: 'report',
      to,
      replyTo: settings.mailAddress,
      attachments: [{ name: 'tendances.svg', mediaType: 'image/svg+xml', bytes: Buffer.from(chart) }],
    })
    commit(db, { caseId: null, basedOn: null, changes: [{ kind: 'mail', mail }] }, settings.mailAddress, clock.now())
  }
  finishTask(db, 'send_report', subject)
}

/** Spans that the period is compared with. */
const BEFORE: Record<Edition, number> = { week: 7, month: 11 }
/** Cases opened in so many months before the end, so that most had the time to end. */
const MONTHS_OF_CASES: Record<Edition, number> = { week: 3, month: 12 }

export function reportView(world: World, edition: Edition, today: Day): ReportView {
  const journal = statisticsJournal(world)
  const began = journal.events[0] ? parisDay(journal.events[0].at) : today
  const all = spansBefore(edition, today)
  const { from, to } = all.at(-1) as Span
  // What was before the service began is no average to compare with.
  const spans = all.filter((span) => span.to >= began || span.to === to)
  const period = { from: addMonths(to, -MONTHS_OF_CASES[edition]), to }
  const until = edition === 'week' ? addDays(today, 7 - weekday(today)) : addDays(addMonths(firstOfMonth(today), 1), -1)
  const waiting = digestView(world, today)
  const cases = openedIn(caseRecords(journal), period).length
  return {
    title: spanTitle(edition, from, to),
    spans: spans.map((s) => (edition === 'week' ? shortDay(s.from).slice(0, 5) : shortDay(s.from).slice(3))),
    trends: trend(journal.events, spans),
    figures: sections(statistics(journal, period, world.settings.prices), edition),
    basis: basisText(cases, period.from, to),
    calendar: actionCalendar(world.actionPlan, today, until, inAlsaceMoselle(world)),
    waiting: Object.fromEntries(Queue.options.map((queue) => [queue, waiting[queue].length])) as Record<Queue, number>,
  }
}

const firstOfMonth = (on: Day): Day => `${on.slice(0, 7)}-01` as Day

function spansBefore(edition: Edition, today: Day): Span[] {
  const ago = (n: number): Span => {
    if (edition === 'week') {
      const from = addDays(today, 1 - weekday(today) - 7 * n)
      return { from, to: addDays(from, 6) }
    }
    const from = addMonths(firstOfMonth(today), -n)
    return { from, to: addDays(addMonths(from, 1), -1) }
  }
  return Array.from({ length: BEFORE[edition] + 1 }, (_, i) => ago(BEFORE[edition] + 1 - i))
}

const ofTheWeek: readonly Section[] = ['engagement', 'delays', 'satisfaction']

/** Whole figures, and of their groups those that a person reads without a table. */
const isShown = (section: Section, { group, key, unit }: Figure): boolean =>
  group === null
    ? section !== 'funnel' || (unit === 'cases' && !key.endsWith('_stopped'))
    : ['outcomes', 'neutrality', 'satisfaction'].includes(section) ||
      (key === 'human_minutes_mean' && group.axis === 'outcome')

function sections(all: Statistics, edition: Edition): ReportView['figures'] {
  return (Object.keys(sectionLabel) as Section[])
    .filter((section) => edition === 'month' || ofTheWeek.includes(section))
    .map((section) => ({
      heading: sectionLabel[section],
      lines: lines(all[section].filter((f) => isShown(section, f))),
    }))
    .filter((section) => section.lines.length > 0)
}

/** One line for each thing that is counted: the whole, its groups, and the definition beside them. */
const lines = (figures: readonly Figure[]): string[] =>
  [...Map.groupBy(figures, ({ key }) => key).values()].map((same) => {
    const [first] = same as [Figure]
    const whole = same.find(({ group }) => group === null)
    const groups = same.flatMap((figure) => (figure.group ? [`${figure.group.label} ${valueText(figure)}`] : []))
    const values = [...(whole ? [valueText(whole)] : []), ...groups].join(' ; ')
    return `${first.label} : ${values} — ${first.definition}`
  })
