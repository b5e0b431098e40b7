import { mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { day } from '../../src/domain/day.ts'
import { Outcome } from '../../src/domain/states.ts'
import { digestView } from '../../src/flows/digest-view.ts'
import { editionsOn, reportView } from '../../src/flows/send-report.ts'
import { refold } from '../../src/store/cases.ts'
import { digest } from '../../src/writing/digest.ts'
import { periodReport } from '../../src/writing/period-report.ts'
import { trendChart } from '../../src/writing/trend-chart.ts'
import { journalOf } from '../support/journals.ts'
import { testWorld } from '../support/test-world.ts'

const db = journalOf(1_000)
refold(db)
const { world } = testWorld({ world: { db } })
const TODAY = day('2025-11-03')
const closed = [...Outcome.options, 'merged'].map((state) => `'${state}'`).join()
const week = reportView(world, 'week', TODAY)
const month = reportView(world, 'month', TODAY)

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
  test.each([
    ['demandes', "type = 'case_opened'"],
    ['messages des parties', "type = 'message_filed'"],
    ['lettres parties', "type = 'letter_sent'"],
    ['accords', "type = 'agreement_recorded'"],
    ['dossiers réglés', "type = 'case_closed' AND body ->> '$.outcome' = 'resolved'"],
    ['autres dossiers clos', "type = 'case_closed' AND body ->> '$.outcome' <> 'resolved'"],
  ])('%s: the week and the months are what SQL counts', (label, where) => {
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
    expect(text).not.toMatch(/NaN|undefined|null/)
  })

  test('the week fits a screen or two; the digest of that day its sixty lines', () => {
    expect(periodReport(week).text.split('\n').length).toBeLessThanOrEqual(90)
    const view = digestView(world, TODAY)
    const { text, numbered } = digest(view)
    const since = view.figures.since
    expect(since).toBe('2025-10-31')
    const told = [
      'case_opened',
      'message_filed',
      'letter_sent',
      'agreement_recorded',
      'case_closed',
      'satisfaction_scored',
    ]
    expect(view.figures.counts.map(({ count }) => count)).toEqual(
      told.map((type) => sqlCount(`type = '${type}'`, since, '2025-11-02')),
    )
    const cases = (where: string) =>
      db.prepare(`SELECT count(*) FROM cases WHERE state NOT IN (${closed}) AND ${where}`).pluck().get() as number
    const [agreed, open] = ["body ->> '$.agreement' IS NOT NULL", "body ->> '$.openDraft' IS NULL"]
    expect(view.promises).toHaveLength(cases(`${agreed} AND body ->> '$.payment' = 'missed'`))
    expect(view.idle.filter(({ text: line }) => line.includes('rien depuis'))).toHaveLength(
      cases(`${open} AND NOT ${agreed} AND body ->> '$.awaiting' IS NULL AND body ->> '$.underway' = '[]'`),
    )
    expect(text.split('\n').length).toBeLessThanOrEqual(60)
    expect(numbered.length).toBeGreaterThan(20)
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
