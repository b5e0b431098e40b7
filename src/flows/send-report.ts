import { actionCalendar, Queue } from '../domain/action-plan.ts'
import { addDays, addMonths, type Day, parisDay, shortDay, weekday } from '../domain/day.ts'
import type { CaseId } from '../domain/ids.ts'
import { isWorkingDay } from '../domain/working-days.ts'
import type { CaseRecord } from '../statistics/case-record.ts'
import type { Figure } from '../statistics/figure.ts'
import { neutralityFigures } from '../statistics/neutrality.ts'
import { openedIn, type Section, type Statistics, sectionLabel, statistics } from '../statistics/statistics.ts'
import { valueText } from '../statistics/text.ts'
import { type Span, trend } from '../statistics/trend.ts'
import { casesRecusedBy } from '../store/cases.ts'
import { commit } from '../store/commit.ts'
import { countHours, firstEventAt } from '../store/counts.ts'
import { hasKey } from '../store/outbox.ts'
import { finishTask } from '../store/tasks.ts'
import { basisText, periodReport, type ReportView, spanTitle } from '../writing/period-report.ts'
import { trendChart } from '../writing/trend-chart.ts'
import { countedCases } from './counted-cases.ts'
import { digestView } from './digest-view.ts'
import { finishStaffMail } from './finish-mail.ts'
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
  for (const to of recipients) {
    const key = `report:${subject}:${to}`
    if (hasKey(db, key)) continue
    const view = reportView(world, edition, today, to)
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

/** `reader`: to whom the cases that they stepped back from do not exist, not even in a count; null for the operator. */
export function reportView(world: World, edition: Edition, today: Day, reader: string | null = null): ReportView {
  const but = reader === null ? new Set<CaseId>() : casesRecusedBy(world.db, reader)
  const records = countedCases(world).filter(({ id }) => !but.has(id))
  const first = firstEventAt(world.db, but)
  const began = first ? parisDay(first) : today
  const all = spansBefore(edition, today)
  const { from, to } = all.at(-1) as Span
  // What was before the service began is no average to compare with.
  const spans = all.filter((span) => span.to >= began || span.to === to)
  const period = { from: addDays(addMonths(to, -MONTHS_OF_CASES[edition]), 1), to }
  const until = edition === 'week' ? addDays(today, 7 - weekday(today)) : addDays(addMonths(firstOfMonth(today), 1), -1)
  const waiting = digestView(world, today, reader)
  return {
    title: spanTitle(edition, from, to),
    spans: spans.map((s) => (edition === 'week' ? shortDay(s.from).slice(0, 5) : shortDay(s.from).slice(3))),
    trends: trend(countHours(world.db, spans[0]?.from ?? from, but), spans),
    figures: sections(statistics(records, period, world.settings.prices), edition),
    quarters: edition === 'month' ? quarters(records, to) : [],
    basis: basisText(openedIn(records, period).length, period.from, to),
    calendar: actionCalendar(world.actionPlan, today, until, inAlsaceMoselle(world)),
    waiting: Object.fromEntries(Queue.options.map((queue) => [queue, waiting[queue].length])) as Record<Queue, number>,
  }
}

/** How each side was treated in the last four quarters, the last of them as far as it has come. */
function quarters(records: readonly CaseRecord[], to: Day): ReportView['quarters'] {
  const start = addMonths(firstOfMonth(to), -((Number(to.slice(5, 7)) - 1) % 3))
  const spans = [3, 2, 1, 0].map((ago) => ({
    from: addMonths(start, -3 * ago),
    to: ago === 0 ? to : addDays(addMonths(start, 3 - 3 * ago), -1),
  }))
  const found = spans.map((span) => ({
    name: quarterName(span.from),
    figures: neutralityFigures(openedIn(records, span)),
  }))
  const [{ figures } = { figures: [] }] = found
  return figures.map(({ key, label, definition, group }) => ({
    label: `${label}, ${group?.label}`,
    definition,
    values: found.map(({ name, figures: own }) => {
      const same = own.find((figure) => figure.key === key && figure.group?.value === group?.value)
      return { name, value: same ? valueText(same) : '' }
    }),
  }))
}

const quarterName = (from: Day): string => `T${(Number(from.slice(5, 7)) + 2) / 3} ${from.slice(0, 4)}`

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
    : ['outcomes', 'satisfaction'].includes(section) || (key === 'human_minutes_mean' && group.axis === 'outcome')

function sections(all: Statistics, edition: Edition): ReportView['figures'] {
  return (Object.keys(sectionLabel) as Section[])
    .filter((section) => (edition === 'month' ? section !== 'neutrality' : ofTheWeek.includes(section)))
    .map((section) => ({
      heading: sectionLabel[section],
      lines: lines(all[section].filter((f) => isShown(section, f))),
    }))
    .filter((section) => section.lines.length > 0)
}

/** One line for each thing that is counted: the whole, its groups, and what its definition adds to that of the line before. */
function lines(figures: readonly Figure[]): string[] {
  const counted = [...Map.groupBy(figures, ({ key }) => key).values()] as [Figure, ...Figure[]][]
  return counted.map((same, i) => {
    const [{ label, definition }] = same
    const whole = same.find(({ group }) => group === null)
    const groups = same.flatMap((figure) => (figure.group ? [`${figure.group.label} ${valueText(figure)}`] : []))
    const values = [...(whole ? [valueText(whole)] : []), ...groups].join(' ; ')
    const before = counted[i - 1]?.[0].definition.split(PART) ?? []
    const told = definition.split(PART).filter((part, n) => part !== before[n])
    return `${label} : ${values}${told.length === 0 ? '' : ` — ${told.join(PART)}`}`
  })
}

const PART = ' ; '
