import { createHash } from 'node:crypto'
import { Day } from '../../domain/day.ts'

/** How a letter may be written beside its neutral form; the figures stay. */
export const styles = ['shorter', 'firmer', 'softer'] as const
export type LetterStyle = (typeof styles)[number]

/** One text of a file and its variants. A text is empty where the file says `-`: nothing is written in that style. */
type Template = { neutral: string; variants: Partial<Record<LetterStyle, string>> }

/** A file of `mail-templates/paragraphs/`. `checkedOn`: the day on which its owner last read it against its sources. */
export type ParagraphFile = {
  owner: string
  sources: string
  version: string
  checkedOn: Day
  paragraphs: ReadonlyMap<string, Template>
}

/** Front matter (`owner`, `sources`, `version`, `checked-on`), then `# id` or `# id style` before each text. Throws. */
export function parseParagraphs(text: string): ParagraphFile {
  const parts = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text)
  if (!parts) throw new Error('a front matter between two lines `---` is missing')
  const head = new Map((parts[1] ?? '').split('\n').map(keyAndValue))
  return {
    owner: field(head, 'owner'),
    sources: field(head, 'sources'),
    version: field(head, 'version', /^[1-9]\d{0,3}$/),
    checkedOn: Day.parse(field(head, 'checked-on')),
    paragraphs: templatesOf(parts[2] ?? ''),
  }
}

function keyAndValue(line: string): [string, string] {
  const colon = line.indexOf(':')
  return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
}

function field(head: ReadonlyMap<string, string>, key: string, shape = /./): string {
  const value = head.get(key) ?? ''
  if (!shape.test(value)) throw new Error(`the front matter needs ${key}`)
  return value
}

function templatesOf(text: string): Map<string, Template> {
  const templates = new Map<string, Template>()
  const [before = '', ...sections] = `\n${text}`.split(/\n# /)
  if (before.trim() !== '') throw new Error('text before the first id')
  for (const section of sections) {
    const end = section.indexOf('\n')
    const title = end < 0 ? section : section.slice(0, end)
    const [id = '', style, ...rest] = title.trim().split(' ')
    const words = end < 0 ? '' : section.slice(end).trim()
    if (words === '' || rest.length > 0) throw new Error(`"${title}" has no text: a lone - says nothing`)
    const written = words === '-' ? '' : words
    const known = templates.get(id)
    if (style === undefined && !known) templates.set(id, { neutral: written, variants: {} })
    else if (style !== undefined && isStyle(style) && known && known.variants[style] === undefined)
      known.variants[style] = written
    else throw new Error(`"${title}" stands twice, has an unknown style, or comes before its neutral text`)
  }
  return templates
}

const isStyle = (word: string): word is LetterStyle => (styles as readonly string[]).includes(word)

export const placeholdersIn = (text: string): string[] =>
  (text.match(/\{[a-z_]{1,30}\}/g) ?? []).map((m) => m.slice(1, -1))

/** What must be the same in every style: placeholders and written figures, sorted. */
const fixedParts = (text: string): string => [...placeholdersIn(text), ...(text.match(/\d+/g) ?? [])].sort().join(' ')

/** What is wrong with the texts of one file, given the ids that the code uses, each with its placeholders. */
export function mistakesIn(
  { paragraphs }: Pick<ParagraphFile, 'paragraphs'>,
  used: Readonly<Record<string, readonly string[]>>,
): string[] {
  const missing = Object.keys(used).filter((id) => !paragraphs.has(id))
  const mistakes = [...paragraphs].flatMap(([id, { neutral, variants }]) => {
    const wanted = used[id]
    if (!wanted) return [`${id} is used nowhere`]
    const texts = [neutral, ...Object.values(variants)].filter((text) => text !== '')
    const wrong = texts.filter((text) => [...new Set(placeholdersIn(text))].sort().join() !== [...wanted].sort().join())
    const unlike = texts.filter((text) => fixedParts(text) !== fixedParts(texts[0] ?? ''))
    const silent = texts.length <= Object.keys(variants).length
    return [
      ...(texts.length === 0 ? [`${id} never says anything`] : []),
      ...(wrong.length > 0 ? [`${id} must use exactly: ${wanted.join(', ') || 'no placeholder'}`] : []),
      ...(unlike.length > 0 ? [`${id} has other figures in another style`] : []),
      ...(silent && fixedParts(texts[0] ?? '') !== '' ? [`${id} leaves figures out in one style`] : []),
    ]
  })
  return [...missing.map((id) => `${id} is missing`), ...mistakes]
}

/** `1-3fa9c2d0`: the file's own number and a hash of this very text, so that another text never has the same version. */
export const versionOf = (fileVersion: string, text: string): string =>
  `${fileVersion}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`
