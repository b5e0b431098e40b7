const RUN = 8
const MOST_TEXT = 200_000

/**
 * Runs of eight words or more of a letter that also stand in the other side's private words (accents, case and
 * punctuation aside). `known`: texts that may be repeated, such as our own letters and the law. Empty: nothing leaked.
 */
export function leakedRuns(letter: string, privateWords: readonly string[], known: readonly string[] = []): string[] {
  const words = wordsOf(letter)
  const secret = runsOf(privateWords)
  const free = runsOf(known)
  const found: string[] = []
  let end = -1
  for (let i = 0; i + RUN <= words.length; i++) {
    const run = words.slice(i, i + RUN).join(' ')
    if (!secret.has(run) || free.has(run)) continue
    if (i < end) found[found.length - 1] = `${found.at(-1)} ${words[i + RUN - 1]}`
    else found.push(run)
    end = i + RUN
  }
  return found
}

const wordsOf = (text: string): string[] =>
  text
    .slice(0, MOST_TEXT)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

const runsOf = (texts: readonly string[]): Set<string> =>
  new Set(
    texts.flatMap((text) => {
      const words = wordsOf(text)
      return words.slice(0, Math.max(0, words.length - RUN + 1)).map((_, i) => words.slice(i, i + RUN).join(' '))
    }),
  )
