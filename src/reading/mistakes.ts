import type { Evaluated } from './evaluate.ts'
import { differences } from './score.ts'

const SHOWN = 40

/** Which act is missed or made up beside which, most frequent first; then the messages read worst, by their number only. */
export function mistakesTable(all: readonly Evaluated[]): string {
  const confused = new Map<string, number>()
  const worst: { where: string; missed: string[]; invented: string[] }[] = []
  for (const { id, label, prediction } of all) {
    if (label.labels.automatic !== 'no') continue
    const { missed, invented } = differences(label, prediction)
    for (const one of missed)
      for (const other of invented.length > 0 ? invented : ['–']) count(confused, `${one} → ${other}`)
    if (missed.length === 0) for (const other of invented) count(confused, `– → ${other}`)
    if (missed.length + invented.length > 0) worst.push({ where: `${id}#${label.n}`, missed, invented })
  }
  const rows = [...confused].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, SHOWN)
  const messages = worst
    .sort((a, b) => b.missed.length + b.invented.length - a.missed.length - a.invented.length)
    .slice(0, SHOWN)
  return [
    'wanted → read instead',
    ...rows.map(([pair, n]) => `${String(n).padStart(5)}  ${pair}`),
    '',
    'worst read',
    ...messages.map(
      ({ where, missed, invented }) =>
        `${where}  missed: ${missed.join(', ') || '–'}  made up: ${invented.join(', ') || '–'}`,
    ),
  ].join('\n')
}

const count = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
