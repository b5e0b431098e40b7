import type { LabelledMessage } from './labelled.ts'

/** What a reader said of one labelled message, in the vocabulary of the labels. */
export type Prediction = {
  automatic: string
  role: string
  ownText: string
  acts: readonly string[]
  facts: Readonly<Record<string, unknown>>
}

type Rate = { precision: number; recall: number; f1: number; support: number }

/** Shares between 0 and 1, at three decimals. Automatic mail counts for `automatic` alone. */
export type Score = {
  messages: number
  automatic: number
  role: number
  own_text: number
  acts_exact: number
  facts_exact: number
  acts_micro: Rate
  acts_macro_f1: number
  facts_micro: Rate
  acts: Record<string, Rate>
  facts: Record<string, Rate>
}

type Count = { tp: number; fp: number; fn: number }
type Counts = Map<string, Count>
/** A fact as countable units: a scalar is one, each item of a list is one, an offer's sum and its date are one each. */
type Unit = { key: string; values: readonly unknown[] }

/** Compares predictions with labels; a message without prediction is wrong everywhere. */
export function scoreOf(pairs: readonly { label: LabelledMessage; prediction: Prediction | null }[]): Score {
  const acts: Counts = new Map()
  const facts: Counts = new Map()
  const right = { automatic: 0, role: 0, own: 0, acts: 0, facts: 0 }
  const people = pairs.filter(({ label }) => label.labels.automatic === 'no')
  for (const { label, prediction } of pairs) if (prediction?.automatic === label.labels.automatic) right.automatic++
  for (const { label, prediction } of people) {
    if (prediction?.role === label.labels.role) right.role++
    if (prediction && sameText(prediction.ownText, label)) right.own++
    if (compareActs(acts, label.labels.acts, prediction?.acts ?? [])) right.acts++
    if (compareFacts(facts, units(label.labels.facts), units(prediction?.facts ?? {}))) right.facts++
  }
  const share = (n: number, of: number) => round(n / (of || 1))
  const seen = [...acts.values()].filter((c) => c.tp + c.fn > 0).map(rate)
  return {
    messages: pairs.length,
    automatic: share(right.automatic, pairs.length),
    role: share(right.role, people.length),
    own_text: share(right.own, people.length),
    acts_exact: share(right.acts, people.length),
    facts_exact: share(right.facts, people.length),
    acts_micro: rate(total(acts)),
    acts_macro_f1: share(
      seen.reduce((sum, r) => sum + r.f1, 0),
      seen.length,
    ),
    facts_micro: rate(total(facts)),
    acts: rates(acts),
    facts: rates(facts),
  }
}

/** The score as a table for a terminal. */
export function scoreTable(score: Score): string {
  const line = (name: string, r: Rate) =>
    `${name.padEnd(30)} ${[r.precision, r.recall, r.f1].map((n) => n.toFixed(3).padStart(9)).join('')} ${String(r.support).padStart(8)}`
  const shares = (['automatic', 'role', 'own_text', 'acts_exact', 'facts_exact'] as const).map(
    (key) => `${key.padEnd(30)} ${score[key].toFixed(3).padStart(9)}`,
  )
  const rows = (table: Record<string, Rate>) =>
    Object.entries(table)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, r]) => line(name, r))
  const head = `${''.padEnd(30)} ${'precision'.padStart(9)}${'recall'.padStart(9)}${'f1'.padStart(9)} ${'support'.padStart(8)}`
  return [
    `${score.messages} messages`,
    ...shares,
    '',
    head,
    line('acts (micro)', score.acts_micro),
    `${'acts (macro)'.padEnd(30)} ${score.acts_macro_f1.toFixed(3).padStart(27)}`,
    line('facts (micro)', score.facts_micro),
    '',
    ...rows(score.acts),
    '',
    ...rows(score.facts),
  ].join('\n')
}

function compareActs(counts: Counts, wanted: readonly string[], got: readonly string[]): boolean {
  const want = new Set(wanted)
  const have = new Set(got)
  for (const act of want) bump(counts, act, have.has(act) ? 'tp' : 'fn')
  for (const act of have) if (!want.has(act)) bump(counts, act, 'fp')
  return want.size === have.size && [...want].every((act) => have.has(act))
}

