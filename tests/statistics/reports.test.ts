import { mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Queue } from '../../src/domain/action-plan.ts'
import { day, type Instant } from '../../src/domain/day.ts'
import type { CaseId } from '../../src/domain/ids.ts'
import { Outcome } from '../../src/domain/states.ts'
import { digestView } from '../../src/flows/digest-view.ts'
import { editionsOn, reportView } from '../../src/flows/send-report.ts'
import { refold } from '../../src/store/cases.ts'
import { appendEvent } from '../../src/store/events.ts'
import { digest, digestSections } from '../../src/writing/digest.ts'
import { periodReport } from '../../src/writing/period-report.ts'
import { trendChart } from '../../src/writing/trend-chart.ts'
import { busyMorning, OWNERS } from '../support/busy-morning.ts'
import { SUPERVISOR, testWorld } from '../support/test-world.ts'

const TODAY = day('2025-11-03')
const plain = testWorld()
const db = busyMorning(1_000, TODAY, { ladder: plain.world.ladder, rules: plain.world.rules.current.version })
const { world } = testWorld({
  at: '2025-11-03T06:30:00Z',
  settings: { mediators: OWNERS },
  world: { db, degraded: () => ['Redis ne répond pas : les travaux se font dans ce processus.'] },
})
const closed = [...Outcome.options, 'merged'].map((state) => `'${state}'`).join()
const week = reportView(world, 'week', TODAY)
const month = reportView(world, 'month', TODAY)
const morning = digestView(world, TODAY)
const SINCE = '2025-10-31'

const sqlCount = (where: string, from: string, to: string): number =>
  db
    .prepare(
      `SELECT count(*) FROM case_events WHERE ${where} AND at >= strftime('%Y-%m-%dT%H:%M:%fZ', ?, ?) AND at < strftime('%Y-%m-%dT%H:%M:%fZ', ?, '+1 day', ?)`,
    )
    .pluck()
    .get(from, paris(from), to, paris(to)) as number

/** Midnight in Paris, in hours from midnight in UTC. */
const paris = (on: string): string => (on >= '2025-03-30' && on < '2025-10-26' ? '-2 hours' : '-1 hours')

