import type { Instant } from './domain/day.ts'
import type { Authenticity } from './mail/message.ts'
import type { Reading, ReadingInput } from './reading/contract.ts'

/** The world as types. Adapters implement them; flows receive them; nothing else touches the world. */

export type Clock = { now(): Instant }

/** Chance is an argument too: `id()` gives 26 characters of a–z2–7, 130 bits. */
export type Chance = { id(): string }

/** Where a mail stood on its server: the pair (validity, uid) is what IMAP promises never to reuse (RFC 9051 § 2.3.1.1). */
export type Place = { mailbox: string; validity: string; uid: string }

/** `raw` is null when the mail is larger than the adapter may fetch: it stays on the server and is held by name. */
export type FetchedMail = { place: Place; receivedAt: Instant; size: number; raw: Buffer | null }

/** What the database already has of a mailbox. `highestUid` is 0 when nothing was fetched under this validity. */
export type Seen = { highestUid(mailbox: string, validity: string): number; has(place: Place): boolean }

/** A source of mail that is never written to: no flag set, nothing moved or deleted. */
export type Mailbox = {
  /** Yields every mail that `seen` lacks, whole mails only; throws when the connection breaks, after what was yielded. */
  fetch(seen: Seen): AsyncIterable<FetchedMail>
  /** Every place that holds a mail now; the next `fetch` compares each with `seen` again, not only what is new. */
  places(): Promise<readonly Place[]>
  /** Resolves when there may be news, on the time-out of the safety poll, or on abort; reconnects by itself with back-off. */
  waitForNews(signal: AbortSignal): Promise<void>
  /** One line for `mediation doctor`; throws with a clear reason when the mailbox cannot be read. */
  check(): Promise<string>
  close(): Promise<void>
}

/** What happened to one recipient. `unknown`: the connection was lost after the data, so it may have arrived. */
export type Delivery =
  | { kind: 'accepted'; response: string }
  | { kind: 'refused'; code: number; response: string }
  | { kind: 'try_later'; response: string }
  | { kind: 'unknown'; response: string }

/** Sends bytes that were rendered and stored before: the same bytes on every attempt. One recipient per mail. */
export type MailTransport = {
  send(mail: { from: string; to: string; raw: Buffer; messageId: string }): Promise<Delivery>
  check(): Promise<string>
  close(): Promise<void>
}

export type MailVerifier = {
  /** Judges DKIM, SPF and DMARC of a raw mail itself (used when our receiving server wrote no verdict). Never throws. */
  verify(raw: Buffer): Promise<Authenticity>
}

type ModelUsage = { inputTokens: number; outputTokens: number; milliseconds: number }
/** `failed`: time-out, refusal, no connection, invalid JSON after the retries; the caller falls back. */
export type ModelAnswer = { kind: 'answered'; json: unknown; usage: ModelUsage } | { kind: 'failed'; why: string }

export type LanguageModel = {
  name: string
  /** `schema` is a JSON schema in the plain subset that every compatible endpoint takes. */
  complete(request: { system: string; user: string; schemaName: string; schema: object }): Promise<ModelAnswer>
  check(): Promise<string>
}

/** Heavy work without memory: same input, same output. On Redis where there is one, here where there is none. */
export type Jobs = {
  read_message: { in: ReadingInput; out: Reading }
}
export type JobName = keyof Jobs
export type JobHandlers = { [K in JobName]: (input: Jobs[K]['in']) => Promise<Jobs[K]['out']> }

export type JobRunner = {
  run<K extends JobName>(job: K, input: Jobs[K]['in']): Promise<Jobs[K]['out']>
  /** How many jobs are worth asking for at the same time; more would only wait. */
  capacity(): Promise<number>
  /** True when a configured Redis does not answer and the work is done here instead. */
  degraded(): boolean
  /** Jobs of the last 24 hours that another process took, did not do, and that were done here. */
  returned(): number
  check(): Promise<string>
  close(): Promise<void>
}

/** A finished outgoing mail, before it becomes bytes. Addresses are objects, never strings that a header could hide in. */
export type OutgoingMail = {
  from: { name: string; address: string }
  to: { name: string; address: string }
  replyTo: { name: string; address: string }
  subject: string
  messageId: string
  inReplyTo: string | null
  references: readonly string[]
  date: Instant
  /** RFC 3834 § 5: `auto-generated` on what no human approved, `auto-replied` on receipts, null on approved letters. */
  autoSubmitted: 'auto-generated' | 'auto-replied' | null
  text: string
  html: string
  attachments: readonly { name: string; mediaType: string; bytes: Buffer }[]
}

export type MailTemplate = 'letter' | 'approval-request' | 'digest' | 'notice'

export type Renderer = {
  /** A plain text in our conventions (see `writing/letter.ts`) → a complete HTML document in that template. */
  html(template: MailTemplate, content: { title: string; text: string; footer: string }): Promise<string>
  /** The whole mail as immutable RFC 5322 bytes; the same input gives the same bytes. */
  bytes(mail: OutgoingMail): Promise<Buffer>
  /** Throws with the file's name when a template is missing or does not compile. */
  check(): Promise<string>
}
