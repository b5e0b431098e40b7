import type { Side } from '../domain/roles.ts'
import type { Letter } from './letter.ts'
import { paragraphs } from './letter-context.ts'
import { wordsOf } from './paragraphs/library.ts'

const { say } = wordsOf('letter-text', { 'sign-off': [], annex: [] })()

/** The letter as one side gets it: the body, what is for that side only, the greeting, the annex. In our text conventions. */
export const letterText = (
  { body, additions, annex = '' }: Pick<Letter, 'body' | 'additions' | 'annex'>,
  side: Side,
  serviceName: string,
): string =>
  paragraphs(body, additions[side] ?? null, say('sign-off'), serviceName, annex === '' ? null : [say('annex'), annex])
