import type { Delivery } from '../ports.ts'

/** What nodemailer tells of a failure; `responseCode` and `response` only when the server itself answered. */
export type SmtpFailure = {
  message: string
  code?: string | undefined
  responseCode?: number | undefined
  response?: string | undefined
}

/** Replies that concern our account, not this mail (RFC 4954 § 6). */
const OUR_LOGIN = new Set([530, 534, 535, 538])
const LONGEST = 500

/**
 * The server's own verdict where it gave one: a 4xx or 5xx reply means that it did not take the mail, even after the
 * content. Without a verdict all depends on whether any content was handed over (`begun`).
 */
export function failedDelivery(failure: SmtpFailure, begun: boolean): Delivery {
  const response = oneLine(failure.response ?? failure.message)
  const code = failure.responseCode ?? (tooLarge(failure, begun) ? 552 : 0)
  if (code >= 500 && !OUR_LOGIN.has(code)) return { kind: 'refused', code, response }
  if (code >= 400 || !begun) return { kind: 'try_later', response }
  return { kind: 'unknown', response }
}

/** The mail is over the limit that the server announced, so nodemailer did not even begin. */
const tooLarge = (failure: SmtpFailure, begun: boolean): boolean => failure.code === 'EMESSAGE' && !begun

export const oneLine = (text: string): string => text.slice(0, LONGEST).replaceAll(/\s+/g, ' ').trim()
