import type { Day } from '../domain/day.ts'
import type { Cents } from '../domain/money.ts'
import { findAmounts } from '../reading/amounts.ts'
import { instalmentsIn } from '../reading/instalments.ts'
import { ALL_PAID } from './lexicon.ts'
import { type Understood, withLines } from './understood.ts'
import { whenDay } from './when.ts'
import { phraseAt, piece, type Said, said } from './words.ts'

/** The sum at the beginning, and what follows. Without a currency, only from 100 up: a lower number may be a line's. */
function sumOf(text: Said): { amount: Cents; rest: Said } | null {
  const lead =
    /^(?:(?:a|de|sur|pour|d'un montant de|montant|somme de|la somme de) )?:? ?/.exec(text.folded)?.[0].length ?? 0
  const after = piece(text, lead, text.raw.length)
  const sum = findAmounts(after.folded)[0]
  if (sum?.start !== 0 || sum.cents <= 0 || (sum.bare && sum.cents < 10_000)) return null
  return { amount: sum.cents, rest: piece(after, sum.end, after.raw.length) }
}

const ONLY_MARKED =
  'je n’ai pas compris la somme. Pour une liste, écrivez « n° » devant le numéro : « PAYÉ n° 7 800 € ».'

export const payment = (text: Said): Understood =>
  withLines(text, { marked: true }, ONLY_MARKED, (rest) => {
    if (rest.raw === '' || phraseAt(ALL_PAID, rest, 0)?.next === rest.words.length)
      return [{ kind: 'paid', amount: null }]
    const sum = sumOf(rest)
    return sum && sum.rest.raw === '' ? [{ kind: 'paid', amount: sum.amount }] : null
  })

export const agreement = (text: Said, today: Day): Understood =>
  withLines(text, { marked: true }, 'je n’ai pas compris la somme ou la date de l’accord.', (rest) => {
    const read = sumAndDay(rest, today)
    return read && [{ kind: 'agreed', ...read }]
  })

/** `620 € pour le 4 mai`, `620 € en 3 fois pour le 5 août`. */
export const proposal = (text: Said, today: Day): Understood =>
  withLines(
    text,
    { marked: true },
    'je n’ai pas compris la somme, la date ou le nombre de versements de la proposition.',
    (rest) => {
      const parts = / en (\d{1,2}|deux|trois|quatre|six|douze) (?:fois|versements|mensualites)(?=$| )/.exec(rest.folded)
      const instalments = instalmentsIn(parts?.[0] ?? '', null)
      if (parts && instalments === 1) return null
      const raw = parts ? `${rest.raw.slice(0, parts.index)}${rest.raw.slice(parts.index + parts[0].length)}` : rest.raw
      const read = sumAndDay(said(raw), today)
      return read && [{ kind: 'propose', ...read, instalments }]
    },
  )

function sumAndDay(text: Said, today: Day): { amount: Cents; payBy: Day | null } | null {
  const sum = sumOf(text)
  if (!sum) return null
  if (sum.rest.raw === '') return { amount: sum.amount, payBy: null }
  const lead =
    /^(?:(?:payables?|a payer|a verser|verses?|payes?|paiement|versement|rendus?|a rendre) )?(?:avant|au plus tard|d'ici|pour|jusqu'a)? ?(?=\S)/.exec(
      sum.rest.folded,
    )?.[0].length ?? 0
  const payBy = whenDay(sum.rest.raw.slice(lead).replace(/^(?:au plus tard )/i, ''), today)
  return payBy ? { amount: sum.amount, payBy } : null
}
