import { parisDay } from '../domain/day.ts'
import type { Change, Decision } from '../domain/decision.ts'
import { addressKey } from '../mail/addresses.ts'
import { allowsEdit, orderIn } from '../mail/mediator-reply.ts'
import { lineKey } from '../mail/own-words.ts'
import type { HoldReason } from '../mail/reasons.ts'
import { tokensIn } from '../mail/tokens.ts'
import { type DraftRow, draftById, type TokenRow, tokenRow } from '../store/drafts.ts'
import type { CommandResult } from '../writing/command-receipt.ts'
import { difference } from '../writing/difference.ts'
import { editedText, outsideMarkers } from '../writing/edited-text.ts'
import { lostFigures } from '../writing/figures.ts'
import type { Letter } from '../writing/letter.ts'
import { approve, postpone, refuse, type Stale } from './decide-draft.ts'
import type { Judged } from './judge-mail.ts'
import { type CaseFile, loadCase } from './load-case.ts'
import { messageRow } from './message-row.ts'
import { isMediator } from './people.ts'
import { postponeDay } from './postpone-day.ts'
import { commandReceipt } from './service-mails.ts'
import { setAside } from './set-aside.ts'
import { hashToken } from './tokens.ts'
import type { World } from './world.ts'

/** A proven right to decide one draft. */
type Warrant = { token: TokenRow; tokenSha256: string; draft: DraftRow<Letter>; by: string }

/**
 * A mail from a mediator's address. Whoever it claims to be, nothing is done unless the address is proven well enough for
 * commands and the mail carries the one-time token of one draft. Each refusal is held under its name; only a proven
 * mediator is told.
 */
export async function hearMediator(world: World, judged: Judged): Promise<Decision> {
  const warrant = warrantOf(world, judged)
  if (typeof warrant === 'string') return turnDown(world, judged, warrant)
  const found = loadCase(world.db, warrant.draft.case_id)
  const { result, changes } = await carryOut(world, judged, found, warrant)
  const row = messageRow(world, judged, {
    fate: 'command',
    match: 'approval_token',
    case_id: found.header.id,
    reason: result.kind,
  })
  const receipt = await commandReceipt(world, { judged, to: warrant.by, found, draft: warrant.draft, result })
  return {
    caseId: found.header.id,
    basedOn: found.lastEvent,
    changes: [{ kind: 'file_message', row }, ...changes, { kind: 'mail', mail: receipt }],
  }
}

/** The right to decide, or the reason why there is none. */
function warrantOf(world: World, judged: Judged): Warrant | HoldReason {
  const { mail, authenticity, automatic } = judged
  const by = mail.from[0]?.address ?? ''
  if (automatic.kind !== 'no') return 'automatic_approval'
  if (!isMediator(world, by)) return 'not_staff'
  if (!authenticity.fitForCommands || addressKey(authenticity.address ?? '') !== addressKey(by))
    return 'authentication_failed'
  const [token, ...more] = tokensIn(mail, world.settings.mailAddress).approval
  if (!token || more.length > 0) return 'wrong_token'
  const tokenSha256 = hashToken(token)
  const row = tokenRow(world.db, tokenSha256)
  const draft = row ? draftById<Letter>(world.db, row.draft_id) : null
  if (!row || !draft || addressKey(row.mediator) !== addressKey(by)) return 'wrong_token'
  if (row.used_at) return 'used_token'
  if (row.expires_at < world.clock.now()) return 'expired_token'
  return { token: row, tokenSha256, draft, by }
}

type Outcome = { result: CommandResult; changes: readonly Change[] }

