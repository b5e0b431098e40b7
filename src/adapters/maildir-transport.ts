import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Delivery, MailTransport } from '../ports.ts'
import { type MaildirFolders, maildirFolders, uniqueName } from './maildir-folders.ts'

/**
 * Puts mails, bytes unchanged, into a Maildir that is created when absent. The file's name comes from the Message-ID
 * and the recipient, so that sending the same mail again replaces it. Trouble with the disk means `try_later`.
 */
export function maildirTransport(path: string): MailTransport {
  return {
    async send({ to, raw, messageId }) {
      try {
        return deliver(await maildirFolders(path), fileName(messageId, to), raw)
      } catch (error) {
        return { kind: 'try_later', response: error instanceof Error ? error.message : String(error) }
      }
    },
    async check() {
      await maildirFolders(path)
      return `courrier sortant : écrit dans le Maildir ${path}`
    },
    close: async () => {},
  }
}

/** Under which a mail lies in the outgoing Maildir. */
export const fileName = (messageId: string, to: string): string =>
  `${createHash('sha256').update(`${messageId}\n${to}`).digest('hex').slice(0, 40)}.mediation`

/** Synchronous: nine turns of the thread pool took longer than the disk. */
function deliver({ tmp, fresh, cur }: MaildirFolders, name: string, raw: Buffer): Delivery {
  const read = readdirSync(cur).find((file) => uniqueName(file) === name)
  const folder = read ? cur : fresh
  synced(join(tmp, name), 'w', (file) => writeFileSync(file, raw))
  renameSync(join(tmp, name), join(folder, read ?? name))
  synced(folder, 'r')
  return { kind: 'accepted', response: `written to ${name}` }
}

function synced(path: string, flags: string, write?: (file: number) => void): void {
  const file = openSync(path, flags)
  try {
    write?.(file)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
