import { createHash } from 'node:crypto'
import { addMonths, type Day } from '../../domain/day.ts'
import { parseParagraphs } from './parse.ts'
import { texts } from './texts.ts'

/** Texts that nobody has read against their sources for longer than this are due. */
const REVIEW_MONTHS = 12

/**
 * One line for `mediation doctor`, in French. `onDisk`: every file of `mail-templates/paragraphs/`, by name without `.md`.
 * Throws when they are not the texts that the program says: an edited file counts once the module is made again.
 */
export function inventoryLine(onDisk: Readonly<Record<string, string>>, today: Day): string {
  const names = [...new Set([...Object.keys(texts), ...Object.keys(onDisk)])].sort()
  const changed = names.filter((name) => onDisk[name] !== (texts as Readonly<Record<string, string>>)[name])
  if (changed.length > 0) throw new Error(`${changed.join(', ')} : le fichier et le programme diffèrent`)
  const files = Object.entries(onDisk).map(([name, text]) => ({ name, ...parseParagraphs(text) }))
  const count = files.reduce((sum, { paragraphs }) => sum + paragraphs.size, 0)
  const due = files.filter(({ checkedOn }) => addMonths(checkedOn, REVIEW_MONTHS) < today).map(({ name }) => name)
  const version = createHash('sha256')
    .update(JSON.stringify(Object.entries(onDisk).sort()))
    .digest('hex')
    .slice(0, 8)
  return `textes des lettres : ${files.length} fichiers, ${count} textes, version ${version}${due.length > 0 ? ` ; à relire : ${due.join(', ')}` : ''}`
}
