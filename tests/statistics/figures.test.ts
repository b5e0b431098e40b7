import { describe, expect, test } from 'vitest'
import { day, parisDay } from '../../src/domain/day.ts'
import { countedCases } from '../../src/flows/counted-cases.ts'
import { FEWEST, type Figure } from '../../src/statistics/figure.ts'
import { type Section, statistics } from '../../src/statistics/statistics.ts'
import { journalRows } from '../../src/store/statistics.ts'
import { journalOf } from '../support/journals.ts'
import { testWorld } from '../support/test-world.ts'

const CASES = 1_000
const db = journalOf(CASES)
const journal = journalRows(db, (address) => address)
const [HOURLY, MILLION] = [36, 4]
const { world } = testWorld({ world: { db } })
const records = countedCases(world)
const all = statistics(records, { from: null, to: null }, { hour: HOURLY, millionTokens: MILLION })

/** The same questions in SQL: of the generated cases none was joined or split, and no role changes a side. */
db.exec(`
  CREATE TEMP TABLE e AS SELECT seq, case_id AS c, at, actor, type, body ->> '$.side' AS side, body ->> '$.purpose' AS purpose,
    body ->> '$.draft' AS draft, body ->> '$.by' AS by, body ->> '$.edited' AS edited, body ->> '$.minutes' AS minutes,
    body ->> '$.outcome' AS outcome, body ->> '$.basis' AS basis, body -> '$.leftOut' AS left_out, body -> '$.audience' AS audience,
    body ->> '$.amount' AS amount FROM case_events;
  CREATE INDEX temp.e_c ON e (c, type);
  CREATE TEMP TABLE k AS SELECT c, at AS opened, by <> 'landlord' AS asked,
    (SELECT min(at) FROM e x WHERE x.c = e.c AND x.type = 'letter_sent') AS letter,
    (SELECT min(at) FROM e x WHERE x.c = e.c AND x.type = 'agreement_recorded') AS agreed,
    (SELECT min(at) FROM e x WHERE x.c = e.c AND x.type = 'payment_received' AND x.amount IS NULL) AS paid,
    (SELECT min(at) FROM e x WHERE x.c = e.c AND x.type = 'message_filed' AND x.side = 'landlord') AS answered,
    (SELECT count(*) FROM e x WHERE x.c = e.c AND x.type = 'letter_sent' AND x.side = 'landlord')
      + (SELECT count(*) FROM e x WHERE x.c = e.c AND x.basis = 'joint_opening') > 0 AS contacted,
    (SELECT count(*) FROM e x WHERE x.c = e.c AND x.type = 'letter_sent' AND x.side = 'tenant' AND x.purpose = 'law_reminder') > 0 AS told,
    (SELECT outcome FROM e x WHERE x.c = e.c AND x.type = 'case_closed') AS outcome,
    strftime('%Y-%m', at, '+1 hour') AS month,
    (SELECT f.value ->> '$.value' FROM messages m JOIN readings r ON r.message_id = m.id, json_each(r.body, '$.facts') f
      WHERE m.case_id = e.c AND f.value ->> '$.key' = 'dwelling_postcode' AND f.value ->> '$.certainty' = 'likely') AS postcode,
    coalesce((SELECT value ->> '$' FROM staff_facts s WHERE s.case_id = e.c), (SELECT f.value ->> '$.value'
      FROM messages m JOIN readings r ON r.message_id = m.id, json_each(r.body, '$.facts') f
      WHERE m.case_id = e.c AND f.value ->> '$.key' = 'landlord_kind')) AS kind,
    (SELECT r.body ->> '$.origin' FROM messages m JOIN readings r ON r.message_id = m.id WHERE m.case_id = e.c) AS origin
    FROM e WHERE type = 'case_opened';
  CREATE TEMP TABLE s AS SELECT a.c, a.side, (SELECT b.body ->> '$.score' FROM case_events b WHERE b.case_id = a.c
    AND b.type = 'satisfaction_scored' AND b.body ->> '$.side' = a.side ORDER BY b.seq DESC LIMIT 1) AS score
    FROM e a WHERE a.type = 'satisfaction_asked';
  CREATE TEMP TABLE l AS SELECT a.* FROM e a WHERE a.type = 'draft_approved'
    AND EXISTS (SELECT 1 FROM e s WHERE s.type = 'letter_sent' AND s.draft = a.draft);
`)

