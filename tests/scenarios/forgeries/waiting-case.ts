import { expect } from 'vitest'
import type { MessageRow } from '../../../src/domain/filed-message.ts'
import type { DraftId } from '../../../src/domain/ids.ts'
import type { Settings, World } from '../../../src/flows/world.ts'
import { openHeld } from '../../../src/store/held.ts'
import { people } from '../../support/people.ts'
import { AUTHSERV } from '../../support/plain-eml.ts'
import { MEDIATOR, OURS, SUPERVISOR, type TestWorld, testWorld } from '../../support/test-world.ts'

export { AUTHSERV, MEDIATOR, OURS, SUPERVISOR }

export const OTHER_MEDIATOR = 'karim.haddad@mediation-logement.example'
export const DOMAIN = 'mediation-logement.example'
export const NOW = '2026-04-07T08:00:00Z'

/** A case with one letter that waits for its mediator, MEDIATOR. */
export type WaitingCase = {
  w: TestWorld
  p: ReturnType<typeof people>
  /** Where the mediator's answer comes in. */
  approval: string
  /** The token in it. */
  token: string
  draft: DraftId
}

/** `team`: of the service, beside MEDIATOR, once the letter waits. */
export async function waitingCase(
  given: { settings?: Partial<Settings>; team?: readonly string[]; world?: Partial<World> } = {},
): Promise<WaitingCase> {
  const w = testWorld({ at: NOW, settings: { mediators: [MEDIATOR], ...given.settings }, world: given.world ?? {} })
  const p = people(w)
  await p.opensJointly()
  w.world.settings = { ...w.world.settings, mediators: [...w.world.settings.mediators, ...(given.team ?? [])] }
  const approval = p.request().mail.replyTo[0]?.address ?? ''
  const [open] = drafts(w).filter((draft) => draft.state === 'proposed')
  if (!open) throw new Error('No letter waits')
  return { w, p, approval, token: /\+ok-([^@]+)@/.exec(approval)?.[1] ?? '', draft: open.id }
}

const drafts = (w: TestWorld): { id: DraftId; state: string }[] =>
  w.world.db.prepare('SELECT id, state FROM drafts').all() as { id: DraftId; state: string }[]

const lettersQueued = (w: TestWorld): number =>
  (w.world.db.prepare("SELECT count(*) AS n FROM outbox WHERE kind = 'letter'").get() as { n: number }).n

export type Expected = { fate: MessageRow['fate']; reason?: string | null }

/**
 * Nothing is approved, no letter leaves, the mail has the fate and the reason that are expected, a held one waits for a human,
 * and nobody but the team gets a mail.
 */
export async function expectRefused({ w }: WaitingCase, raw: Buffer, expected: Expected): Promise<void> {
  const before = w.sent.length
  const row = await w.receive(raw)
  expect(drafts(w).filter((draft) => draft.state === 'approved')).toEqual([])
  expect(lettersQueued(w)).toBe(0)
  expect(row).toMatchObject(expected)
  if (row?.fate === 'held') expect(openHeld(w.world.db).map((held) => held.sha256)).toContain(row.sha256)
  const team = [MEDIATOR, OTHER_MEDIATOR, SUPERVISOR]
  expect(w.sent.slice(before).filter(({ to }) => !team.includes(to))).toEqual([])
}

/** The letter that waited was approved and left to both sides. */
export async function expectApproved({ w, draft }: WaitingCase, raw: Buffer): Promise<void> {
  const row = await w.receive(raw)
  expect(row).toMatchObject({ fate: 'command' })
  expect(drafts(w).find(({ id }) => id === draft)).toMatchObject({ state: 'approved' })
  expect(lettersQueued(w)).toBeGreaterThan(0)
}

/** One mail, field by field, so that it may be as wrong as needed. */
export type CommandMail = {
  /** Lines above the author's, as our server or anybody else put them. Default: DMARC passed. */
  above?: readonly string[]
  /** Whole From lines. */
  from?: readonly string[]
  to?: readonly string[]
  subject?: string
  date?: string | null
  messageId?: string | null
  /** Lines below. */
  headers?: readonly string[]
  /** Content fields and body; plain text when only `text` is given. */
  content?: string | Buffer
  text?: string
}

export const results = (told: string, by = AUTHSERV): string => `Authentication-Results: ${by}; ${told}`
export const DMARC_PASS = results(`dmarc=pass header.from=${DOMAIN}`)

let serial = 0

/** A genuine OK of MEDIATOR but for what is given. */
export function command({ approval, p }: WaitingCase, mail: CommandMail = {}): Buffer {
  serial += 1
  const { messageId = `reponse-${serial}@${DOMAIN}`, date = 'Tue, 07 Apr 2026 10:00:00 +0200' } = mail
  const head = [
    ...(mail.above ?? [DMARC_PASS]),
    ...(mail.from ?? [`From: Nadia Benali <${MEDIATOR}>`]),
    ...(mail.to ?? [`To: ${approval}`]),
    `Subject: ${mail.subject ?? `Re: ${ascii(p.request().mail.subject)}`}`,
    ...(date === null ? [] : [`Date: ${date}`]),
    ...(messageId === null ? [] : [`Message-ID: <${messageId}>`]),
    ...(mail.headers ?? []),
    'MIME-Version: 1.0',
  ].join('\r\n')
  const content = mail.content ?? plain(mail.text ?? 'OK')
  return Buffer.concat([Buffer.from(`${head}\r\n`), typeof content === 'string' ? Buffer.from(crlf(content)) : content])
}

export const plain = (text: string, type = 'text/plain; charset=utf-8'): string =>
  `Content-Type: ${type}\nContent-Transfer-Encoding: 8bit\n\n${text}\n`

/** Parts as `plain` gives them. */
export const multipart = (kind: string, ...parts: readonly string[]): string =>
  `Content-Type: multipart/${kind}; boundary="limite"\n\n${parts.map((part) => `--limite\n${part}`).join('\n')}\n--limite--\n`

export const html = (markup: string): string => plain(`<html><body>${markup}</body></html>`, 'text/html; charset=utf-8')

export const crlf = (text: string): string => text.replace(/\r?\n/g, '\r\n')

const ascii = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
