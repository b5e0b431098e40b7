import type { Instant } from '../domain/day.ts'
import type { Change, Decision } from '../domain/decision.ts'
import type { CaseId } from '../domain/ids.ts'
import {
  addAddress,
  confirmAddress,
  insertCase,
  insertParty,
  loadCaseRow,
  markBounced,
  nameRole,
  project,
} from './cases.ts'
import { keepContactNote } from './contacts.ts'
import { type Db, repeatably, transact } from './database.ts'
import { endDeadline, setDeadline } from './deadlines.ts'
import { keepEdits } from './draft-edits.ts'
import { insertDraft, keepToken, markStopped, settleDraft, useToken } from './drafts.ts'
import { keepDwellingKey } from './dwelling-keys.ts'
import { appendEvent } from './events.ts'
import { keepForeignRef } from './foreign-refs.ts'
import { hold, settleHeld } from './held.ts'
import { keepListToken } from './list-tokens.ts'
import { attachMessage, insertMessage, keepThreadId, moveMessage, refileMessage } from './messages.ts'
import { keepNote } from './notes.ts'
import { enqueue, sendAgain, stopMails } from './outbox.ts'
import { keepRaw } from './raw-mails.ts'
import { keepReading } from './readings.ts'
import { keepRules } from './rule-versions.ts'
import { keepStaffFact } from './staff-facts.ts'
import { addTask, finishTask } from './tasks.ts'
import { troubleSeen } from './troubles.ts'

/** `outdated`: the case has events that the decision did not see; nothing was written. */
export type Committed = { kind: 'committed' } | { kind: 'outdated' }

/**
 * Makes a decision true: one synchronous transaction, all of it or (by exception or `outdated`) none of it. What ends a
 * task is repeatable with it.
 */
export function commit(db: Db, decision: Decision, sender: string, at: Instant): Committed {
  const all = [decision, ...(decision.also ?? [])]
  const write = (): Committed => {
    if (all.some((each) => hasMovedOn(db, each))) return { kind: 'outdated' }
    for (const { caseId, changes } of all) for (const change of changes) carryOut(db, caseId, change, sender, at)
    return { kind: 'committed' }
  }
  const endsTask = decision.changes.some((change) => change.kind === 'task_done')
  return endsTask ? repeatably(db, () => transact(db, write)) : transact(db, write)
}

const hasMovedOn = (db: Db, { caseId, basedOn }: Decision): boolean =>
  caseId !== null && basedOn !== null && loadCaseRow(db, caseId)?.lastEvent !== basedOn

function carryOut(db: Db, caseId: CaseId | null, change: Change, sender: string, at: Instant): void {
  switch (change.kind) {
    case 'keep_rules':
      return keepRules(db, change.version, change.texts, at)
    case 'open_case':
      if (!insertCase(db, change.header, change.origin)) throw new Error(`Case reference ${change.header.ref} is taken`)
      return
    case 'add_party':
      return insertParty(db, theCase(caseId), change.party)
    case 'add_address':
      return addAddress(db, change.party, change.address, change.origin)
    case 'confirm_address':
      return confirmAddress(db, change.party, change.address)
    case 'address_bounced':
      return markBounced(db, change.party, change.address)
    case 'name_role':
      return nameRole(db, change.party, change.role)
    case 'file_message':
      return insertMessage(db, change.row)
    case 'refile_message':
      return refileMessage(db, change.message, theCase(caseId), change.party, change.channel, change.match)
    case 'attach_message':
      return attachMessage(db, change.message, theCase(caseId))
    case 'move_message':
      return moveMessage(db, change.message, change.from, theCase(caseId), change.party, change.match)
    case 'keep_raw':
      keepRaw(db, change.sha256, change.bytes, at)
      return
    case 'thread_id':
      return keepThreadId(db, change.messageId, theCase(caseId), change.party, change.source)
    case 'foreign_ref':
      return keepForeignRef(db, change.party, change.ref)
    case 'hold':
      return hold(db, change.id, { sha: change.sha256, place: change.place }, change.reason, change.candidates, at)
    case 'trouble_seen':
      return troubleSeen(db, change.key, change.until)
    case 'settle_held':
      if (!settleHeld(db, change.id, change.by, change.how, at))
        throw new Error(`Held mail ${change.id} is settled already`)
      return
    case 'keep_reading':
      return keepReading(db, change.message, change.reader, change.reading, at)
    case 'propose':
      return insertDraft(db, theCase(caseId), change.proposal, at)
    case 'grant_token':
      return keepToken(db, change.tokenSha256, change.draft, change.mediator, change.expiresAt)
    case 'use_token':
      if (!useToken(db, change.tokenSha256, at)) throw new Error('Approval token was used before')
      return
    case 'settle_draft': {
      const { state, by, approvedBody, reason } = change
      return settleDraft(db, change.draft, {
        state,
        at,
        by,
        ...(approvedBody ? { approvedBody } : {}),
        ...(reason ? { reason } : {}),
      })
    }
    case 'grant_list': {
      const { recipient, lines, expiresAt } = change
      return keepListToken(db, change.tokenSha256, { recipient, lines, expires_at: expiresAt }, at)
    }
    case 'stop_draft':
      if (stopMails(db, change.draft, at) === 0) throw new Error(`Nothing of draft ${change.draft} can be stopped`)
      return markStopped(db, change.draft)
    case 'stop_copies':
      if (stopMails(db, change.draft, at) === 0) throw new Error(`Nothing of draft ${change.draft} can be stopped`)
      return
    case 'keep_edits':
      return keepEdits(db, change.draft, change.edits)
    case 'keep_note':
      return keepNote(db, change.id, theCase(caseId), { by: change.by, text: change.text, at })
    case 'keep_contact_note':
      return keepContactNote(db, change.address, change.note, change.by, at)
    case 'keep_dwelling':
      return keepDwellingKey(db, theCase(caseId), change.key)
    case 'correct_fact': {
      const { key, value, by } = change
      return keepStaffFact(db, theCase(caseId), { key, value: JSON.stringify(value), by, at })
    }
    case 'send_again':
      if (!sendAgain(db, change.mail, change.notBefore)) throw new Error(`Mail ${change.mail} was sent again before`)
      return
    case 'event': {
      const id = theCase(caseId)
      return project(db, id, change.event, appendEvent(db, id, change.event, change.actor, at))
    }
    case 'mail':
      return queue(db, caseId, change.mail, sender, at)
    case 'deadline':
      return setDeadline(db, theCase(caseId), change.deadline, change.due, change.rule, change.latest)
    case 'end_deadline':
      return endDeadline(db, theCase(caseId), change.deadline, change.state)
    case 'task':
      return addTask(db, change.task, change.subject, change.runAt)
    case 'task_done':
      return finishTask(db, change.task, change.subject)
  }
}

function queue(
  db: Db,
  caseId: CaseId | null,
  mail: Extract<Change, { kind: 'mail' }>['mail'],
  sender: string,
  at: Instant,
): void {
  const { key, kind, draft, party, messageId, recipient, raw, notBefore, shadowed } = mail
  const row = {
    id: key,
    key,
    kind,
    case_id: caseId,
    draft_id: draft,
    party_id: party,
    message_id: messageId,
    sender: mail.sender ?? sender,
    recipient,
    raw,
    state: shadowed ? ('shadowed' as const) : ('queued' as const),
  }
  enqueue(db, { ...row, not_before: notBefore, created_at: at })
  if (caseId) keepThreadId(db, messageId, caseId, party, 'ours')
}

function theCase(id: CaseId | null): CaseId {
  if (!id) throw new Error('This change needs a case')
  return id
}
