import { filesIn, read } from '../../shape/source.ts'

export const FOLDER = 'mail-templates/paragraphs/'

/** Every paragraph file by its name without `.md`. */
export const onDisk = Object.fromEntries(
  filesIn(FOLDER, '.md').map((path) => [path.slice(FOLDER.length, -'.md'.length), read(path)]),
)
