import { statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { systemClock } from '../../adapters/system-clock.ts'
import { type ReadMail, readConversation } from '../../flows/read-only.ts'
import type { OwnWords, ParsedMail } from '../../mail/message.ts'
import { parseMail } from '../../mail/parse.ts'
import { readingJson } from '../../reading/json.ts'
import { type Config, readConfig } from '../config.ts'
import { jobHandlers, languageModel } from '../job-handlers.ts'
import { type MailFile, mailFiles } from '../mail-files.ts'
import { print, printJson } from '../output.ts'

/** Each path is one mail, or a folder that is one conversation; nothing is stored. */
export async function read(paths: readonly string[], { json }: { json?: true }): Promise<void> {
  const config = readConfig()
  for (const path of paths) {
    const files = [...mailFiles(path)]
    const id = statSync(path).isDirectory() ? basename(path) : basename(dirname(path))
    for (const line of await readFiles(files, id, config)) json ? printJson(line) : print(human(line))
  }
}

async function readFiles(files: readonly MailFile[], id: string, config: Config) {
  const { read_message } = jobHandlers(await languageModel(config))
  const parsed = await Promise.all(files.map(async ({ file, raw }) => ({ file, parsed: await parseMail(raw) })))
  const mails = parsed.flatMap((p): { file: string; mail: ParsedMail }[] =>
    p.parsed.kind === 'parsed' ? [{ file: p.file, mail: p.parsed.mail }] : [],
  )
  const found = await readConversation(
    mails.map((m) => m.mail),
    { name: 'configured', read: read_message },
    config.MAIL_ADDRESS,
    systemClock.now(),
  )
  const unreadable = parsed.flatMap((p) =>
    p.parsed.kind === 'unreadable' ? [{ file: p.file, id, n: number(p.file), unreadable: p.parsed.why }] : [],
  )
  return [...mails.map(({ file }, i) => line(file, id, found[i] as ReadMail)), ...unreadable]
}

function line(file: string, id: string, { automatic, words, reading }: ReadMail) {
  const read = reading ? readingJson(reading) : { role: 'other', acts: [], facts: {}, evidence: [], reader: 'none' }
  return { file, id, n: number(file), automatic, ...read, own_text: ownText(words) }
}

/** With the signature: where it begins is a matter of taste, and neither is anybody else's text. */
const ownText = ({ visible, signature }: OwnWords): string => (signature ? `${visible}\n${signature}` : visible)

const number = (file: string): number => Number(/(\d+)[^/\d]*$/.exec(basename(file))?.[1] ?? 0)

const human = (read: Awaited<ReturnType<typeof readFiles>>[number]): string =>
  'unreadable' in read
    ? `${read.file} : illisible (${read.unreadable})`
    : `${read.file} : ${read.role} · ${read.acts.join(', ') || read.automatic} · ${JSON.stringify(read.facts)}`
