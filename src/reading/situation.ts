import type { Act } from '../domain/acts.ts'
import { type Role, type Side, sideOf } from '../domain/roles.ts'
import type { ReadingInput } from './contract.ts'
import { type MarkedText, markText } from './marked-text.ts'
import { readRole } from './roles.ts'

/** What the cues may know of the message and of what it answers. */
export type Situation = {
  input: ReadingInput
  text: MarkedText
  role: Role
  /** Null for a lawyer or anybody on nobody's side: then every cue is allowed. */
  side: Side | null
  /** Nothing was read from anybody before. */
  opening: boolean
  /** Acts read before, of the sender's own side and of everybody else. */
  own: ReadonlySet<Act>
  others: ReadonlySet<Act>
}

export function situationOf(input: ReadingInput): Situation {
  const role = readRole(input)
  const side = sideOf(role)
  const earlier = input.context.earlier
  const mine = earlier.filter((m) => isOwn(m, input, side))
  const theirs = earlier.filter((m) => !isOwn(m, input, side))
  return {
    input,
    text: markText(input.own, input.sentOn),
    role,
    side,
    opening: earlier.length === 0,
    own: new Set(mine.flatMap((m) => m.acts)),
    others: new Set(theirs.flatMap((m) => m.acts)),
  }
}

const isOwn = (m: ReadingInput['context']['earlier'][number], input: ReadingInput, side: Side | null): boolean =>
  m.from.address === input.from.address || (side !== null && sideOf(m.role) === side)
