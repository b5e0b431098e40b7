import { addressKey, canonicalAddress } from './addresses.ts'
import type { ParsedMail } from './message.ts'

/** `mediation@…` and a party's token → `mediation+token@…`, where that party's replies come in. */
export const participantAddress = (ours: string, token: string): string => plus(ours, token)

/** Where a mediator's decision on a draft comes in: `mediation+ok-token@…`. */
export const approvalAddress = (ours: string, token: string): string => plus(ours, `${APPROVAL}${token}`)

/** Where an answer to the receipt of a decision comes in: the same token, for STOP and what else is asked afterwards. */
export const receiptAddress = (ours: string, token: string): string => plus(ours, `${AFTERWARDS}${token}`)

/** Where a mail system reports on the one mail with this Message-ID: its envelope sender. */
export const bounceAddress = (ours: string, messageId: string): string =>
  plus(ours, `${REPORT}${messageId.split('@')[0]}`)

/** Where an answer to the numbered lines of a recap comes in. */
export const recapAddress = (ours: string, token: string): string => plus(ours, `${RECAP}${token}`)

const APPROVAL = 'ok-'
const AFTERWARDS = 're-'
const REPORT = 'b-'
const RECAP = 'n-'

function plus(ours: string, suffix: string): string {
  const address = canonicalAddress(ours)
  if (address === null || !/^[a-z0-9-]{1,60}$/.test(suffix))
    throw new Error('No plus-address can be made of this address and token')
  return address.replace('@', `+${suffix}@`)
}

export type Tokens = { participant: readonly string[]; approval: readonly string[] }

type Addressed = Pick<ParsedMail, 'to' | 'cc' | 'deliveredTo'>

/** Tokens of our plus-addresses among all recipients, in lower case: some servers change the case of a local part. */
export function tokensIn(mail: Addressed, ours: string): Tokens {
  const found = suffixesIn(mail, ours)
  return {
    participant: found.filter((suffix) => !isStaffs(suffix) && !suffix.startsWith(REPORT) && !suffix.startsWith(RECAP)),
    approval: [...new Set(found.filter(isStaffs).map((suffix) => suffix.slice(APPROVAL.length)))],
  }
}

/** Tokens of recaps among all recipients. */
export const listTokensIn = (mail: Addressed, ours: string): readonly string[] =>
  suffixesIn(mail, ours)
    .filter((suffix) => suffix.startsWith(RECAP))
    .map((suffix) => suffix.slice(RECAP.length))

/** Message-IDs of the mails of ours to whose envelope sender this one was sent. */
export const reportedIds = (mail: Addressed, ours: string): readonly string[] =>
  suffixesIn(mail, ours)
    .filter((suffix) => suffix.startsWith(REPORT))
    .map((suffix) => `${suffix.slice(REPORT.length)}@${ours.split('@')[1]}`)

function suffixesIn(mail: Addressed, ours: string): readonly string[] {
  const [local = '', domain = ''] = addressKey(ours).split('@')
  const addresses = [...mail.to.map((a) => a.address), ...mail.cc.map((a) => a.address), ...mail.deliveredTo]
  const suffixes = addresses.map(addressKey).flatMap((address) => {
    const isOurs = address.startsWith(`${local}+`) && address.endsWith(`@${domain}`)
    return isOurs ? [address.slice(local.length + 1, -domain.length - 1)] : []
  })
  return [...new Set(suffixes)].filter((suffix) => /^[a-z0-9-]{1,60}$/.test(suffix))
}

const isStaffs = (suffix: string): boolean => suffix.startsWith(APPROVAL) || suffix.startsWith(AFTERWARDS)

/** True when the mail's only way to us is by one of our addresses, with or without a token. */
export const isOurs = (address: string, ours: string): boolean =>
  addressKey(address).replace(/\+[^@]{0,80}@/, '@') === addressKey(ours)
