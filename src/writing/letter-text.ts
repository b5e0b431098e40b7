import type { PartyId } from '../domain/ids.ts'
import type { Side } from '../domain/roles.ts'
import type { Letter } from './letter.ts'
import { paragraphs } from './letter-context.ts'
import { wordsOf } from './paragraphs/library.ts'

const { say } = wordsOf('letter-text', { 'sign-off': [], annex: [] })()

type Text = Pick<Letter, 'body' | 'additions' | 'annex' | 'stage'>

/**
 * The letter as one side gets it: the body, what is for that side only, the stage of the case, the greeting, the annex. In
 * our text conventions.
 */
export const letterText = ({ body, additions, annex = '', stage }: Text, side: Side, serviceName: string): string =>
  paragraphs(
    body,
    additions[side] ?? null,
    stage?.line ?? null,
    say('sign-off'),
    serviceName,
    annex === '' ? null : [say('annex'), annex],
  )

/** The letter without the stage for a reader who knows it. */
export const asReadBy = <L extends Pick<Letter, 'stage'>>({ stage, ...letter }: L, party: PartyId) =>
  stage?.to.includes(party) ? { ...letter, stage } : letter
