import { canonical, fold } from './fold.ts'
import type { RecapAnswer } from './recap-lines.ts'

/** A shorter name stands in a sentence by chance. */
const LEAST_NAME = 5

const MARKED = /(?:^|[^a-z0-9])(?:lignes?|dossier|n ?[°º]|numero|cas) ?(\d{1,2})(?![\d])/
/** `2-facture.pdf`, `02_devis.pdf`; no date, no street. */
const LEADING =
  /^0?(\d{1,2}) ?[_.)-] ?(?!\d)(?!(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|rue|avenue|bis|ter|mois|pieces?)\b)/

/**
 * Which line of a numbered list a file belongs to: by the number in its name, a case number there, or because one line of the
 * answer names it. Null where nothing says it, or where two lines do. `answers`: the lines that were answered; `refs`: the case
 * of every line, in order.
 */
export function lineOfFile(name: string, answers: readonly RecapAnswer[], refs: readonly string[]): number | null {
  const plain = fold(canonical(name.slice(0, 200)))
  const stem = plain.replace(/\.[a-z0-9]{1,5}$/, '').trim()
  const byRef = refs.flatMap((ref, i) => (ref !== '' && plain.includes(ref.toLowerCase()) ? [i + 1] : []))
  const byNumber = [MARKED.exec(plain)?.[1], LEADING.exec(plain)?.[1]].flatMap((n) => (n ? [Number(n)] : []))
  const beside = answers.flatMap(({ n, words }) =>
    stem.length >= LEAST_NAME && fold(canonical(words)).includes(stem) ? [n] : [],
  )
  const meant = new Set([...byRef, ...byNumber.slice(0, 1), ...beside])
  const [line, ...others] = meant
  return line !== undefined && others.length === 0 && answers.some(({ n }) => n === line) ? line : null
}