const sqlOf = (text: string, ...params: unknown[]) =>
  db
    .prepare(text)
    .raw()
    .get(...params) as number[]
const column = (text: string) => db.prepare(text).pluck().all() as number[]

/** Every figure that was compared, by section and key. */
const compared = new Set<string>()

function figureOf(section: Section, key: string, axis: string | null = null, value: string | null = null): Figure {
  const found = all[section].filter(
    (f) => f.key === key && (f.group?.axis ?? null) === axis && (f.group?.value ?? null) === value,
  )
  expect(found).toHaveLength(1)
  compared.add(`${section} ${key}`)
  return found[0] as Figure
}

const middle = (values: readonly number[], p: number) => {
  const rank = values.toSorted((a, b) => a - b)[Math.ceil(values.length * p) - 1] ?? Number.NaN
  return Math.round(rank * 100) / 100
}

const contacted = 'asked AND contacted'
const wrote = 'answered IS NOT NULL'
const engagedPart = `sum(${wrote}), count(*) FROM k WHERE ${contacted}`
const agreedPart = `sum(agreed IS NOT NULL), count(*) FROM k WHERE asked AND ${wrote}`
const stopped = 'asked AND told AND NOT contacted'
const remindedAfter =
  "EXISTS (SELECT 1 FROM e x WHERE x.c = k.c AND x.type = 'letter_sent' AND x.side = 'tenant' AND x.purpose = 'reminder')"
const step = (n: number) =>
  `(SELECT count(DISTINCT draft) FROM e x WHERE x.c = k.c AND x.type = 'letter_sent' AND x.side = 'landlord' AND x.at < k.answered
    AND x.purpose = 'reminder') = ${n} AND EXISTS (SELECT 1 FROM e x WHERE x.c = k.c AND x.type = 'letter_sent' AND x.side = 'landlord' AND x.at < k.answered)`