function compareFacts(counts: Counts, wanted: readonly Unit[], got: readonly Unit[]): boolean {
  const left = [...got]
  let exact = true
  for (const unit of wanted) {
    const at = left.findIndex((other) => sameUnit(unit, other))
    bump(counts, unit.key, at < 0 ? 'fn' : 'tp')
    if (at < 0) exact = false
    else left.splice(at, 1)
  }
  for (const unit of left) bump(counts, unit.key, 'fp')
  return exact && left.length === 0
}

type Item = Readonly<Record<string, unknown>>

function units(facts: Readonly<Record<string, unknown>>): Unit[] {
  return Object.entries(facts).flatMap(([key, value]): Unit[] => {
    if (value === null || value === undefined) return []
    if (key === 'deductions') return (value as Item[]).map((d) => ({ key, values: [d['kind'], d['amount']] }))
    if (key === 'refunded') return (value as Item[]).map((r) => ({ key, values: [r['amount'], r['on'] ?? null] }))
    if (key !== 'offer') return [{ key, values: [value] }]
    const { amount, pay_by } = value as { amount?: unknown; pay_by?: unknown }
    return [
      ...(amount === undefined ? [] : [{ key: 'offer.amount', values: [amount] }]),
      ...(pay_by === undefined ? [] : [{ key: 'offer.pay_by', values: [pay_by] }]),
    ]
  })
}

/** How many units of one reading the labels hold too. */
export function rightUnits(
  wanted: Readonly<Record<string, unknown>>,
  got: Readonly<Record<string, unknown>>,
): { right: number; of: number } {
  const labels = units(wanted)
  const read = units(got)
  return { right: read.filter((unit) => labels.some((label) => sameUnit(label, unit))).length, of: read.length }
}

/** Acts and facts, by name, that one message states and the reader missed, and that it made up. */
export function differences(
  label: LabelledMessage,
  { acts, facts }: Prediction,
): { missed: string[]; invented: string[] } {
  const wanted = units(label.labels.facts)
  const read = units(facts)
  return {
    missed: [
      ...label.labels.acts.filter((act) => !acts.includes(act)),
      ...wanted.filter((unit) => !read.some((other) => sameUnit(unit, other))).map(({ key }) => key),
    ],
    invented: [
      ...acts.filter((act) => !label.labels.acts.some((wantedAct) => wantedAct === act)),
      ...read.filter((unit) => !wanted.some((other) => sameUnit(other, unit))).map(({ key }) => key),
    ],
  }
}

const sameUnit = (want: Unit, got: Unit): boolean =>
  want.key === got.key && want.values.every((value, i) => sameValue(value, got.values[i]))

/** A labelled month (`2023-11`) is met by any of its days. */
function sameValue(want: unknown, got: unknown): boolean {
  if (typeof want === 'number') return typeof got === 'number' && Math.abs(want - got) < 0.005
  if (typeof want === 'string' && /^\d{4}-\d\d$/.test(want)) return String(got ?? '').startsWith(want)
  return want === got
}

function sameText(ownText: string, label: LabelledMessage): boolean {
  const own = squash(ownText)
  return own === squash(label.visible) || own === squash(`${label.visible} ${label.signature}`)
}

const squash = (text: string): string => text.normalize('NFC').replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim()

function bump(counts: Counts, key: string, field: keyof Count): void {
  const count = counts.get(key) ?? { tp: 0, fp: 0, fn: 0 }
  counts.set(key, { ...count, [field]: count[field] + 1 })
}

const total = (counts: Counts): Count =>
  [...counts.values()].reduce((sum, c) => ({ tp: sum.tp + c.tp, fp: sum.fp + c.fp, fn: sum.fn + c.fn }), {
    tp: 0,
    fp: 0,
    fn: 0,
  })

const rate = ({ tp, fp, fn }: Count): Rate => ({
  precision: round(tp / (tp + fp || 1)),
  recall: round(tp / (tp + fn || 1)),
  f1: round((2 * tp) / (2 * tp + fp + fn || 1)),
  support: tp + fn,
})

const rates = (counts: Counts): Record<string, Rate> =>
  Object.fromEntries([...counts].map(([key, count]) => [key, rate(count)]))

const round = (value: number): number => Math.round(value * 1000) / 1000
