import { isContentWord, isFunctionWord } from './lint/content-words.ts'
import { foldedWords } from './lint/folded.ts'

/** How long a run of common words must be, with or without grammar words, and how much it must say, to be no accident. */
type Measure = { words: number; content: number; withGrammar: boolean }

const PRIVATE: readonly Measure[] = [
  { words: 4, content: 5, withGrammar: false },
  { words: 8, content: 1, withGrammar: true },
]
const NOTES: readonly Measure[] = [
  { words: 3, content: 4, withGrammar: false },
  { words: 5, content: 2, withGrammar: true },
]

/**
 * Runs of words of a letter that also stand in somebody's private words: five that say something, or eight of any kind.
 * Accents, case, punctuation, line breaks, invisible characters and look-alikes aside. `known`: what the reader wrote or
 * got already. Empty: nothing leaked.
 */
export const leakedRuns = (letter: string, privateWords: readonly string[], known: readonly string[] = []): string[] =>
  runsIn(letter, privateWords, known, PRIVATE)

/** Runs of five words and more of a letter that also stand in the mediators' own notes. */
export const leakedNotes = (letter: string, notes: readonly string[], known: readonly string[] = []): string[] =>
  runsIn(letter, notes, known, NOTES)

function runsIn(
  letter: string,
  secrets: readonly string[],
  known: readonly string[],
  measures: readonly Measure[],
): string[] {
  const secretWords = secrets.filter(Boolean).map(foldedWords)
  if (secretWords.length === 0) return []
  const words = foldedWords(letter)
  const found = measures.flatMap((measure) => commonRuns(words, secretWords, known, measure))
  const ends = new Map<number, number>()
  for (const { from, to } of found) ends.set(from, Math.max(to, ends.get(from) ?? 0))
  const merged: { from: number; to: number }[] = []
  for (const [from, to] of [...ends].sort(([a], [b]) => a - b)) {
    const last = merged.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else merged.push({ from, to })
  }
  return merged.map(({ from, to }) => words.slice(from, to).join(' '))
}

/** Stretches of the letter, as positions of its words, all of whose runs of `measure.words` words stand in a secret. */
function commonRuns(
  words: readonly string[],
  secrets: readonly (readonly string[])[],
  known: readonly string[],
  { words: size, content, withGrammar }: Measure,
): { from: number; to: number }[] {
  const kept = (all: readonly string[]) => (withGrammar ? all : all.filter((word) => !isFunctionWord(word)))
  const secret = new Set(secrets.flatMap((text) => runsOf(kept(text), size)))
  const places = [...words.keys()].filter((at) => withGrammar || !isFunctionWord(words[at] ?? ''))
  const runs = runsOf(kept(words), size)
  // What the reader knows is much to read, and hardly ever needed.
  if (!runs.some((run) => secret.has(run))) return []
  for (const text of known) for (const run of runsOf(kept(foldedWords(text)), size)) secret.delete(run)
  const stretches: { first: number; last: number }[] = []
  runs.forEach((run, at) => {
    if (!secret.has(run)) return
    const current = stretches.at(-1)
    if (current && current.last === at + size - 2) current.last = at + size - 1
    else stretches.push({ first: at, last: at + size - 1 })
  })
  return stretches
    .filter(({ first, last }) => {
      const said = places.slice(first, last + 1).filter((at) => isContentWord(words[at] ?? ''))
      return said.length >= content
    })
    .map(({ first, last }) => ({ from: places[first] ?? 0, to: (places[last] ?? 0) + 1 }))
}

const runsOf = (words: readonly string[], size: number): string[] =>
  words.slice(0, Math.max(0, words.length - size + 1)).map((_, i) => words.slice(i, i + size).join(' '))
