import type { Instant } from '../domain/day.ts'
import type { ActiveContent } from './active-content.ts'

/** One mailbox of an address header. `address` is canonical: domain in lower-case ASCII (IDNA), local part as written. */
export type MailAddress = { name: string; address: string }

export type AttachmentInfo = {
  name: string
  /** As declared by the sender; `sniffed` is what the first bytes say, null when they say nothing. */
  mediaType: string
  sniffed: string | null
  bytes: number
  sha256: string
  /** What in it could act when it is opened. */
  active?: ActiveContent
}

/** A received mail as a value. Everything here is foreign text; nothing here was judged yet. */
export type ParsedMail = {
  /** Without angle brackets; null when absent or empty. */
  messageId: string | null
  inReplyTo: readonly string[]
  /** The last 50 at most, oldest first, without angle brackets. */
  references: readonly string[]
  /** Every mailbox of every From header: anything but exactly one is a reason for doubt. */
  from: readonly MailAddress[]
  /** How many From header fields the raw mail carries (RFC 5322 § 3.6 allows one). */
  fromHeaders: number
  replyTo: readonly MailAddress[]
  to: readonly MailAddress[]
  cc: readonly MailAddress[]
  /** Delivered-To, X-Original-To, Envelope-To: where our server says that it went. */
  deliveredTo: readonly string[]
  /** From Return-Path: null when there is no such header, '' for the null path. */
  returnPath: string | null
  subject: string
  /** The Date header; null when absent or absurd. */
  date: Instant | null
  /** The plain text, made from the HTML (hidden text left out) when the mail has no plain part. */
  text: string
  hasHtml: boolean
  /** Text that the HTML hides from a reader (display:none, white on white, …): shown to the mediator, read by nobody. */
  hidden: readonly string[]
  /** True when the plain and the HTML part say different things: the plain one is read, the mediator is told. */
  partsDiffer: boolean
  attachments: readonly AttachmentInfo[]
  /** Header fields by lower-case name, in order of appearance, unfolded and decoded. */
  headers: ReadonlyMap<string, readonly string[]>
  /** The text of a message/delivery-status part, when there is one. */
  deliveryStatus: string | null
  /** Header block of the returned mail in a report (text/rfc822-headers or message/rfc822), when there is one. */
  returnedHeaders: string | null
}

/**
 * `html`: what a reader of the HTML part sees, null when there is none. `reason` is the HoldReason it becomes; `why` a short
 * English remark for the log, without personal data.
 */
export type Parsed =
  | { kind: 'parsed'; mail: ParsedMail; html: string | null }
  | { kind: 'unreadable'; reason: 'unreadable' | 'too_large'; why: string }

export type AutomaticKind = 'no' | 'auto_reply' | 'bounce' | 'list'

/** The sender's text, split. The three parts together hold every line of the message once (folded, never deleted). */
export type OwnWords = { visible: string; signature: string; quoted: string }

/**
 * Whether the sender's address is proven, by whom, and for which domain.
 * `pass`: DMARC pass, or DKIM/SPF pass aligned with the one From address. `unknown`: nobody judged it.
 */
export type Authenticity = {
  verdict: 'pass' | 'fail' | 'unknown'
  /** The From address that the judge saw; an approval needs it to equal the parser's. */
  address: string | null
  by: 'receiving_server' | 'own_check' | 'nobody'
  /** DMARC pass, the mailbox's own `auth=pass`, or an aligned DKIM pass: SPF alone is not enough to give commands. */
  fitForCommands: boolean
  /** Short English reason for logs and tests: `dmarc=pass`, `two From headers`, … No personal data. */
  because: string
}
