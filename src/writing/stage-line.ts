import type { Stages } from '../domain/stages.ts'
import { wordsOf } from './paragraphs/library.ts'

const { text } = wordsOf('stage', { now: ['etape', 'explication'] })()

/** One line, the same in a letter and in the answer to "où en est mon dossier ?". */
export const stageLine = ({ label, what }: Stages[keyof Stages]): string =>
  text('now', { etape: label, explication: what })
