import { isDay } from '../domain/day.ts'
import { deductionKinds, evidences, landlordKinds, leaseKinds } from '../domain/fact-words.ts'
import { type FactKey, factKeys, factLabel, factSchemas } from '../domain/facts.ts'
import { blockLabels, blockTitle, checkOfBlock, type Declared, noItem } from '../domain/facts-block.ts'
import { QuestionKey } from '../domain/questions.ts'
import { roleLabel, sideOf } from '../domain/roles.ts'
import type { ReadAnswer, ReadFact, Reading, ReadingInput } from './contract.ts'
import { canonical, fold } from './fold.ts'

/**
 * A message with a block of declared facts that is whole: the message without it, and what the block adds to the reading
 * of the rest. Null when there is no block, or one that does not add up: the message is then read like any other.
 */
export type WithBlock = { rest: ReadingInput; complete(reading: Reading): Reading }

export function factsBlockIn(input: ReadingInput): WithBlock | null {
  const text = canonical(input.own)
  const found = entriesOf(text)
  const block = found && declaredBy(found.entries)
  if (!found || !block || checkOfBlock(block.declared) !== block.check) return withoutCopies(input, text)
  const rest = { ...input, own: `${text.slice(0, found.start)}\n\n${text.slice(found.end)}` }
  if (!isOwnStatement(input, block)) return { rest, complete: (reading) => reading }
  return { rest, complete: (reading) => merged(reading, input, block, text.slice(found.start, found.end)) }
}

/** What is left of an earlier block, line by line, once the longer lines of a quotation have been told apart from it. */
function withoutCopies(input: ReadingInput, text: string): WithBlock | null {
  const earlier = input.context.earlier.flatMap(({ own }) => entriesOf(canonical(own))?.entries ?? [])
  const copies = new Set(earlier.map(({ quote }) => plain(quote)))
  const lines = text.split('\n')
  const own = lines.filter((line) => !copies.has(plain(line)))
  if (own.length === lines.length) return null
  return { rest: { ...input, own: own.join('\n') }, complete: (reading) => reading }
}

type Entry = { label: string; value: string; quote: string }
type Block = { declared: Declared; facts: readonly ReadFact[]; unknown: readonly ReadAnswer[]; check: string }

/** A block that was sent before, or that the other side declares, is a copy that lost its quotation marks. */
function isOwnStatement({ context }: ReadingInput, { declared, check }: Block): boolean {
  const { knownRole, earlier } = context
  if (knownRole && sideOf(knownRole) !== sideOf(declared.role)) return false
  return !earlier.some(({ own }) => own.includes(check))
}

/** The block's facts go before what was read around it; where the two differ, the mediator sees the other as a doubt. */
function merged(reading: Reading, { context }: ReadingInput, block: Block, quote: string): Reading {
  const declared = new Map(block.facts.map((fact) => [fact.key, JSON.stringify(fact.value)]))
  const around = reading.facts
    .filter((fact) => declared.get(fact.key) !== JSON.stringify(fact.value))
    .map((fact): ReadFact => ({ ...fact, certainty: 'unsure' }))
  const stated = reading.acts.some(({ act }) => act === 'facts_stated')
  return {
    ...reading,
    role: context.knownRole ?? block.declared.role,
    acts: stated ? reading.acts : [...reading.acts, { act: 'facts_stated', quote, certainty: 'sure' }],
    facts: [...block.facts, ...around],
    answers: [...reading.answers, ...block.unknown],
    origin: block.declared.origin,
  }
}

const labelled: readonly (readonly [label: string, key: FactKey])[] = factKeys.map((key) => [
  plain(factLabel[key]),
  key,
])
const factOf = new Map(labelled)
const wordsOf = (label: string): string => plain(label).replaceAll(' ', String.raw`\s+`)
const starts = new RegExp(
  String.raw`(?<=^|\s)(?:[-*•·]\s*)?(${[...Object.values(blockLabels), ...Object.values(factLabel)]
    .map(wordsOf)
    .sort((a, b) => b.length - a.length)
    .join('|')})\s*:\s*`,
  'g',
)
const titlePattern = new RegExp(wordsOf(blockTitle.replace(/[()]/g, String.raw`\$&`)), 'g')
const checkPattern = /^([bcdfghjklmnpqrstvwxz]{4})\s*-\s*([bcdfghjklmnpqrstvwxz]{4})(?![a-z])/

function plain(text: string): string {
  return fold(text).replace(/\s+/g, ' ').trim()
}

