import type { Day } from '../domain/day.ts'
import type { CaseRef } from '../domain/ids.ts'
import type { Side } from '../domain/roles.ts'
import { frenchWeekday } from './french-day.ts'
import type { Letter } from './letter.ts'
import { type Paragraph, wordsOf } from './paragraphs/library.ts'
import type { LetterStyle } from './paragraphs/parse.ts'

/** What every letter of a case needs, beside its own subject. */
export type LetterContext = {
  serviceName: string
  ref: CaseRef
  asker: Side
  /** As they call themselves; null when unknown. Foreign text: it goes through `oneLine`. */
  names: Record<Side, string | null>
  /** Where the dwelling is, as the parties say it (an address or a postcode); null when unknown. */
  dwelling: string | null
  /** How else a mediator wants the letter; neutral when there is none. */
  style?: LetterStyle | null
}

/** Text of ours from a file, or text from elsewhere (the rules base, a list). */
export type Part = string | Paragraph | null | readonly Part[]

/** Paragraphs apart by an empty line; nulls and empty lists are left out. */
export const paragraphs = (...parts: readonly Part[]): string => flat(parts).map(textOf).join(GAP)

const GAP = '\n\n'

const textOf = (part: string | Paragraph): string => (typeof part === 'string' ? part : part.text)

const flat = (parts: readonly Part[]): (string | Paragraph)[] =>
  parts.flatMap((part) => {
    if (part === null || part === '') return []
    return typeof part === 'string' || 'text' in part ? [part] : flat(part)
  })

/** A letter whose texts are still in parts. */
type Planned = Omit<Letter, 'subject' | 'body' | 'additions' | 'annex' | 'paragraphs'> & {
  subject: string
  body: readonly Part[]
  additions?: Partial<Record<Side, readonly Part[]>>
  annex?: readonly Part[]
}

/** Joins the parts and notes which text of which file stands where. Empty additions and an empty annex are left out. */
export function letterOf(context: LetterContext, planned: Planned): Letter {
  const { body, additions = {}, annex = [], ...rest } = planned
  const used: NonNullable<Letter['paragraphs']> = []
  let at = 0
  for (const part of flat(body)) {
    const end = at + textOf(part).length
    if (typeof part !== 'string') used.push({ id: part.id, version: part.version, span: [at, end] })
    at = end + GAP.length
  }
  const beside = Object.entries(additions)
    .map(([side, parts]) => [side, flat(parts)] as const)
    .filter(([, parts]) => parts.length > 0)
  const annexed = flat(annex)
  for (const part of [...beside.flatMap(([, parts]) => parts), ...annexed])
    if (typeof part !== 'string') used.push({ id: part.id, version: part.version, span: null })
  return {
    ...rest,
    subject: `${planned.subject} (dossier ${context.ref})`,
    body: paragraphs(body),
    additions: Object.fromEntries(beside.map(([side, parts]) => [side, paragraphs(parts)])),
    ...(annexed.length > 0 ? { annex: paragraphs(annexed) } : {}),
    paragraphs: used,
  }
}

const words = wordsOf('common', {
  greeting: [],
  'answer-before': ['jour'],
  instalments: ['nombre'],
  undisputed: ['somme'],
})

export const greeting = (context: LetterContext): Part => words(context.style).say('greeting')

export const answerBefore = (context: LetterContext, replyBy: Day | null): Part =>
  replyBy === null ? null : words(context.style).say('answer-before', { jour: frenchWeekday(replyBy) })

/** Nothing for one payment. */
export const inInstalments = (context: LetterContext, count: number): Part =>
  count > 1 ? words(context.style).say('instalments', { nombre: String(count) }) : null

export const countFigure = (count: number): string[] => (count > 1 ? [String(count)] : [])

/** What is due whoever is right on the contested points, and can be paid at once. */
export const undisputed = (context: LetterContext, somme: string): Part =>
  words(context.style).say('undisputed', { somme })

export const numberedList = (items: readonly string[]): string => items.map((item, i) => `${i + 1}. ${item}`).join('\n')

export const bulletList = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n')

/** Foreign text as one short line without our own marks: it can make no heading, list, paragraph or `===` marker. */
export const oneLine = (text: string, most = 120): string =>
  inLine(text, 20_000)
    .replace(/^(?:[#>=*•-]+ ?|\d{1,3}[.)] )+/, '')
    .slice(0, most)

/** The same for what stands between quotation marks, not at the start of a line: "1. oui" keeps its number. */
export const inLine = (text: string, most = 120): string =>
  text
    .slice(0, 20_000)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+|={2,}/gu, ' ')
    .trim()
    .slice(0, most)

/** The figures that a letter adds to those of the law: its own dates, and digits in a name or place that it repeats. */
export const ownFigures = (context: LetterContext, ...days: readonly (Day | null)[]): string[] => [
  ...days.filter((d) => d !== null).map(frenchWeekday),
  ...[context.dwelling, context.names.tenant, context.names.landlord]
    .filter((text) => text !== null && /\d/.test(text))
    .map((text) => oneLine(String(text))),
]

/** A relay whose name letters don't repeat. */
export const SOMEBODY_WHO_HELPS = 'Une personne qui vous aide'
