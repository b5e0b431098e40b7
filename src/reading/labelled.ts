import { z } from 'zod'
import { Act } from '../domain/acts.ts'
import { instant, parisDay } from '../domain/day.ts'
import { Role } from '../domain/roles.ts'
import type { Person, ReadingContext, ReadingInput } from './contract.ts'

/** One message of a labelled conversation (`tests/fixtures/conversations`), as far as a reader's score needs it. */
export const LabelledMessage = z.object({
  n: z.int(),
  date: z.iso.datetime({ offset: true }),
  from: z.string(),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  subject: z.string(),
  visible: z.string(),
  signature: z.string(),
  attachments: z.array(z.object({ name: z.string() })),
  labels: z.object({
    role: Role,
    automatic: z.enum(['no', 'auto_reply', 'bounce', 'list']),
    acts: z.array(Act),
    facts: z.record(z.string(), z.unknown()),
  }),
})
export type LabelledMessage = z.infer<typeof LabelledMessage>

export const LabelledConversation = z.object({ id: z.string(), messages: z.array(LabelledMessage) })
export type LabelledConversation = z.infer<typeof LabelledConversation>

/** The labelled own words as a reader's input; `earlier` is what the reader itself understood before. */
export const labelledInput = (
  message: LabelledMessage,
  ours: string,
  earlier: ReadingContext['earlier'],
): ReadingInput => ({
  own: message.visible,
  signature: message.signature,
  subject: message.subject,
  sentOn: parisDay(instant(message.date)),
  from: person(message.from),
  to: message.to.map(person),
  cc: message.cc.map(person),
  ours,
  attachments: message.attachments.map(({ name }) => ({ name, mediaType: 'application/octet-stream' })),
  context: { knownRole: null, asked: [], choiceOffered: false, pendingOffer: null, earlier },
})

/** `Nom <adresse>` or a bare address. */
export function person(written: string): Person {
  const at = written.lastIndexOf('<')
  if (at < 0) return { name: '', address: written.trim() }
  return {
    name: written.slice(0, at).replaceAll('"', '').trim(),
    address: written
      .slice(at + 1)
      .replace('>', '')
      .trim(),
  }
}
