import type { MessageRow } from '../domain/filed-message.ts'
import { takenInAs } from '../store/messages.ts'
import { doubtWords } from '../writing/card-words.ts'
import { oneLine } from '../writing/letter-context.ts'
import type { World } from './world.ts'

const MOST_SHOWN = 5

/** What came with these answers to several cases at once and went into none of them: one question to the mediator, or nothing. */
export function unplacedFiles({ db }: World, messages: readonly MessageRow[]): string[] {
  const names = messages.flatMap(({ message_id: key }) => {
    const parts = key === null ? [] : takenInAs(db, key)
    const placed = new Set(
      parts.filter((m) => m.fate === 'filed').flatMap((m) => m.body.attachments.map((a) => a.sha256)),
    )
    const whole = parts.find((m) => m.reason === 'shared_out')
    return (whole?.body.attachments ?? []).filter((a) => !placed.has(a.sha256)).map((a) => oneLine(a.name, 60))
  })
  return names.length === 0 ? [] : [doubtWords.unplacedFiles([...new Set(names)].slice(0, MOST_SHOWN))]
}
