import type { Day } from '../domain/day.ts'
import type { EventType } from '../domain/events.ts'
import type { CaseId } from '../domain/ids.ts'
import { countEvents, countOrigins } from '../store/counts.ts'
import type { DigestView } from '../writing/digest.ts'
import { countWords, originWords } from '../writing/digest-words.ts'
import type { World } from './world.ts'

const told: Record<keyof typeof countWords, EventType> = {
  opened: 'case_opened',
  received: 'message_filed',
  sent: 'letter_sent',
  agreed: 'agreement_recorded',
  closed: 'case_closed',
  scored: 'satisfaction_scored',
}

/** From the day `from` to the one before `to`; `but`: cases that do not exist to the reader. */
export const digestCounts = (
  { db }: World,
  span: { from: Day; to: Day; but: ReadonlySet<CaseId> },
): DigestView['figures']['counts'] =>
  (Object.keys(told) as (keyof typeof told)[]).map((key) => {
    const count = countEvents(db, told[key], span)
    const [one, many] = countWords[key]
    const more = key === 'opened' ? originWords(countOrigins(db, span)) : ''
    return { label: `${count > 1 ? many : one}${more}`, count }
  })
