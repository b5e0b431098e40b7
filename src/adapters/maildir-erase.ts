import { createHash } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { maildirFolders, uniqueName } from './maildir-folders.ts'

/** Removes the files of a Maildir that hold one of these contents (SHA-256) or bear one of these unique names; how many. */
export async function eraseFromMaildir(
  path: string,
  what: { contents: ReadonlySet<string>; names: ReadonlySet<string> },
): Promise<number> {
  const gone = async (file: string, name: string): Promise<boolean> =>
    what.names.has(uniqueName(name)) ||
    (what.contents.size > 0 &&
      what.contents.has(
        createHash('sha256')
          .update(await readFile(file))
          .digest('hex'),
      ))
  let count = 0
  for (const folder of Object.values(await maildirFolders(path)))
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const file = join(folder, entry.name)
      if (!entry.isFile() || !(await gone(file, entry.name))) continue
      await rm(file)
      count += 1
    }
  return count
}
