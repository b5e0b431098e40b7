import type { Instant } from '../../src/domain/day.ts'
import type { OutgoingMail } from '../../src/ports.ts'
import { DRAFT_END, DRAFT_START } from '../../src/writing/markers.ts'
import type { TestWorld } from '../support/test-world.ts'

/** The test's own account of what was shown, said and handed over. A `position` is the number of the journal's last event then. */
export type Account = {
  /** Every mail that the service finished, by Message-ID, in order. */
  written: Map<string, Written>
  attempts: Attempt[]
  yeses: Yes[]
  /** Requests that a no, a delay, another style or a STOP put an end to: no letter leaves by them after this position. */
  ended: { request: string; position: number; stop: boolean }[]
}

export type Written = { id: string; mail: OutgoingMail; order: number; position: number }
export type Attempt = { id: string; to: string; at: Instant; position: number; outcome: 'later' | 'final' }

/** A yes that holds as far as its mail tells: proven writer, right words, in answer to what we sent to this very person. */
export type Yes = {
  /** Message-ID of the approval mail of the letter. */
  request: string
  by: string
  /** The mediator's own version; null for the letter as shown. */
  body: string | null
  at: Instant
  position: number
  /** SHA-256 of its mail. */
  mail: string
  /** In answer to the letter's own mail, which was the last one for its case then. */
  own: boolean
  /** Its mail was taken in at once: no part failed. */
  atOnce: boolean
}

export function accountOf(w: TestWorld): Account {
  const account: Account = { written: new Map(), attempts: [], yeses: [], ended: [] }
  const { bytes } = w.world.renderer
  w.world.renderer = {
    ...w.world.renderer,
    bytes(mail) {
      const { messageId: id } = mail
      account.written.set(id, { id, mail, order: account.written.size, position: position(w) })
      return bytes(mail)
    },
  }
  return account
}

export const position = ({ world }: TestWorld): number =>
  (world.db.prepare('SELECT max(seq) AS seq FROM case_events').get() as { seq: number | null }).seq ?? 0

export const refIn = (text: string): string | null => /ML-\w{4}-\w/.exec(text)?.[0] ?? null

const isRequest = ({ mail }: Pick<Written, 'mail'>): boolean => mail.subject.startsWith('À approuver, ')

/** The letter's body as the mediator saw it. */
export const bodyShown = (text: string): string =>
  text.slice(text.indexOf(DRAFT_START) + DRAFT_START.length, text.indexOf(DRAFT_END)).trim()

/** The addresses that the letter was said to go to, in an approval mail or in one part of a list. */
export const recipientsShown = (text: string): string[] =>
  [...text.matchAll(/^- À : .*<([^<>\s]+)>, (?:locataire|bailleur)/gm)].map((m) => m[1] ?? '')

/** The last approval mail for a letter of this case that is in the outbox and, for a list, older than it. */
export function requestBehind(w: TestWorld, { written }: Account, ref: string, list: string | null): string | null {
  const before = list === null ? written.size : (written.get(list)?.order ?? 0)
  const kept = w.world.db.prepare("SELECT 1 FROM outbox WHERE message_id = ? AND kind = 'approval_request'")
  const older = [...written.values()].filter(
    (each) => each.order < before && isRequest(each) && refIn(each.mail.subject) === ref && kept.get(each.id),
  )
  return older.at(-1)?.id ?? null
}

/** What a list shows of each line of letters to approve; for the daily digest only the case. */
type Shown = { n: number; ref: string; text: string }

export const linesShown = (text: string): Shown[] => {
  const starts = [...text.matchAll(/^(\d{1,2})\. [^\n]{1,200}\(dossier (ML-\w{4}-\w)\)$/gm)]
  if (starts.length > 0)
    return starts.map((m, i) => ({
      n: Number(m[1]),
      ref: m[2] ?? '',
      text: text.slice(m.index, starts[i + 1]?.index ?? text.length),
    }))
  const digest = /^À approuver \(\d+\)\n-+\n+((?:\d+\. .*\n)+)/m.exec(text)?.[1] ?? ''
  return [...digest.matchAll(/^(\d+)\. (ML-\w{4}-\w) .*$/gm)].map((m) => ({
    n: Number(m[1]),
    ref: m[2] ?? '',
    text: '',
  }))
}
