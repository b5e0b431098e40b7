import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { WrongUsage } from './failures.ts'

export type MailFile = { file: string; raw: Buffer }

/** Every mail behind a path, in order: one `.eml`, an mbox, a Maildir (`new` and `cur`), or the files of a folder by name. */
export function* mailFiles(path: string): Generator<MailFile> {
  if (!existsSync(path)) throw new WrongUsage(`${path} n’existe pas.`)
  if (statSync(path).isDirectory()) {
    yield* folder(path)
    return
  }
  const raw = readFileSync(path)
  if (!isMbox(raw)) yield { file: path, raw }
  else yield* mbox(path, raw)
}

/** `2.eml` comes before `10.eml`. */
const inOrder = (folder: string): string[] =>
  readdirSync(folder).sort(new Intl.Collator('fr', { numeric: true }).compare)

function* folder(path: string): Generator<MailFile> {
  const isMaildir = existsSync(join(path, 'new')) && existsSync(join(path, 'cur'))
  const places = isMaildir ? [join(path, 'cur'), join(path, 'new')] : [path]
  // Of a hundred thousand files the names alone are kept.
  for (const place of places)
    for (const name of inOrder(place)) {
      const file = join(place, name)
      if (!name.startsWith('.') && statSync(file).isFile()) yield { file, raw: readFileSync(file) }
    }
}

const isMbox = (raw: Buffer): boolean => raw.subarray(0, 5).toString('latin1') === 'From '

/** RFC 4155: a line that begins with `From ` after an empty line starts the next mail; `>From ` inside loses one mark. */
function* mbox(path: string, raw: Buffer): Generator<MailFile> {
  const text = raw.toString('latin1').replace(/\r\n/g, '\n')
  const starts = [0, ...[...text.matchAll(/\n\nFrom /g)].map((match) => match.index + 2)]
  for (const [n, start] of starts.entries()) {
    const mail = text.slice(text.indexOf('\n', start) + 1, starts[n + 1] ?? text.length)
    yield { file: `${path}#${n + 1}`, raw: Buffer.from(mail.replace(/^>(>*From )/gm, '$1'), 'latin1') }
  }
}
