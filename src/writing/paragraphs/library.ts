import { type LetterStyle, mistakesIn, type ParagraphFile, parseParagraphs, versionOf } from './parse.ts'
import { texts } from './texts.ts'

/** A text of `mail-templates/paragraphs/`, filled. `id`: `offer-relay/free`. */
export type Paragraph = { id: string; version: string; text: string }

export type FileName = keyof typeof texts

const files = new Map<string, ParagraphFile>()

function fileNamed(name: FileName): ParagraphFile {
  const known = files.get(name)
  if (known) return known
  const parsed = parseParagraphs(texts[name])
  files.set(name, parsed)
  return parsed
}

type Used = Readonly<Record<string, readonly string[]>>
type Values<Names extends readonly string[]> = Readonly<Record<Names[number], string>>
type Given<Names extends readonly string[]> = Names extends readonly [] ? [] : [values: Values<Names>]

/** The texts of one letter in one style. */
type Words<U extends Used> = {
  /** Null where that style says nothing. */
  say<K extends keyof U & string>(id: K, ...given: Given<U[K]>): Paragraph | null
  /** The bare text, for a subject, an item or a part of a sentence. */
  text<K extends keyof U & string>(id: K, ...given: Given<U[K]>): string
}

/**
 * Binds one file to the code that uses it: `used` names every id with its placeholders. Throws at once, when the program
 * starts, if the file lacks one, has another, or says other figures in another style.
 */
export function wordsOf<const U extends Used>(name: FileName, used: U): (style?: LetterStyle | null) => Words<U> {
  const file = fileNamed(name)
  const mistakes = mistakesIn(file, used)
  if (mistakes.length > 0) throw new Error(`mail-templates/paragraphs/${name}.md: ${mistakes.join(' ; ')}`)
  return (style = null) => {
    const say = (id: string, values: Readonly<Record<string, string>> = {}): Paragraph | null => {
      const { neutral, variants } = file.paragraphs.get(id) ?? { neutral: '', variants: {} }
      const template = (style ? variants[style] : undefined) ?? neutral
      if (template === '') return null
      const text = template.replace(/\{([a-z_]{1,30})\}/g, (_, key: string) => values[key] ?? '')
      return { id: `${name}/${id}`, version: versionOf(file.version, template), text }
    }
    return { say, text: (id, ...given) => say(id, ...given)?.text ?? '' }
  }
}

/** Ids that differ by their end: `outcome-resolved`, `outcome-withdrawn`. */
export const family = <P extends string, K extends string, const N extends readonly string[] = readonly []>(
  prefix: P,
  ends: readonly K[],
  names: N = [] as unknown as N,
): Record<`${P}${K}`, N> => Object.fromEntries(ends.map((end) => [`${prefix}${end}`, names])) as Record<`${P}${K}`, N>

/**
 * The text of the file behind a filled paragraph, with its placeholders and what fills them: null when the paragraph is of
 * another version, or not this template filled.
 */
export function templateBehind({ id, version, text }: Paragraph): { template: string; values: string[] } | null {
  const [name = '', key = ''] = id.split('/')
  const file = isFileName(name) ? fileNamed(name) : null
  const found = file?.paragraphs.get(key)
  const candidates = found ? [found.neutral, ...Object.values(found.variants)] : []
  const template = candidates.find((candidate) => versionOf(file?.version ?? '', candidate) === version)
  if (!template) return null
  const values = valuesIn(template, text)
  return values && { template, values }
}

const isFileName = (name: string): name is FileName => Object.hasOwn(texts, name)

const PLACEHOLDER = /\{[a-z_]{1,30}\}/

/** What stands between the constant pieces of a template, in their order; null when a piece is missing. */
function valuesIn(template: string, text: string): string[] | null {
  const pieces = template.split(PLACEHOLDER)
  const values: string[] = []
  let at = 0
  for (const [i, piece] of pieces.entries()) {
    const found = i === pieces.length - 1 ? text.length - piece.length : text.indexOf(piece, at)
    if (found < at || !text.startsWith(piece, found) || (i === 0 && found !== 0)) return null
    if (i > 0) values.push(text.slice(at, found))
    at = found + piece.length
  }
  return values
}
