import type { Instant } from './day.ts'
import type { Channel } from './events.ts'
import type { CaseId, MessageRef, PartyId } from './ids.ts'

/** Where a taken-in mail ended: in a case, in the holding pen, as a mediator's command, or set aside with a named reason. */
type Fate = 'filed' | 'held' | 'command' | 'ignored'

type NamedAddress = { name: string; address: string }

/**
 * What a PDF says, for people alone: its first words, or why nobody could look. Foreign text that no reader, model or letter
 * gets. `start` is empty where the pages hold no text, as in a scan.
 */
export type PdfText =
  | { kind: 'read'; pages: number; start: string }
  | { kind: 'unread'; why: 'locked' | 'damaged' | 'too_large' | 'too_slow' }

type FiledAttachment = {
  name: string
  mediaType: string
  sniffed: string | null
  bytes: number
  sha256: string
  pdf?: PdfText
}

/** What was parsed of a mail: a cache of the raw bytes that can be computed again. */
export type MessageBody = {
  subject: string
  from: NamedAddress
  to: readonly NamedAddress[]
  cc: readonly NamedAddress[]
  sentAt: Instant | null
  /** Message-IDs that it answers (RFC 5322 § 3.6.4), without angle brackets; absent in rows from before. */
  inReplyTo?: readonly string[]
  own: string
  signature: string
  quoted: string
  hidden: readonly string[]
  /** The text and the HTML part say different things. */
  partsDiffer: boolean
  attachments: readonly FiledAttachment[]
  authenticity: { verdict: string; by: string; because: string; fitForCommands: boolean }
  returnsOn: string | null
}

export type MessageRow = {
  id: MessageRef
  sha256: string
  message_id: string | null
  fate: Fate
  /** The HoldReason, or why it was set aside; null when filed. */
  reason: string | null
  /** Which key attached it to its case. */
  match: string | null
  case_id: CaseId | null
  party_id: PartyId | null
  channel: Channel | null
  automatic: string
  received_at: Instant
  body: MessageBody
}

/** Of a mail of which no word is known: no code could read it, or it was erased. */
export const noWords = (because: string): MessageBody => ({
  subject: '',
  from: { name: '', address: '' },
  to: [],
  cc: [],
  sentAt: null,
  own: '',
  signature: '',
  quoted: '',
  hidden: [],
  partsDiffer: false,
  attachments: [],
  authenticity: { verdict: 'unknown', by: 'nobody', because, fitForCommands: false },
  returnsOn: null,
})