describe('a generated year of 1,000 cases', () => {
  const kinds = [
    ['demandes', "type = 'case_opened'"],
    ['messages des parties', "type = 'message_filed'"],
    ['lettres parties', "type = 'letter_sent'"],
    ['accords', "type = 'agreement_recorded'"],
    ['dossiers réglés', "type = 'case_closed' AND body ->> '$.outcome' = 'resolved'"],
    ['autres dossiers clos', "type = 'case_closed' AND body ->> '$.outcome' <> 'resolved'"],
  ] as const

  test.each(kinds)('%s: the week and the months are what SQL counts', (label, where) => {
    const counts = (view: typeof week) => view.trends.find((line) => line.label === label)?.counts ?? []
    expect(counts(week).at(-1)).toBe(sqlCount(where, '2025-10-27', '2025-11-02'))
    expect(counts(month).at(-1)).toBe(sqlCount(where, '2025-10-01', '2025-10-31'))
    expect(counts(month).at(-4)).toBe(sqlCount(where, '2025-07-01', '2025-07-31'))
    expect(counts(month)).toHaveLength(10)
    expect(counts(month).reduce((sum, n) => sum + n, 0)).toBe(sqlCount(where, '2024-11-01', '2025-10-31'))
  })

  test('each figure is told with its definition, each share with both its numbers, each queue with its day', () => {
    const { subject, text } = periodReport(month)
    expect(subject).toMatch(/^Mois d’octobre 2025 : \d+ demandes, \d+ accords$/)
    expect(text).toMatch(/taux d’engagement des bailleurs : \d+ % \(\d+ sur \d+\) — parmi les bailleurs contactés/)
    expect(text).toMatch(
      /note de satisfaction, moyenne : [\d,]+ sur 10 \(\d+ notes\) ; locataire .* ; bailleur [\d,]+ sur 10 \(\d+ notes\) — /,
    )
    expect(text).toMatch(/^- chaque jour ouvré : en panne \(\d+\), à approuver \(\d+\)$/m)
    expect(text).toMatch(/^- lundi 3 novembre : en retard ou dû aujourd’hui \(\d+\), prescriptions proches \(\d+\)/m)
    expect(text).toMatch(/^- jeudis 6, 13, 20 et 27 novembre : messages retenus \(\d+\)/m)
    expect(text).not.toMatch(/NaN|undefined|null| — $/m)
  })

  const OPEN = `FROM cases c WHERE c.state NOT IN (${closed})`
  const MISSED = `c.body ->> '$.agreement' IS NOT NULL AND c.body ->> '$.payment' <> 'confirmed'
    AND (c.body ->> '$.payment' = 'missed' OR coalesce(c.body ->> '$.agreement.payBy', '9') < '${TODAY}')`
  const RANG = `d.case_id = c.id AND d.kind IN ('reply', 'review') AND ((d.state = 'running' AND d.due <= '${TODAY}') OR
    (d.state = 'passed' AND d.due >= '${SINCE}' AND c.body ->> '$.openDraft' IS NULL AND c.body ->> '$.underway' = '[]'))`
  const LATE = `EXISTS (SELECT 1 FROM deadlines d WHERE ${RANG})`
  const LEFT_OUT = "coalesce(json_array_length(c.body, '$.leftOut'), 0)"

  /** What each list must hold, told by SQL over the stored rows alone. */
  const queues: Record<Queue, string> = {
    degraded: 'SELECT 6',
    toApprove: `SELECT count(*) ${OPEN} AND c.body ->> '$.openDraft' IS NOT NULL`,
    promises: `SELECT count(*) ${OPEN} AND ${MISSED}`,
    late: `SELECT count(*) ${OPEN} AND ${LATE}`,
    dataRequests: "SELECT count(*) FROM case_events WHERE type = 'data_requested'",
    held: 'SELECT count(*) FROM held WHERE settled_at IS NULL',
    bounced: `SELECT (SELECT count(*) ${OPEN} AND c.body ->> '$.bounced' <> '[]')
      + (SELECT count(*) FROM outbox o WHERE o.kind = 'letter' AND o.state IN ('refused', 'given_up', 'unknown'))
      + (SELECT count(*) FROM outbox o JOIN cases c ON c.body ->> '$.openDraft.draft' = o.draft_id
         WHERE o.kind = 'approval_request' AND o.state = 'given_up' AND c.state NOT IN (${closed}))`,
    prescriptions: `SELECT count(*) FROM deadlines d JOIN cases c ON c.id = d.case_id WHERE c.state NOT IN (${closed})
      AND d.kind = 'prescription' AND d.state = 'running' AND d.due <= date('${TODAY}', '+90 days')`,
    dueSoon: `SELECT count(*) FROM deadlines d JOIN cases c ON c.id = d.case_id WHERE c.state NOT IN (${closed})
      AND d.state = 'running' AND d.kind IN ('reply', 'payment', 'refund_due') AND d.due <= date('${TODAY}', '+7 days')
      AND (d.due > '${TODAY}' OR (d.due = '${TODAY}' AND d.kind <> 'reply')) AND NOT (${MISSED})`,
    idle: `SELECT (SELECT count(*) ${OPEN} AND c.body ->> '$.openDraft' IS NULL AND c.body ->> '$.awaiting' IS NULL
      AND c.body ->> '$.underway' = '[]' AND c.body ->> '$.agreement' IS NULL AND NOT ${LATE}) + (SELECT coalesce(sum(${LEFT_OUT}), 0) ${OPEN})`,
    rules: `SELECT count(*) ${OPEN} AND c.rules_version <> '${plain.world.rules.current.version}'`,
  }

  test.each(Queue.options)('%s: the morning has as many lines as SQL counts rows', (queue) => {
    expect(morning[queue]).toHaveLength(db.prepare(queues[queue]).pluck().get() as number)
    expect(week.waiting[queue]).toBe(morning[queue].length)
  })

  test('a case that a supervisor stepped back from is in none of their counts, in any edition', () => {
    const told = JSON.stringify(morning)
    const { id: hidden, ref } = (
      db.prepare('SELECT id, ref FROM cases ORDER BY rowid').all() as { id: CaseId; ref: string }[]
    ).find(
      (each) =>
        told.includes(each.ref) &&
        sqlCount(`case_id = '${each.id}' AND type = 'case_opened'`, '2025-10-27', '2025-11-02') > 0,
    ) as never
    const event = { type: 'mediator_recused', mediator: SUPERVISOR } as const
    db.exec('SAVEPOINT recused')
    appendEvent(db, hidden, event, { kind: 'mediator', address: SUPERVISOR }, '2025-11-03T05:00:00.000Z' as Instant)
    db.prepare("DELETE FROM settings WHERE key = 'fold'").run()
    refold(db)
    const own = (where: string, from: string, to: string) => sqlCount(`case_id = '${hidden}' AND ${where}`, from, to)
    const theirs = reportView(world, 'week', TODAY, SUPERVISOR)
    const theirMorning = digestView(world, TODAY, SUPERVISOR)
    db.exec('ROLLBACK TO recused')
    expect(own("type = 'case_opened'", '2025-10-27', '2025-11-02')).toBe(1)
    for (const [label, where] of kinds) {
      const last = (view: typeof week) => view.trends.find((line) => line.label === label)?.counts.at(-1) ?? Number.NaN
      expect(last(theirs)).toBe(last(week) - own(where, '2025-10-27', '2025-11-02'))
    }
    expect(theirMorning.figures.counts[0]?.count).toBe(
      (morning.figures.counts[0]?.count ?? 0) - own("type = 'case_opened'", SINCE, '2025-11-02'),
    )
    expect(theirs.basis).not.toBe(week.basis)
    expect(JSON.stringify(theirMorning)).not.toContain(ref)
  })

  test('the month tells how each side was treated, quarter by quarter, each share with both its numbers', () => {
    const { text } = periodReport(month)
    expect(text).toContain('## Les deux côtés, trimestre par trimestre')
    expect(month.quarters.map(({ values }) => values.map(({ name }) => name))).toEqual(
      Array.from({ length: 6 }, () => ['T1 2025', 'T2 2025', 'T3 2025', 'T4 2025']),
    )
    const letters = (side: string, from: string, to: string) =>
      db
        .prepare(
          `SELECT count(*) FROM case_events WHERE type = 'letter_sent' AND body ->> '$.side' LIKE ? AND case_id IN
             (SELECT case_id FROM case_events WHERE type = 'case_opened' AND at >= ? AND at < ?)`,
        )
        .pluck()
        .get(side, from, to) as number
    const quarter = ['2025-03-31T22:00:00Z', '2025-06-30T22:00:00Z'] as const
    expect(text).toContain(`T2 2025 ${letters('tenant', ...quarter)} (sur ${letters('%', ...quarter)})`)
    expect(periodReport(week).text).not.toContain('trimestre')
  })

  test('the week fits a screen or two; the digest of that day its sixty lines', () => {
    expect(periodReport(week).text.split('\n').length).toBeLessThanOrEqual(90)
    const { text, numbered } = digest(morning)
    expect(morning.figures.since).toBe(SINCE)
    const told = [
      'case_opened',
      'message_filed',
      'letter_sent',
      'agreement_recorded',
      'case_closed',
      'satisfaction_scored',
    ]
    expect(morning.figures.counts.map(({ count }) => count)).toEqual(
      told.map((type) => sqlCount(`type = '${type}'`, SINCE, '2025-11-02')),
    )
    expect(text.split('\n').length).toBeLessThanOrEqual(60)
    expect(numbered.length).toBeGreaterThan(25)
    for (const { of, heading } of digestSections) {
      expect(text).toContain(`## ${heading} (`)
      expect(morning[of].length).toBeGreaterThan(of === 'rules' ? 0 : 2)
    }
    if (process.env['SHOW_REPORTS']) {
      mkdirSync(process.env['SHOW_REPORTS'], { recursive: true })
      const shown = { 'digest.txt': text, 'week.txt': periodReport(week).text, 'month.txt': periodReport(month).text }
      for (const [name, content] of Object.entries(shown))
        writeFileSync(`${process.env['SHOW_REPORTS']}/${name}`, content)
    }
  })

  test('the chart draws what the text says, without a word that is not escaped', () => {
    const chart = trendChart('A & B', ['1 <', '2'], [{ label: 'x"', counts: [1, 3] }])
    expect(chart).toContain('A &amp; B')
    expect(chart).not.toMatch(/1 <<|x"</)
    expect(chart.match(/<polyline/g)).toHaveLength(1)
  })
})

test('the week’s edition comes on its first working day, the month’s on its own', () => {
  const { world: any } = testWorld()
  expect(editionsOn(any, day('2026-04-13'))).toEqual(['week'])
  expect(editionsOn(any, day('2026-04-14'))).toEqual([])
  // Easter Monday: the week begins on Tuesday.
  expect(editionsOn(any, day('2026-04-07'))).toEqual(['week'])
  expect(editionsOn(any, day('2026-05-04'))).toEqual(['week', 'month'])
  expect(editionsOn(any, day('2026-04-01'))).toEqual(['month'])
})

test('every supervisor gets each edition once, with its chart', async () => {
  const w = testWorld({ at: '2026-04-30T08:00:00Z' })
  await w.on('2026-05-05T12:00:00Z')
  const reports = w.sent.filter(({ mail }) => /^(?:Semaine|Mois)/.test(mail.subject))
  expect(reports.map(({ mail }) => mail.subject.replace(/ :.*/, ''))).toEqual([
    'Semaine du 27 avril 2026 au 3 mai 2026',
    'Mois d’avril 2026',
  ])
  for (const { mail } of reports) expect(mail.attachments.map(({ name }) => name)).toEqual(['tendances.svg'])
})
