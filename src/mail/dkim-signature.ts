/**
 * True when this domain signed the mail and every such signature leaves open what a command consists of: its author, subject,
 * date or recipient, or the end of its body (`l=`). Such a mail can be sent again to somebody else, or with more words, and still
 * passes. `values`: DKIM-Signature fields (RFC 6376 § 3.5); whether they verify is for the receiving server to say.
 */
export function openSignature(values: readonly string[], domain: string): boolean {
  const own = signaturesOf(values, domain)
  return own.length > 0 && own.every((tags) => tags.has('l') || !coversCommand(tags.get('h') ?? ''))
}

/** When this domain signed the mail (`t=`), in milliseconds since 1970; what a signature does not say is left out. */
export const signedAt = (values: readonly string[], domain: string): readonly number[] =>
  signaturesOf(values, domain)
    .map((tags) => tags.get('t') ?? '')
    .filter((time) => /^\d{1,11}$/.test(time))
    .map((time) => Number(time) * 1000)

type Tags = ReadonlyMap<string, string>

const signaturesOf = (values: readonly string[], domain: string): readonly Tags[] =>
  values.map(tagsOf).filter((tags) => tags.get('d')?.toLowerCase() === domain)

/** `h=`: the names of the signed fields, separated by colons. */
function coversCommand(signed: string): boolean {
  const names = signed.toLowerCase().split(/[:\s]+/)
  return ['from', 'to', 'subject', 'date', 'message-id'].every((name) => names.includes(name))
}

const tagsOf = (value: string): Tags =>
  new Map(
    value
      .slice(0, 10_000)
      .split(';')
      .map((tag) => tag.split('='))
      .map(([name = '', ...rest]) => [name.trim().toLowerCase(), rest.join('=').trim()] as const),
  )
