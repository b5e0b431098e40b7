import { addressKey } from '../mail/addresses.ts'
import type { HoldReason } from '../mail/reasons.ts'
import { tokensIn } from '../mail/tokens.ts'
import { type DraftRow, draftById, tokenRow } from '../store/drafts.ts'
import { type ListToken, listToken } from '../store/list-tokens.ts'
import type { Letter } from '../writing/letter.ts'
import type { Judged } from './judge-mail.ts'
import { hashToken } from './tokens.ts'
import type { World } from './world.ts'

/** What the one token in a mail gives its writer power over. `used`, `expired`: only questions and STOP are left. */
export type Grant =
  | { kind: 'letter'; draft: DraftRow<Letter>; tokenSha256: string; token: string; used: boolean; expired: boolean }
  | { kind: 'list'; list: ListToken; token: string; expired: boolean }

/** A token serves the one person to whom we sent it; two of them in one mail serve nobody. */
export function grantIn(world: World, judged: Judged, by: string): Grant | HoldReason {
  const [token, ...more] = tokensIn(judged.mail, world.settings.mailAddress).approval
  if (!token || more.length > 0) return 'wrong_token'
  const tokenSha256 = hashToken(token)
  const now = world.clock.now()
  const row = tokenRow(world.db, tokenSha256)
  const draft = row ? draftById<Letter>(world.db, row.draft_id) : null
  if (row && draft)
    return addressKey(row.mediator) === addressKey(by)
      ? { kind: 'letter', draft, tokenSha256, token, used: row.used_at !== null, expired: row.expires_at < now }
      : 'wrong_token'
  const list = listToken(world.db, tokenSha256)
  if (!list || addressKey(list.recipient) !== addressKey(by)) return 'wrong_token'
  return { kind: 'list', list, token, expired: list.expires_at < now }
}
