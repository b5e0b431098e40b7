import type { Side } from '../domain/roles.ts'
import type { Letter } from './letter.ts'
import { paragraphs } from './letter-context.ts'

/** The letter as one side gets it: the body, what is for that side only, and the greeting. In our text conventions. */
export const letterText = (letter: Pick<Letter, 'body' | 'additions'>, side: Side, serviceName: string): string =>
  paragraphs(letter.body, letter.additions[side] ?? null, 'Bien cordialement,', serviceName)