describe('every share is the one that SQL finds in the stored rows', () => {
  test.each<[Section, string, string | null, string | null, string]>([
    ['funnel', 'law_reminder_of_first', null, null, 'SELECT sum(told), count(*) FROM k WHERE asked'],
    [
      'funnel',
      'landlord_contacted_of_previous',
      null,
      null,
      'SELECT sum(contacted), count(*) FROM k WHERE asked AND told',
    ],
    ['funnel', 'landlord_engaged_of_previous', null, null, `SELECT sum(${wrote}), count(*) FROM k WHERE ${contacted}`],
    ['funnel', 'agreement_of_first', null, null, 'SELECT sum(agreed IS NOT NULL), count(*) FROM k WHERE asked'],
    [
      'funnel',
      'money_of_previous',
      null,
      null,
      'SELECT sum(paid IS NOT NULL), count(*) FROM k WHERE asked AND agreed IS NOT NULL',
    ],
    ['outcomes', 'outcome', 'outcome', 'resolved', "SELECT sum(outcome IS 'resolved'), count(*) FROM k"],
    ['outcomes', 'outcome', 'outcome', 'with_cdc', "SELECT sum(outcome IS 'with_cdc'), count(*) FROM k"],
    ['outcomes', 'outcome', 'outcome', 'open', 'SELECT sum(outcome IS NULL), count(*) FROM k'],
    ['outcomes', 'after_result_asked', null, null, `SELECT sum(${remindedAfter}), count(*) FROM k WHERE ${stopped}`],
    [
      'outcomes',
      'after_result_money',
      null,
      null,
      `SELECT sum(paid IS NOT NULL OR outcome IS 'resolved'), count(*) FROM k WHERE ${stopped} AND ${remindedAfter}`,
    ],
    ['engagement', 'landlord_engagement', null, null, `SELECT ${engagedPart}`],
    ['engagement', 'landlord_engagement', 'month', '2025-05', `SELECT ${engagedPart} AND month = '2025-05'`],
    ['engagement', 'landlord_engagement', 'department', '93', `SELECT ${engagedPart} AND postcode LIKE '93%'`],
    ['engagement', 'landlord_engagement', 'department', '2B', `SELECT ${engagedPart} AND postcode = '20200'`],
    ['engagement', 'landlord_engagement', 'department', 'unknown', `SELECT ${engagedPart} AND postcode IS NULL`],
    ['engagement', 'landlord_engagement', 'landlord_kind', 'company', `SELECT ${engagedPart} AND kind = 'company'`],
    ['engagement', 'landlord_engagement', 'landlord_kind', 'agency', `SELECT ${engagedPart} AND kind = 'agency'`],
    ['engagement', 'landlord_engagement', 'origin', 'page', `SELECT ${engagedPart} AND origin = 'page'`],
    ['engagement', 'landlord_engagement', 'origin', 'mail', `SELECT ${engagedPart} AND origin IS NULL`],
    [
      'engagement',
      'first_answer_step',
      'ladder_step',
      '0',
      `SELECT sum(${step(0)}), count(*) FROM k WHERE ${contacted}`,
    ],
    [
      'engagement',
      'first_answer_step',
      'ladder_step',
      '2',
      `SELECT sum(${step(2)}), count(*) FROM k WHERE ${contacted}`,
    ],
    ['engagement', 'agreement_given_engagement', null, null, `SELECT ${agreedPart}`],
    ['engagement', 'agreement_given_engagement', 'department', '59', `SELECT ${agreedPart} AND postcode = '59000'`],
    ['engagement', 'agreement_given_engagement', 'landlord_kind', 'social', `SELECT ${agreedPart} AND kind = 'social'`],
    ['engagement', 'agreement_given_engagement', 'ladder_step', '1', `SELECT ${agreedPart} AND ${step(1)}`],
    ['edits', 'unedited', null, null, 'SELECT sum(edited = 0), count(*) FROM l'],
    ['edits', 'unedited', 'purpose', 'reply', "SELECT sum(edited = 0), count(*) FROM l WHERE purpose = 'reply'"],
    [
      'edits',
      'unedited',
      'audience',
      'landlord',
      `SELECT sum(edited = 0), count(*) FROM l WHERE audience = '["landlord"]'`,
    ],
    [
      'edits',
      'paragraph_acceptance',
      'paragraph',
      'reminder.start',
      "SELECT sum(distance = 0), count(*) FROM draft_edits JOIN l ON l.draft = draft_id WHERE paragraph = 'reminder.start'",
    ],
    [
      'edits',
      'readings_confirmed',
      null,
      null,
      `SELECT sum(judged = 'draft_approved'), count(judged) FROM (SELECT (SELECT type FROM e x WHERE x.c = u.c AND x.seq > u.seq
         AND (type IN ('draft_approved', 'draft_refused') OR (type IN ('fact_corrected', 'party_named') AND actor LIKE 'mediator:%'))
         ORDER BY seq LIMIT 1) AS judged FROM e u JOIN case_events b ON b.seq = u.seq
       WHERE u.type = 'message_understood' AND NOT b.body ->> '$.doubtful')`,
    ],
    ['neutrality', 'law_without_side', 'side', 'landlord', `SELECT sum(left_out LIKE '%landlord%'), count(*) FROM l`],
    ['satisfaction', 'satisfaction_response', null, null, 'SELECT sum(score IS NOT NULL), count(*) FROM s'],
    [
      'satisfaction',
      'satisfaction_response',
      'side',
      'landlord',
      "SELECT sum(score IS NOT NULL), count(*) FROM s WHERE side = 'landlord'",
    ],
    ['satisfaction', 'satisfaction_high', null, null, 'SELECT sum(score >= 9), count(score) FROM s'],
    [
      'satisfaction',
      'satisfaction_low',
      'side',
      'tenant',
      "SELECT sum(score <= 6), count(score) FROM s WHERE side = 'tenant'",
    ],
    [
      'recurrence',
      'landlord_recurrence_6_months',
      null,
      null,
      `SELECT sum(EXISTS (SELECT 1 FROM k o JOIN parties q ON q.case_id = o.c JOIN addresses b ON b.party_id = q.id
         WHERE b.address = a.address AND o.opened < k.opened
         AND date(o.opened, '+1 hour') >= date(k.opened, '+1 hour', '-6 months'))), count(*)
       FROM k JOIN parties p ON p.case_id = k.c JOIN addresses a ON a.party_id = p.id`,
    ],
    [
      'recurrence',
      'dwelling_recurrence_6_months',
      null,
      null,
      `SELECT sum(EXISTS (SELECT 1 FROM k o JOIN dwelling_keys b ON b.case_id = o.c WHERE b.key = a.key AND o.opened < k.opened
         AND date(o.opened, '+1 hour') >= date(k.opened, '+1 hour', '-6 months'))), count(*)
       FROM k JOIN dwelling_keys a ON a.case_id = k.c`,
    ],
    [
      'recurrence',
      'dwelling_recurrence_12_months',
      null,
      null,
      `SELECT sum(EXISTS (SELECT 1 FROM k o JOIN dwelling_keys b ON b.case_id = o.c WHERE b.key = a.key AND o.opened < k.opened
         AND date(o.opened, '+1 hour') >= date(k.opened, '+1 hour', '-12 months'))), count(*)
       FROM k JOIN dwelling_keys a ON a.case_id = k.c`,
    ],
  ])('%s %s %s %s', (section, key, axis, value, text) => {
    const [n, of = 0] = sqlOf(text)
    const figure = figureOf(section, key, axis, value)
    expect([figure.n, figure.of]).toEqual([n, of])
    expect(of).toBeGreaterThan(0)
    expect(figure.value).toBe(of < FEWEST ? null : Math.round(((n ?? 0) / of) * 10_000) / 10_000)
  })
})

