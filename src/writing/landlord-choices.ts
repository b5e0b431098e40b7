import type { LetterContext, Part } from './letter-context.ts'
import { wordsOf } from './paragraphs/library.ts'

const words = wordsOf('choices', { choices: [] })

/** How a landlord may answer, for the end of a letter: the place in the list is the digit that answers by mail. */
export const choicesText = (context: LetterContext): Part => words(context.style).say('choices')
