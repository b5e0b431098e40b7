import type { Cents } from '../domain/money.ts'
import { rememberedFor } from '../domain/remembered.ts'
import { centsAt, type MarkedText, type Sentence } from './marked-text.ts'
import type { Situation } from './situation.ts'

/**
 * One sum with its place in its sentence and the words that can govern it: from the sum before it (or the last break of
 * thought) to itself, and from itself to the sum after it.
 */
export type Sum = {
  index: string
  amount: Cents
  sentence: Sentence
  at: number
  end: number
  currency: boolean
  before: string
  after: string
}

/** A bare number that can only be a year. */
const isYear = ([, letter, index]: RegExpExecArray, text: MarkedText): boolean => {
  const amount = letter === 'N' ? centsAt(text, index) : null
  return amount !== null && amount >= 195_000 && amount <= 205_000
}

/** Where the words after a sum end: at the next sum, but "340 € sur 620 € pour la porte" reads on to the door. */
function boundary(marked: string, marks: readonly RegExpExecArray[], i: number): number {
  const next = marks[i + 1]
  const end = (marks[i]?.index ?? 0) + (marks[i]?.[0].length ?? 0)
  if (!next) return marked.length
  return /^ ?sur (?:les |mes |ses )?$/.test(marked.slice(end, next.index))
    ? (marks[i + 2]?.index ?? marked.length)
    : next.index
}

/** No letter names more; the bound keeps a hostile one cheap. */
const MAX_SUMS = 120

/** Every sum of a euro or more, in the order of the text; those in `claimed` are spoken for. */
export function sumsOf({ text }: Situation, claimed: ReadonlySet<string> = new Set()): readonly Sum[] {
  const all = sumsIn(text)
  return claimed.size === 0 ? all.slice(0, MAX_SUMS) : all.filter(({ index }) => !claimed.has(index)).slice(0, MAX_SUMS)
}

export const sumsIn = rememberedFor((text: MarkedText): readonly Sum[] => {
  return text.sentences.flatMap((sentence) => {
    const { marked } = sentence
    const marks = [...marked.matchAll(/([MN])(\d+)/g)].filter((m) => !isYear(m, text))
    return marks.flatMap((mark, i) => {
      const index = mark[2]
      const amount = centsAt(text, index)
      if (index === undefined || amount === null || amount < 100) return []
      const at = mark.index
      const end = at + mark[0].length
      const last = marks[i - 1]
      return [
        {
          index,
          amount,
          sentence,
          at,
          end,
          currency: mark[1] === 'M',
          before: marked.slice(last ? last.index + last[0].length : 0, at),
          after: marked.slice(end, boundary(marked, marks, i)),
        },
      ]
    })
  })
})
