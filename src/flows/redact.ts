import { ERASED } from '../writing/export-words.ts'

/** `text` without these words, whatever their capitals; the longest first, so that a name inside an address leaves nothing. */
export function redact(text: string, words: readonly string[]): string {
  if (words.length === 0) return text
  const longestFirst = [...words].sort((a, b) => b.length - a.length)
  const pattern = longestFirst.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|')
  return text.replace(new RegExp(pattern, 'giu'), ERASED)
}

/** Every text inside a JSON value. */
export function redactAll<T>(value: T, words: readonly string[]): T {
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return redact(part, words)
    if (Array.isArray(part)) return part.map(walk)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)]))
  }
  return walk(value) as T
}

/** Whether the text holds one of these words, whatever its capitals. */
export const mentions = (text: string, words: readonly string[]): boolean => {
  const folded = text.toLowerCase()
  return words.some((word) => folded.includes(word.toLowerCase()))
}
