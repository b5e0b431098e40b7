import type { Day } from '../domain/day.ts'
import type { CaseRef } from '../domain/ids.ts'
import type { Side } from '../domain/roles.ts'
import { frenchWeekday } from './french-day.ts'

/** What every letter of a case needs, beside its own subject. */
export type LetterContext = {
  serviceName: string
  ref: CaseRef
  asker: Side
  /** As they call themselves; null when unknown. Foreign text: it goes through `oneLine`. */
  names: Record<Side, string | null>
  /** Where the dwelling is, as the parties say it (an address or a postcode); null when unknown. */
  dwelling: string | null
}

type Part = string | null | readonly Part[]

/** Paragraphs apart by an empty line; nulls and empty lists are left out. */
export const paragraphs = (...parts: readonly Part[]): string => flat(parts).join('\n\n')

const flat = (parts: readonly Part[]): string[] =>
  parts.flatMap((part) => (part === null || part === '' ? [] : typeof part === 'string' ? [part] : flat(part)))

export const numberedList = (items: readonly string[]): string => items.map((item, i) => `${i + 1}. ${item}`).join('\n')

export const bulletList = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n')

/** Foreign text as one short line without our own marks: it can make no heading, list, paragraph or `===` marker. */
export const oneLine = (text: string, most = 120): string =>
  text
    .slice(0, 20_000)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+|={2,}/gu, ' ')
    .trim()
    .replace(/^(?:[#>=*•-]+ ?|\d{1,3}[.)] )+/, '')
    .slice(0, most)

/** `Restitution du dépôt (dossier ML-7KQ4-T)`. */
export const subjectLine = (context: LetterContext, what: string): string => `${what} (dossier ${context.ref})`

export const answerBefore = (replyBy: Day | null): string | null =>
  replyBy === null ? null : `Merci de nous répondre au plus tard le ${frenchWeekday(replyBy)}.`

/** The figures that a letter adds to those of the law: its own dates, and digits in a name or place that it repeats. */
export const ownFigures = (context: LetterContext, ...days: readonly (Day | null)[]): string[] => [
  ...days.filter((d) => d !== null).map(frenchWeekday),
  ...[context.dwelling, context.names.tenant, context.names.landlord]
    .filter((text) => text !== null && /\d/.test(text))
    .map((text) => oneLine(String(text))),
]
