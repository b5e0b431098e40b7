import type { Instant } from '../domain/day.ts'
import type { Proposal, Recipient } from '../domain/decision.ts'
import type { CaseId, DraftId } from '../domain/ids.ts'
import type { LetterPurpose } from '../domain/letter-purposes.ts'
import { remembered } from '../domain/remembered.ts'
import type { Outcome } from '../domain/states.ts'
import type { Db } from './database.ts'
import { sql } from './prepared.ts'

/** `stopped`: approved, then taken back before it left. */
type DraftState = 'proposed' | 'approved' | 'refused' | 'superseded' | 'stopped'

export type DraftRow<Letter = unknown> = {
  id: DraftId
  case_id: CaseId
  state: DraftState
  purpose: LetterPurpose
  because: string
  case_version: number
  fingerprint: string
  letter: Letter
  /** Null for a draft from before figures were kept. */
  computed: unknown
  recipients: readonly Recipient[]
  outcome: Outcome | null
  approved_body: string | null
  proposed_at: Instant
  decided_at: Instant | null
  decided_by: string | null
  reason: string | null
}

type Stored = Omit<DraftRow, 'letter' | 'recipients'> & { letter: string; computed: string | null; recipients: string }

/** A case has at most one open draft: a second one breaks the unique index. */
export function insertDraft(db: Db, caseId: CaseId, proposal: Proposal, at: Instant): void {
  const { id, purpose, because, caseVersion, fingerprint, letter, computed, recipients, outcome } = proposal
  sql(
    db,
    `INSERT INTO drafts (id, case_id, state, purpose, because, case_version, fingerprint, letter, computed, recipients, outcome, proposed_at)
     VALUES (?, ?, 'proposed', ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    caseId,
    purpose,
    because,
    caseVersion,
    fingerprint,
    JSON.stringify(letter),
    JSON.stringify(computed),
    JSON.stringify(recipients),
    outcome,
    at,
  )
  for (const { name, mediaType, bytes } of proposal.attachments)
    sql(db, 'INSERT INTO draft_attachments (draft_id, name, media_type, bytes) VALUES (?, ?, ?, ?)').run(
      id,
      name,
      mediaType,
      bytes,
    )
}

export const draftAttachments = (db: Db, id: DraftId): { name: string; mediaType: string; bytes: Buffer }[] =>
  sql<{ name: string; media_type: string; bytes: Buffer }>(
    db,
    'SELECT name, media_type, bytes FROM draft_attachments WHERE draft_id = ? ORDER BY rowid',
  )
    .all(id)
    .map(({ name, media_type, bytes }) => ({ name, mediaType: media_type, bytes }))

export type DraftEnd = {
  state: Exclude<DraftState, 'proposed'>
  at: Instant
  by: string
  approvedBody?: string
  reason?: string
}

/** Settles an open draft. Throws when it is not open any more: two decisions never both count. */
export function settleDraft(db: Db, id: DraftId, end: DraftEnd): void {
  const text = `UPDATE drafts SET state = ?, decided_at = ?, decided_by = ?, approved_body = ?, reason = ?
    WHERE id = ? AND state = 'proposed'`
  const { changes } = sql(db, text).run(end.state, end.at, end.by, end.approvedBody ?? null, end.reason ?? null, id)
  if (changes !== 1) throw new Error(`Draft ${id} is not open any more`)
}

export const markStopped = (db: Db, id: DraftId): void => {
  sql(db, "UPDATE drafts SET state = 'stopped' WHERE id = ? AND state = 'approved'").run(id)
}

export const draftById = <Letter>(db: Db, id: DraftId): DraftRow<Letter> | null =>
  unpack<Letter>(sql<Stored>(db, 'SELECT * FROM drafts WHERE id = ?').get(id))

/** What a draft is for and since when, without its words. */
export const draftHead = (db: Db, id: DraftId): Pick<DraftRow, 'id' | 'purpose' | 'proposed_at'> | null =>
  sql<Pick<DraftRow, 'id' | 'purpose' | 'proposed_at'>>(
    db,
    'SELECT id, purpose, proposed_at FROM drafts WHERE id = ?',
  ).get(id) ?? null

export const draftsOf = <Letter>(db: Db, caseId: CaseId): DraftRow<Letter>[] =>
  sql<Stored>(db, 'SELECT * FROM drafts WHERE case_id = ? ORDER BY proposed_at, rowid')
    .all(caseId)
    .flatMap((row) => unpack<Letter>(row) ?? [])

/** A case is loaded for each of its mails, and the words of its letters stay what they are. */
const letterOf = remembered((letter): unknown => JSON.parse(letter), 50)

const unpack = <Letter>(row: Stored | undefined): DraftRow<Letter> | null =>
  row
    ? {
        ...row,
        letter: letterOf(row.letter) as Letter,
        computed: row.computed && JSON.parse(row.computed),
        recipients: JSON.parse(row.recipients),
      }
    : null

export type TokenRow = { draft_id: DraftId; mediator: string; expires_at: Instant; used_at: Instant | null }

export const keepToken = (db: Db, tokenSha: string, draft: DraftId, mediator: string, expiresAt: Instant): void => {
  sql(db, 'INSERT INTO approval_tokens (token_sha256, draft_id, mediator, expires_at) VALUES (?, ?, ?, ?)').run(
    tokenSha,
    draft,
    mediator,
    expiresAt,
  )
}

export const tokenRow = (db: Db, tokenSha: string): TokenRow | null =>
  sql<TokenRow>(db, 'SELECT draft_id, mediator, expires_at, used_at FROM approval_tokens WHERE token_sha256 = ?').get(
    tokenSha,
  ) ?? null

/** False when it was used before. */
export const useToken = (db: Db, tokenSha: string, at: Instant): boolean =>
  sql(db, 'UPDATE approval_tokens SET used_at = ? WHERE token_sha256 = ? AND used_at IS NULL').run(at, tokenSha)
    .changes === 1

/** Cases whose open draft can't be approved by mail any more. */
export const expiredDrafts = (db: Db, now: Instant): CaseId[] =>
  sql<{ case_id: CaseId }>(
    db,
    `SELECT d.case_id FROM drafts d WHERE d.state = 'proposed'
     AND NOT EXISTS (SELECT 1 FROM approval_tokens t WHERE t.draft_id = d.id AND t.used_at IS NULL AND t.expires_at > ?)`,
  )
    .all(now)
    .map((row) => row.case_id)
