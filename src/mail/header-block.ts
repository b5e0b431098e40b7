/** One header field as it stands in the raw mail: name in lower case, value unfolded, nothing decoded. */
export type HeaderField = { name: string; value: string }

/**
 * Where the header block ends, and its text. Bytes that are not UTF-8 are read as windows-1252, the commonest mistake of
 * senders. A leading mbox line (`From `) is left out.
 */
export function headerBlock(raw: Buffer): { text: string; bodyAt: number } {
  // An empty line ends the block however its line ends are mixed: a mail that smuggles another one in mixes them.
  const crlf = raw.indexOf('\n\r\n')
  const lf = raw.indexOf('\n\n')
  const [end, bodyAt] =
    crlf >= 0 && (lf < 0 || crlf < lf) ? [crlf, crlf + 3] : lf >= 0 ? [lf, lf + 2] : [raw.length, raw.length]
  const text = decodeBytes(raw.subarray(0, end)).replace(/\r$/, '')
  return { text: text.replace(/^>?From [^\n]*\n/, ''), bodyAt }
}

/** Fields in order of appearance; lines that are neither a field nor a continuation are left out (RFC 5322 § 2.2). */
export function headerFields(block: string): readonly HeaderField[] {
  const fields: { name: string; parts: string[] }[] = []
  for (const line of block.split(/\r?\n/)) {
    if (line[0] === ' ' || line[0] === '\t') fields.at(-1)?.parts.push(line)
    else {
      const colon = line.indexOf(':')
      const name = line.slice(0, colon).trimEnd().toLowerCase()
      if (colon > 0 && FIELD_NAME.test(name)) fields.push({ name, parts: [line.slice(colon + 1)] })
    }
  }
  return fields.map(({ name, parts }) => ({ name, value: parts.join('').trim() }))
}

const FIELD_NAME = /^[!-9;-~]{1,100}$/

export function decodeBytes(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8: the only failure that `fatal` reports.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
