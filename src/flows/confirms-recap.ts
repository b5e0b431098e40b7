import type { MessageRow } from '../domain/filed-message.ts'
import type { Cents } from '../domain/money.ts'
import type { Side } from '../domain/roles.ts'
import type { ReadAct } from '../reading/contract.ts'
import { isPlainYes } from '../reading/plain-yes.ts'
import { acceptsOnCondition } from '../reading/reserved-yes.ts'
import type { Db } from '../store/database.ts'
import { mailByMessageId } from '../store/outbox.ts'
import type { CaseFile } from './load-case.ts'
import { codesIn, termsCode } from './terms-code.ts'

/** `acts`: those read with some certainty; `offered`: the sum of an offer that it makes. */
type Said = { message: MessageRow; acts: readonly ReadAct[]; offered: Cents | null }

/**
 * Whether a message confirms the recap of the agreement on file: it gives its code; or it gives none, answers or quotes a letter
 * with this very code, and says yes to it and nothing that speaks of something else.
 */
export function confirmsRecap(db: Db, found: CaseFile, { message, acts, offered }: Said): boolean {
  const { agreement } = found.file
  if (!agreement) return false
  const code = termsCode(found.header.ref, agreement)
  const codes = codesIn(message.body.own)
  if (codes.length > 0) return codes.includes(code)
  if (offered !== null && offered !== agreement.amount) return false
  const saysYes = isPlainYes(message.body.own) || isReadAsYes(acts)
  return saysYes && (codesIn(message.body.quoted).includes(code) || codesAnswered(db, found, message).includes(code))
}

const isReadAsYes = (acts: readonly ReadAct[]): boolean =>
  acts.some(({ act }) => act === 'acceptance') &&
  acts.every(({ act }) => BESIDE_A_YES.has(act)) &&
  !acceptsOnCondition(acts)

const BESIDE_A_YES: ReadonlySet<ReadAct['act']> = new Set(['acceptance', 'acknowledgement', 'refund_commitment'])

/** The codes in those letters of the case that the message answers. */
const codesAnswered = (db: Db, { drafts }: CaseFile, { body }: MessageRow): string[] =>
  (body.inReplyTo ?? []).flatMap((id) => {
    const letter = drafts.find((draft) => draft.id === mailByMessageId(db, id)?.draft_id)
    return letter ? codesIn(letter.approved_body ?? letter.letter.body) : []
  })

/** The recap was the last letter to this side, who has not said yes to it yet: a yes is to the agreed sum. */
export const isAskedToConfirm = ({ file: { agreement, sent } }: CaseFile, side: Side): boolean =>
  agreement?.recapSent === true &&
  !agreement.acceptedBy.includes(side) &&
  sent.findLast((letter) => letter.side === side)?.purpose === 'agreement_recap'