const reached = {
  requests: 'asked',
  law_reminder: 'asked AND told',
  landlord_contacted: contacted,
  landlord_engaged: `asked AND ${wrote}`,
  agreement: 'asked AND agreed IS NOT NULL',
  money: 'asked AND paid IS NOT NULL',
}

test('the funnel: who reached each stage, which share of the first and of the one before, and who stopped there', () => {
  const count = (where: string): number => sqlOf(`SELECT count(*) FROM k WHERE ${where}`)[0] ?? 0
  const stages = Object.entries(reached)
  for (const [i, [key, where]] of stages.entries()) {
    const [before, next] = [stages[i - 1]?.[1], stages[i + 1]?.[1]]
    expect(figureOf('funnel', key).value).toBe(count(where))
    if (before) expect(figureOf('funnel', `${key}_of_first`)).toMatchObject({ n: count(where), of: count('asked') })
    if (before && i > 1)
      expect(figureOf('funnel', `${key}_of_previous`)).toMatchObject({
        n: count(`${where} AND ${before}`),
        of: count(before),
      })
    if (next) expect(figureOf('funnel', `${key}_stopped`).value).toBe(count(`${where} AND NOT (${next})`))
  }
})

describe('every count and median is the one that SQL finds', () => {
  const hours = (from: string, to: string) =>
    `SELECT (julianday(${to}) - julianday(${from})) * 24 FROM k WHERE ${to} IS NOT NULL`
  const days = (from: string, to: string) =>
    `SELECT julianday(${to}) - julianday(${from}) FROM k WHERE ${to} IS NOT NULL`

  test.each<[Section, string, string, number]>([
    ['delays', 'first_letter_median', hours('opened', 'letter'), 0.5],
    ['delays', 'first_letter_p90', hours('opened', 'letter'), 0.9],
    ['delays', 'agreement_median', days('opened', 'agreed'), 0.5],
    ['delays', 'agreement_p90', days('opened', 'agreed'), 0.9],
    ['delays', 'money_median', days('opened', 'paid'), 0.5],
    ['delays', 'money_p90', days('opened', 'paid'), 0.9],
  ])('%s %s', (section, key, text, p) => {
    const values = column(text)
    const figure = figureOf(section, key)
    expect(figure.of).toBe(values.length)
    expect(figure.value).toBeCloseTo(middle(values, p), 1)
  })

  test('edit distance by purpose: its median over the letters that left', () => {
    const values = column(
      "SELECT distance FROM draft_edits JOIN l ON l.draft = draft_id WHERE paragraph = '*' AND purpose = 'reply'",
    )
    expect(figureOf('edits', 'edit_distance_median', 'purpose', 'reply')).toMatchObject({
      value: middle(values, 0.5),
      of: values.length,
    })
  })

  test('edit distance of a paragraph: its median over the letters that left', () => {
    const values = column(
      "SELECT distance FROM draft_edits JOIN l ON l.draft = draft_id WHERE paragraph = 'reminder.start'",
    )
    expect(figureOf('edits', 'paragraph_edit_distance_median', 'paragraph', 'reminder.start')).toMatchObject({
      value: middle(values, 0.5),
      of: values.length,
    })
  })

  test('landlords seen in the twelve months before', () => {
    const [n, of] = sqlOf(
      `SELECT sum(EXISTS (SELECT 1 FROM k o JOIN parties q ON q.case_id = o.c JOIN addresses b ON b.party_id = q.id
         WHERE b.address = a.address AND o.opened < k.opened
         AND date(o.opened, '+1 hour') >= date(k.opened, '+1 hour', '-12 months'))), count(*)
       FROM k JOIN parties p ON p.case_id = k.c JOIN addresses a ON a.party_id = p.id`,
    )
    expect(figureOf('recurrence', 'landlord_recurrence_12_months')).toMatchObject({ n, of })
  })

  test('letters by side, and paragraphs by use', () => {
    const [tenant, landlord] = sqlOf(
      "SELECT sum(side = 'tenant'), sum(side = 'landlord') FROM e WHERE type = 'letter_sent'",
    )
    expect(figureOf('neutrality', 'letters_to_side', 'side', 'tenant').value).toBe(tenant)
    expect(figureOf('neutrality', 'letters_to_side', 'side', 'landlord').value).toBe(landlord)
    expect(figureOf('edits', 'paragraph_usage', 'paragraph', 'notice').value).toBe(sqlOf('SELECT count(*) FROM l')[0])
  })

  test('the service’s response: from the first message of a side since its last letter to the next', () => {
    const values = column(`SELECT (julianday(s.at) - julianday(min(m.at))) * 24
      FROM (SELECT DISTINCT c, at FROM e WHERE type = 'letter_sent' AND side = 'landlord') s
      JOIN e m ON m.c = s.c AND m.type = 'message_filed' AND m.side = 'landlord' AND m.at < s.at
        AND m.at >= coalesce((SELECT max(at) FROM e p WHERE p.c = s.c AND p.type = 'letter_sent' AND p.side = 'landlord' AND p.at < s.at), '')
      GROUP BY s.c, s.at`)
    const figure = figureOf('neutrality', 'service_response_median', 'side', 'landlord')
    expect(figure.of).toBe(values.length)
    expect(figure.value).toBeCloseTo(middle(values, 0.5), 1)
  })

  test('minutes: shown to decided without what lies before the mediator’s last decision, ten at most, plus those declared; cost', () => {
    const minutes = `SELECT k.c, k.outcome, coalesce((SELECT sum(minutes) FROM e x WHERE x.c = k.c AND x.type = 'minutes_declared'), 0)
      + coalesce((SELECT sum(min(10, (julianday(d.at) - julianday(max(o.settled_at,
          coalesce((SELECT at FROM e b WHERE b.actor = d.actor AND b.seq < d.seq AND b.type IN ('draft_approved', 'draft_refused')
            ORDER BY b.seq DESC LIMIT 1), '')))) * 1440))
        FROM e d JOIN outbox o ON o.draft_id = d.draft AND o.kind = 'approval_request' AND o.state = 'sent'
        WHERE d.c = k.c AND d.type IN ('draft_approved', 'draft_refused')), 0) AS spent FROM k`
    const resolved = column(`SELECT spent FROM (${minutes}) WHERE outcome = 'resolved'`)
    const mean = resolved.reduce((sum, each) => sum + each, 0) / resolved.length
    expect(figureOf('effort', 'human_minutes_mean', 'outcome', 'resolved').value).toBeCloseTo(mean, 1)
    expect(figureOf('effort', 'human_minutes_median', 'outcome', 'resolved').value).toBeCloseTo(
      middle(resolved, 0.5),
      1,
    )
    const [used = 0] =
      sqlOf(`SELECT avg(coalesce((SELECT sum((r.body ->> '$.usage.inputTokens') + (r.body ->> '$.usage.outputTokens'))
        FROM messages m JOIN readings r ON r.message_id = m.id WHERE m.case_id = k.c), 0)) FROM k WHERE outcome = 'resolved'`)
    expect(used).toBeGreaterThan(100)
    expect(figureOf('effort', 'model_tokens', 'outcome', 'resolved').value).toBeCloseTo(used, 1)
    expect(figureOf('effort', 'cost', 'outcome', 'resolved').value).toBeCloseTo(
      (mean / 60) * HOURLY + (used * MILLION) / 1_000_000,
      1,
    )
  })

  test('decisions that no mail had shown, and mails by case', () => {
    const decided = "type IN ('draft_approved', 'draft_refused')"
    const [unseen, of] = sqlOf(
      `SELECT sum(NOT EXISTS (SELECT 1 FROM outbox o WHERE o.draft_id = e.draft AND o.kind = 'approval_request' AND o.state = 'sent')),
        count(*) FROM e WHERE ${decided}`,
    )
    expect(figureOf('effort', 'unmeasured_decisions')).toMatchObject({ value: unseen, of })
    const [sent = 0] = sqlOf("SELECT count(*) FROM outbox WHERE state = 'sent'")
    expect(figureOf('effort', 'mails_sent').value).toBeCloseTo(sent / CASES, 1)
    const [got = 0] = sqlOf("SELECT count(*) FROM e WHERE type = 'message_filed'")
    expect(figureOf('effort', 'mails_received').value).toBeCloseTo(got / CASES, 1)
  })
})

