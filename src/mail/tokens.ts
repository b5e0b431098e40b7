import { addressKey, canonicalAddress } from './addresses.ts'
import type { ParsedMail } from './message.ts'

/** `mediation@…` and a party's token → `mediation+token@…`, where that party's replies come in. */
export const participantAddress = (ours: string, token: string): string => plus(ours, token)

/** Where a mediator's decision on a draft comes in: `mediation+ok-token@…`. */
export const approvalAddress = (ours: string, token: string): string => plus(ours, `${APPROVAL}${token}`)

/** Where an answer to the receipt of a decision comes in: the same token, for STOP and what else is asked afterwards. */
export const receiptAddress = (ours: string, token: string): string => plus(ours, `${AFTERWARDS}${token}`)

const APPROVAL = 'ok-'
const AFTERWARDS = 're-'

function plus(ours: string, suffix: string): string {
  const address = canonicalAddress(ours)
  if (address === null || !/^[a-z0-9-]{1,60}$/.test(suffix))
    throw new Error('No plus-address can be made of this address and token')
  return address.replace('@', `+${suffix}@`)
}

export type Tokens = { participant: readonly string[]; approval: readonly string[] }

/** Tokens of our plus-addresses among all recipients, in lower case: some servers change the case of a local part. */
export function tokensIn(mail: Pick<ParsedMail, 'to' | 'cc' | 'deliveredTo'>, ours: string): Tokens {
  const [local = '', domain = ''] = addressKey(ours).split('@')
  const addresses = [...mail.to.map((a) => a.address), ...mail.cc.map((a) => a.address), ...mail.deliveredTo]
  const suffixes = addresses.map(addressKey).flatMap((address) => {
    const isOurs = address.startsWith(`${local}+`) && address.endsWith(`@${domain}`)
    return isOurs ? [address.slice(local.length + 1, -domain.length - 1)] : []
  })
  const found = [...new Set(suffixes)].filter((suffix) => /^[a-z0-9-]{1,60}$/.test(suffix))
  return {
    participant: found.filter((suffix) => !isStaffs(suffix)),
    approval: [...new Set(found.filter(isStaffs).map((suffix) => suffix.slice(APPROVAL.length)))],
  }
}

const isStaffs = (suffix: string): boolean => suffix.startsWith(APPROVAL) || suffix.startsWith(AFTERWARDS)

/** True when the mail's only way to us is by one of our addresses, with or without a token. */
export const isOurs = (address: string, ours: string): boolean =>
  addressKey(address).replace(/\+[^@]{0,80}@/, '@') === addressKey(ours)
