import { remembered } from '../domain/remembered.ts'

/** Longest text that is read; what follows is left to the human. */
const MAX_TEXT = 200_000

/**
 * Lower case, without accents, with plain quotes, dashes and spaces. Every character keeps its place, so that a match in
 * the folded text is the same slice of the text.
 */
export const fold = (text: string): string =>
  text
    .replace(/[\t\r]/g, ' ')
    .replace(/[^\0-\x7f]/g, (unit) => foldUnit(unit))
    .replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase())

/** The form that both `fold` and every quotation start from. */
export const canonical = (text: string): string => text.slice(0, MAX_TEXT).normalize('NFC')

const plain: Record<string, string> = {
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '`': "'",
  '´': "'",
  '«': '"',
  '»': '"',
  '“': '"',
  '”': '"',
  '„': '"',
  '–': '-',
  '—': '-',
  '‑': '-',
  '−': '-',
  '×': 'x',
}

function bareUnit(unit: string): string {
  if (/\s/.test(unit)) return ' '
  const bare = unit.normalize('NFD').charAt(0).toLowerCase()
  return bare.length === 1 ? bare : unit
}

/** A mail has few kinds of accents, many times each. */
const foldUnit = remembered((unit) => plain[unit] ?? bareUnit(unit), 1_000)