/** Everything between the title and the check, however the lines were broken on the way. */
function entriesOf(text: string): { start: number; end: number; entries: readonly Entry[] } | null {
  const folded = fold(text)
  const [title, second] = [...folded.matchAll(titlePattern)]
  if (!title || second) return null
  const marks = [...folded.matchAll(starts)].filter((mark) => mark.index > title.index)
  const last = marks.findIndex((mark) => plain(mark[1] ?? '') === plain(blockLabels.check))
  const check = marks[last]
  const code = check && checkPattern.exec(folded.slice(check.index + check[0].length))
  if (!code) return null
  const end = check.index + check[0].length + code[0].length
  // What the law says may hold the words of a label.
  const law = marks.findIndex((mark) => plain(mark[1] ?? '') === plain(blockLabels.law))
  const own = marks.filter((_, at) => at <= last && (law < 0 || at <= law || at === last))
  const entries = own.map((mark, at) => {
    const until = own[at + 1]?.index ?? end
    const value = plain(folded.slice(mark.index + mark[0].length, until))
    return { label: plain(mark[1] ?? ''), value, quote: text.slice(mark.index, until).trim() }
  })
  return { start: title.index, end, entries }
}

function declaredBy(entries: readonly Entry[]): Block | null {
  const only = (label: string): string | null => {
    const [one, two] = entries.filter((entry) => entry.label === plain(label))
    return one && !two ? one.value : null
  }
  const role = inverse(roleLabel).get(only(blockLabels.role) ?? '')
  const origin = only(blockLabels.origin)
  const facts = factsIn(entries)
  const open = entries.filter((entry) => entry.label === plain(blockLabels.unknown))
  const unknown = open.flatMap(({ value }) => factOf.get(value) ?? [])
  if (!role || !origin || !/^[a-z0-9-]{1,20}$/.test(origin) || !facts || unknown.length < open.length) return null
  const values = Object.fromEntries(facts.map(({ key, value }) => [key, value]))
  return {
    declared: { role, facts: values, unknown, origin, law: only(blockLabels.law) ?? '' },
    facts,
    unknown: open.flatMap((entry) => unknownAnswer(entry)),
    check: (only(blockLabels.check) ?? '').toUpperCase().replace(/\s/g, ''),
  }
}

function unknownAnswer({ value, quote }: Entry): ReadAnswer[] {
  const asked = QuestionKey.safeParse(factOf.get(value))
  return asked.success ? [{ question: asked.data, answer: 'unknown', quote }] : []
}

/** Null as soon as one value is not what its label promises. */
function factsIn(entries: readonly Entry[]): readonly ReadFact[] | null {
  const facts: ReadFact[] = []
  for (const [key, group] of Map.groupBy(entries, ({ label }) => factOf.get(label))) {
    if (!key) continue
    const checked = factSchemas[key].safeParse(
      valueIn(
        key,
        group.map(({ value }) => value),
      ),
    )
    if (!checked.success) return null
    facts.push({
      key,
      value: checked.data,
      quote: group.map(({ quote }) => quote).join('\n'),
      certainty: 'sure',
    } as ReadFact)
  }
  return facts
}

function valueIn(key: FactKey, texts: readonly string[]): unknown {
  if (key === 'deductions') return list(texts, deduction)
  if (key === 'refunded') return list(texts, (text) => sumWithDay(text, 'on', ' le '))
  const [text = '', second] = texts
  if (second !== undefined) return undefined
  switch (key) {
    case 'lease_kind':
      return inverse(leaseKinds).get(text)
    case 'landlord_kind':
      return inverse(landlordKinds).get(text)
    case 'rent_excl_charges':
    case 'charges':
    case 'deposit_amount':
      return cents(text)
    case 'offer':
      return sumWithDay(text, 'payBy', ' avant le ')
    case 'dwelling_postcode':
      return text
    default:
      return text === 'oui' ? true : text === 'non' ? false : dayIn(text)
  }
}

const list = (texts: readonly string[], read: (text: string) => unknown): unknown =>
  texts.length === 1 && texts[0] === noItem ? [] : texts.map(read)

function deduction(text: string): unknown {
  const [kind = '', amount = '', evidence = '', ...more] = text.split(', ')
  return more.length > 0
    ? undefined
    : { kind: inverse(deductionKinds).get(kind), amount: cents(amount), evidence: inverse(evidences).get(evidence) }
}

function sumWithDay(text: string, key: 'on' | 'payBy', word: string): unknown {
  const [amount = '', day] = text.split(word)
  return day === undefined ? { amount: cents(amount) } : { amount: cents(amount), [key]: dayIn(day) ?? 'no day' }
}

function cents(text: string): number | undefined {
  const found = /^(-?)(\d{1,3}(?: ?\d{3})*)(?:,(\d{2}))? €$/.exec(text)
  if (!found) return undefined
  const [, sign, whole = '', part = '00'] = found
  return (sign ? -1 : 1) * (Number(whole.replaceAll(' ', '')) * 100 + Number(part))
}

function dayIn(text: string): string | undefined {
  const iso = text.split('/').reverse().join('-')
  return isDay(iso) ? iso : undefined
}

const inverse = <K extends string>(words: Readonly<Record<K, string>>): ReadonlyMap<string, K> =>
  new Map((Object.entries(words) as [K, string][]).map(([key, word]) => [plain(word), key]))
