/**
 * Whether a server's refusal means that the recipient's address itself does not work. Its enhanced status code decides where
 * there is one (RFC 3463 § 3.2: X.1.x, but 7 and 8 are about the sender), else 550, 551 and 553 (RFC 5321 § 4.2.3).
 */
export function refusesAddress(code: number, response: string): boolean {
  const [, subject, detail = ''] = /^\d{3}[ -]5\.(\d{1,3})\.(\d{1,3})\b/.exec(response) ?? []
  if (subject !== undefined) return subject === '1' && !['7', '8'].includes(detail)
  return code === 550 || code === 551 || code === 553
}
