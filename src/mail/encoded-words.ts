/**
 * RFC 2047 encoded words → text. What cannot be decoded stays as written. Neighbouring words of one charset are joined as
 * bytes first: many senders cut a character in two.
 */
export function decodeWords(value: string): string {
  return value.includes('=?') ? value.replace(RUN, decodeRun) : value
}

const RUN = /=\?[^?\s]{1,60}\?[bq]\?[^?]{0,4000}\?=(?:[ \t]{0,100}=\?[^?\s]{1,60}\?[bq]\?[^?]{0,4000}\?=)*/gi
const WORD = /=\?([^?\s*]{1,40})(?:\*[^?\s]{0,20})?\?([bq])\?([^?]{0,4000})\?=/gi

function decodeRun(run: string): string {
  const words: { charset: string; bytes: Buffer; source: string }[] = []
  for (const [source, charset = '', encoding, text = ''] of run.matchAll(WORD)) {
    const bytes = encoding === 'b' || encoding === 'B' ? Buffer.from(text, 'base64') : fromQ(text)
    const last = words.at(-1)
    if (last?.charset === charset.toLowerCase()) last.bytes = Buffer.concat([last.bytes, bytes])
    else words.push({ charset: charset.toLowerCase(), bytes, source })
  }
  return words.length === 0
    ? run
    : words.map(({ charset, bytes, source }) => decoded(bytes, charset) ?? source).join('')
}

const fromQ = (text: string): Buffer =>
  Buffer.from(
    text
      .replace(/_/g, ' ')
      .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

function decoded(bytes: Buffer, charset: string): string | null {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    // An unknown charset label is the sender's mistake.
    return null
  }
}
