import { parisDay } from '../domain/day.ts'
import type { MessageRow } from '../domain/filed-message.ts'
import { Side } from '../domain/roles.ts'
import { cardWords } from '../writing/card-words.ts'
import { type FileView, fileLine } from '../writing/file-line.ts'
import { frenchDay } from '../writing/french-day.ts'
import { exhibitNumbers } from './exhibits.ts'
import type { CaseFile } from './load-case.ts'

/** What came with this message: kind, first words of a PDF, and what the case has already. Empty when nothing did. */
export const filesOf = (found: CaseFile, message: MessageRow): string =>
  fileLine(
    message.body.attachments.map(
      ({ name, mediaType, sniffed, pdf, sha256 }): FileView => ({
        name,
        mediaType: sniffed ?? mediaType,
        pdf: pdf ?? null,
        before: firstCopy(found, message, sha256),
      }),
    ),
  )

function firstCopy(found: CaseFile, { id }: MessageRow, sha256: string): FileView['before'] {
  const at = found.messages.findIndex((m) => m.id === id)
  const first = found.messages.slice(0, at).find((m) => m.body.attachments.some((a) => a.sha256 === sha256))
  if (!first) return null
  const [exhibit = null] = Side.options.flatMap((side) => {
    const number = exhibitNumbers(found, side).get(sha256)
    return number ? [cardWords.exhibit(number, side)] : []
  })
  return { on: frenchDay(parisDay(first.received_at)), exhibit }
}
