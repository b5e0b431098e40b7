/** A piece of the mediator's change, in order; unchanged text is left out. */
type Change = { kind: 'removed' | 'added'; text: string }

const MOST_PIECES = 400
const MOST_SHOWN = 12
const MOST_TEXT = 240

/** Two letters → their difference by sentences, as list lines: `- retiré : …`, `- ajouté : …`. Empty when only spaces differ. */
export function difference(before: string, after: string): string {
  const changes = changesBetween(sentences(before), sentences(after))
  const shown = changes.slice(0, MOST_SHOWN).map(({ kind, text }) => `- ${labels[kind]} : ${shortened(text)}`)
  const rest = changes.length - shown.length
  return [
    ...shown,
    ...(rest > 0 ? [`- … et ${rest} autre${rest > 1 ? 's' : ''} changement${rest > 1 ? 's' : ''}`] : []),
  ].join('\n')
}

const labels: Record<Change['kind'], string> = { removed: 'retiré', added: 'ajouté' }

const sentences = (text: string): string[] =>
  text
    .replace(/[ \u00a0\t]+/g, ' ')
    .split(/\n+|(?<=[.!?…]) /)
    .map((piece) => piece.trim())
    .filter(Boolean)
    .slice(0, MOST_PIECES)

/** Longest common subsequence, from the end so that removals come before additions. */
function changesBetween(before: readonly string[], after: readonly string[]): Change[] {
  const lengths = before.map(() => new Array<number>(after.length + 1).fill(0))
  lengths.push(new Array<number>(after.length + 1).fill(0))
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--) {
      const row = lengths[i]
      if (row) row[j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  const changes: Change[] = []
  let i = 0
  let j = 0
  while (i < before.length || j < after.length) {
    if (i < before.length && before[i] === after[j]) {
      i++
      j++
    } else if (i < before.length && (j >= after.length || at(i + 1, j) >= at(i, j + 1))) {
      changes.push({ kind: 'removed', text: before[i++] ?? '' })
    } else changes.push({ kind: 'added', text: after[j++] ?? '' })
  }
  return changes
}

const shortened = (text: string): string => (text.length <= MOST_TEXT ? text : `${text.slice(0, MOST_TEXT)} […]`)