async function carryOut(world: World, judged: Judged, found: CaseFile, warrant: Warrant): Promise<Outcome> {
  const { draft, by, tokenSha256 } = warrant
  if (draft.state !== 'proposed') return tooLate('not_open')
  const words = aboutTheLetter(judged)
  const sender = judged.mail.from.map((person) => `${person.name} ${person.address}`).join(' ')
  const order = orderIn(words, sender)
  const edited = editedText(judged.mail.text, draft.letter.body)
  const used: Change = { kind: 'use_token', tokenSha256 }
  if (order.kind === 'refuse')
    return {
      result: { kind: 'refused', reason: order.reason || null },
      changes: [used, ...refuse(world, found, draft, by, order.reason)],
    }
  if (order.kind === 'postpone') {
    const until = postponeDay(order.until, parisDay(world.clock.now()))
    if (!until) return nothing('je n’ai pas compris jusqu’à quand attendre.')
    return { result: { kind: 'postponed', until }, changes: [used, ...postpone(world, found, draft, by, until)] }
  }
  if (edited.kind === 'broken') return nothing('les deux lignes === qui entourent la lettre manquent ou sont coupées.')
  if (edited.kind === 'edited') {
    if (!allowsEdit(words, sender))
      return nothing('vos mots hors de la lettre modifiée peuvent la retenir. Renvoyez-la avec OK, sans autre mot.')
    const lost = order.kind === 'approve' ? [] : lostFigures(draft.letter.body, edited.body)
    if (lost.length > 0)
      return nothing(
        'des chiffres de la lettre ont disparu, peut-être à cause de votre logiciel de courriel. Si c’est voulu, renvoyez-la avec OK au-dessus.',
        lost,
      )
    return send(world, found, warrant, edited.body)
  }
  if (order.kind === 'approve') return send(world, found, warrant, null)
  return nothing('je n’ai pas compris votre réponse. Un OK doit être seul sur sa ligne, sans réserve.')
}

/** The mediator's own words that do not stand between the markers. */
function aboutTheLetter({ mail, words }: Judged): string {
  const outside = new Set(outsideMarkers(mail.text).map(lineKey))
  return words.visible
    .split('\n')
    .filter((line) => outside.has(lineKey(line)))
    .join('\n')
}

async function send(
  world: World,
  found: CaseFile,
  { draft, by, tokenSha256 }: Warrant,
  body: string | null,
): Promise<Outcome> {
  const approval = await approve(world, found, draft, by, body)
  switch (approval.kind) {
    case 'stale':
      return { ...tooLate(approval.why), changes: [weighAgain(world, found)] }
    case 'faulty':
      return nothing('le texte contient ce qui ne peut pas partir.', approval.faults.blocking)
    case 'approved': {
      const recipients = draft.recipients.map((r) => `${r.name} <${r.address}>`)
      const changes: Change[] = [{ kind: 'use_token', tokenSha256 }, ...approval.changes]
      if (body === null) return { result: { kind: 'approved', recipients, sendsFrom: SENDS_FROM }, changes }
      const diff = difference(draft.letter.body, body)
      return { result: { kind: 'edited', recipients, sendsFrom: SENDS_FROM, difference: diff, warnings: [] }, changes }
    }
  }
}

const weighAgain = (world: World, found: CaseFile): Change => ({
  kind: 'task',
  task: 'weigh_case',
  subject: found.header.id,
  runAt: world.clock.now(),
})

const SENDS_FROM = 'tout de suite'

const staleText: Record<Stale, string> = {
  not_open: 'cette lettre n’attend plus de réponse.',
  case_changed: 'le dossier a changé depuis. Une nouvelle lettre vous est proposée.',
  recipients_changed: 'les destinataires ont changé depuis. Une nouvelle lettre vous est proposée.',
}

const tooLate = (why: Stale): Outcome => ({ result: { kind: 'too_late', why: staleText[why] }, changes: [] })

const nothing = (why: string, warnings: readonly string[] = []): Outcome => ({
  result: { kind: 'not_done', why, warnings },
  changes: [],
})

/** Silent to a stranger; a proven mediator hears why nothing was done. */
async function turnDown(world: World, judged: Judged, reason: HoldReason): Promise<Decision> {
  const decision = await setAside(world, judged, reason)
  const by = judged.mail.from[0]?.address ?? ''
  const proven = judged.authenticity.fitForCommands && isMediator(world, by) && judged.automatic.kind === 'no'
  if (!proven) return decision
  const result: CommandResult = {
    kind: 'not_done',
    why: turnedDown[reason] ?? 'cette réponse ne peut pas être acceptée.',
    warnings: [],
  }
  const receipt = await commandReceipt(world, { judged, to: by, found: null, draft: null, result })
  return { ...decision, changes: [...decision.changes, { kind: 'mail', mail: receipt }] }
}

const turnedDown: Partial<Record<HoldReason, string>> = {
  wrong_token: 'votre message ne répond à aucune lettre à approuver. Répondez au courriel d’approbation lui-même.',
  used_token: 'cette lettre a déjà reçu une réponse.',
  expired_token: 'le délai pour répondre est passé. Une nouvelle lettre vous sera proposée.',
}
