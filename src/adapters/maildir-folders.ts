import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'

export type MaildirFolders = { tmp: string; fresh: string; cur: string }

/** The three folders of a Maildir; they are created where they lack. */
export async function maildirFolders(path: string): Promise<MaildirFolders> {
  const folders = { tmp: join(path, 'tmp'), fresh: join(path, 'new'), cur: join(path, 'cur') }
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true })
  return folders
}

/** A mail keeps the part before the colon when it moves from `new` to `cur` or changes its flags. */
export const uniqueName = (file: string): string => file.split(':', 1)[0] ?? file
