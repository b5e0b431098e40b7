import { decodeWords } from './encoded-words.ts'
import type { MailAddress } from './message.ts'

/**
 * The canonical form: domain in lower-case ASCII (IDNA), local part as written. Null for what we would not write to:
 * control characters, spaces, quoted local parts, no domain (RFC 5321 § 4.1.2, without its rarities).
 */
export function canonicalAddress(text: string): string | null {
  const trimmed = text.trim()
  const at = trimmed.lastIndexOf('@')
  const local = trimmed.slice(0, at)
  if (at < 1 || trimmed.length > 254 || !LOCAL_PART.test(local)) return null
  const domain = asciiDomain(trimmed.slice(at + 1))
  return domain !== null && DOMAIN.test(domain) ? `${local}@${domain}` : null
}

/** WHATWG URL parsing is the platform's IDNA (UTS 46). */
const asciiDomain = (domain: string): string | null =>
  /^[\p{L}\p{N}\p{M}._-]+$/u.test(domain) ? (URL.parse(`http://${domain}`)?.hostname.replace(/\.$/, '') ?? null) : null

const LOCAL_PART = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*\.?$/u
const DOMAIN = /^(?:[a-z0-9_][a-z0-9_-]{0,62}\.)+[a-z0-9-]{2,63}$/

/** One mailbox, whatever the letter case of the local part: no provider in use keeps two apart. */
export function sameAddress(a: string, b: string): boolean {
  const [left, right] = [canonicalAddress(a), canonicalAddress(b)]
  return left !== null && right !== null && lowerCase(left) === lowerCase(right)
}

/** What two addresses of one mailbox share; a key for look-ups. */
export const addressKey = (address: string): string => lowerCase(canonicalAddress(address) ?? address)

/** ASCII alone, as the database compares: in Unicode the Kelvin sign (U+212A) becomes a `k`, and a stranger a mediator. */
const lowerCase = (text: string): string => text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase())

const MOST_ADDRESSES = 500

/**
 * Every mailbox of an address header value, groups opened, comments dropped, encoded words decoded in names only (RFC 5322
 * § 3.4). A group's name, and an entry without a usable address, keep their text as name and `''` as address: seen, never used.
 */
export function parseAddresses(value: string): readonly MailAddress[] {
  return splitMailboxes(value.slice(0, 100_000)).slice(0, MOST_ADDRESSES).map(mailbox)
}

function mailbox(entry: Entry): MailAddress {
  const written = entry.angle ?? entry.bare.split(/\s+/).find((word) => word.includes('@')) ?? ''
  const name = entry.angle === null ? entry.comment : entry.bare || entry.comment
  return { name: clean(decodeWords(name)), address: canonicalAddress(written) ?? '' }
}

const clean = (name: string): string =>
  name
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, 200)

type Entry = { bare: string; comment: string; angle: string | null }

/** One pass over the characters: quoted strings, comments in parentheses, <…>, `group: … ;`. */
function splitMailboxes(value: string): readonly Entry[] {
  const entries: Entry[] = []
  let entry: Entry = { bare: '', comment: '', angle: null }
  let inside: 'text' | 'quote' | 'angle' = 'text'
  let comments = 0
  const close = () => {
    entry.bare = entry.bare.trim()
    if (entry.bare || entry.comment || entry.angle !== null) entries.push(entry)
    entry = { bare: '', comment: '', angle: null }
  }
  for (let i = 0; i < value.length; i++) {
    const char = value.charAt(i)
    if (char === '\\' && (inside === 'quote' || comments > 0)) {
      i++
      if (comments > 0) entry.comment += value.charAt(i)
      else entry.bare += value.charAt(i)
    } else if (comments > 0) {
      comments += char === '(' ? 1 : char === ')' ? -1 : 0
      if (comments > 0) entry.comment += char
    } else if (inside === 'quote') {
      if (char !== '"') entry.bare += char
      else {
        inside = 'text'
        // A quoted local part: its last word alone would be another address.
        if (value.charAt(i + 1) === '@') entry.bare += '"'
      }
    } else if (inside === 'angle') {
      if (char === '>') inside = 'text'
      else entry.angle = (entry.angle ?? '') + char
    } else if (char === '"') inside = 'quote'
    else if (char === '(') comments = 1
    else if (char === '<') {
      inside = 'angle'
      entry.angle = ''
    } else if (char === ',' || char === ';') close()
    else if (char === ':' && entry.angle === null && !entry.bare.includes('@')) {
      entry.angle = ''
      close()
    } else entry.bare += char
  }
  close()
  return entries
}