test('the mean score of each side is the one that SQL finds', () => {
  for (const side of ['tenant', 'landlord'])
    expect(figureOf('satisfaction', 'satisfaction_mean', 'side', side).value).toBeCloseTo(
      sqlOf('SELECT avg(score) FROM s WHERE side = ?', side)[0] ?? Number.NaN,
      2,
    )
})

test('a group of fewer cases than the threshold has its counts, and no share, median or mean', () => {
  // A short period, so that groups are small.
  const few = statistics(records, { from: day('2025-03-01'), to: day('2025-03-31') }, { hour: 36, millionTokens: null })
  const figures = Object.values(few).flat()
  const small = figures.filter((f) => f.of < FEWEST && f.n !== null)
  expect(small.length).toBeGreaterThan(5)
  expect(small.filter(({ value }) => value !== null)).toEqual([])
  expect(figures.filter((f) => f.of >= FEWEST && f.value === null)).toEqual([])
})

test('every axis splits its whole: the groups’ denominators add up to it', () => {
  const whole = figureOf('engagement', 'landlord_engagement').of
  for (const axis of ['month', 'department', 'landlord_kind', 'origin']) {
    const groups = all.engagement.filter((f) => f.key === 'landlord_engagement' && f.group?.axis === axis)
    expect(groups.reduce((sum, { of }) => sum + of, 0)).toBe(whole)
  }
})

test('a period takes the cases opened on its Paris days, both ends included', () => {
  const openings = journal.events.filter(({ event }) => event.type === 'case_opened').map(({ at }) => parisDay(at))
  const [from, to] = [day('2025-03-10'), openings.toSorted()[200] ?? day('2025-12-01')]
  const some = statistics(records, { from, to }, { hour: null, millionTokens: null })
  expect(some.outcomes[0]?.of).toBe(openings.filter((on) => on >= from && on <= to).length)
  expect(some.effort.some(({ key }) => key === 'cost')).toBe(false)
})

test('every figure says what it counts and what it counts it among', () => {
  const silent = Object.values(all)
    .flat()
    .filter(({ definition, base, label }) => definition.length < 10 || base.length < 5 || label.length < 5)
  expect(silent).toEqual([])
})

test('no figure of the statistics went without its SQL', () => {
  const keys = (Object.keys(all) as Section[]).flatMap((section) => all[section].map(({ key }) => `${section} ${key}`))
  expect([...new Set(keys)].filter((key) => !compared.has(key))).toEqual([])
})
