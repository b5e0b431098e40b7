import { inflateSync } from 'node:zlib'

/** A page scanned in colour at 300 dpi unpacks to 26 MB. */
const MOST_OF_ONE = 64_000_000
const MOST_OF_ALL = 256_000_000

/**
 * Whether the packed streams of a PDF unpack to more than a small machine should hold, or hold packed streams once more.
 * Looked at before any reader gets the file.
 */
export function unpacksTooLarge(pdf: Buffer): boolean {
  if (/\/(?:LZWDecode|LZW|RunLengthDecode|RL)\b/.test(pdf.toString('latin1'))) return true
  let all = 0
  for (let at = pdf.indexOf('stream'); at >= 0; at = pdf.indexOf('stream', at + 6)) {
    const from = at + 6 + (pdf[at + 6] === 0x0d ? 2 : 1)
    if (!isPacked(pdf, from)) continue
    const size = unpackedSize(pdf.subarray(from))
    if (size === null) return true
    all += size
    if (all > MOST_OF_ALL) return true
  }
  return false
}

/** The two bytes of a zlib header (RFC 1950). */
const isPacked = (bytes: Buffer, at: number): boolean =>
  at + 1 < bytes.length && ((bytes[at] ?? 0) & 0x0f) === 8 && bytes.readUInt16BE(at) % 31 === 0

/** Null when it is too much; 0 for what is no packed data after all. */
function unpackedSize(bytes: Buffer): number | null {
  try {
    const data = inflateSync(bytes, { maxOutputLength: MOST_OF_ONE })
    return isPacked(data, 0) ? null : data.length
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? null : 0
  }
}
