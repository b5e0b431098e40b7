import type { Sentence } from './marked-text.ts'

/** The dates of a sentence: `index` into the text's dates, and where their marks stand. */
export const datesOf = (sentence: Sentence): { index: string | undefined; at: number; end: number }[] =>
  [...sentence.marked.matchAll(/D(\d+)/g)].map((m) => ({ index: m[1], at: m.index, end: m.index + m[0].length }))
