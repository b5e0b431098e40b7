import { parseAddresses, sameAddress } from './addresses.ts'
import type { HeaderField } from './header-block.ts'
import type { HoldReason } from './reasons.ts'
import { isOurs } from './tokens.ts'

/**
 * What in its raw header fields makes a mail unfit as a command, whoever sent it; null when nothing does. A proof speaks of one
 * author and one set of fields: whatever two programs may read in two ways is refused. `staff`: addresses that may be announced
 * beside the author's.
 */
export function headerFault(
  fields: readonly HeaderField[],
  { ours, staff }: { ours: string; staff: readonly string[] },
): HoldReason | null {
  const all = (name: string): readonly string[] => fields.filter((f) => f.name === name).map((f) => f.value)
  if (all('from').length !== 1 || AT_MOST_ONCE.some((name) => all(name).length > 1)) return 'doubled_headers'
  const [from = ''] = all('from')
  if (!PLAIN_AUTHOR.test(from)) return 'odd_sender'
  if (fields.some(({ name }) => name.startsWith('resent-')) || LIST.some((name) => all(name).length > 0))
    return 'forwarded_command'
  if (all('precedence').some((value) => /^(?:bulk|list|junk)\b/i.test(value))) return 'forwarded_command'
  const author = addressIn(from)
  const isHers = (address: string) => sameAddress(address, author)
  const isKnown = (address: string) =>
    isHers(address) || isOurs(address, ours) || staff.some((s) => sameAddress(s, address))
  const announced = (name: string) =>
    all(name)
      .flatMap(parseAddresses)
      .map((a) => a.address)
  return announced('sender').every(isHers) && announced('reply-to').every(isKnown) ? null : 'other_sender'
}

const AT_MOST_ONCE = [
  'date',
  'subject',
  'message-id',
  'to',
  'cc',
  'sender',
  'reply-to',
  'in-reply-to',
  'references',
  'content-type',
  'mime-version',
]
const LIST = ['list-id', 'list-post', 'list-unsubscribe', 'mailing-list', 'x-mailing-list']

/** One address in ASCII, bare or in angle brackets after a name without brackets, comments or the marks of a group. */
const PLAIN_AUTHOR =
  /^(?:(?:"(?:[^"\\]|\\.){0,300}"|[^"<>(),:;@\\]{0,300})\s{0,10}<[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9.-]{1,190}>|[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9.-]{1,190})$/i

const addressIn = (from: string): string => parseAddresses(from)[0]?.address ?? ''
