export type Mail = { to: string; cc: string | null; subject: string; body: string }

/** One plain address; names and lists are not asked for. */
export const isAddress = (text: string): boolean => /^[^\s@<>",;:]+@[^\s@<>",;:]+\.[^\s@<>",;:.]{2,}$/.test(text.trim())

/** What every mail program and browser is known to take in one address. */
export const LONGEST_MAILTO = 1_800

/** `mailto:` with everything in it (RFC 6068). */
export function mailto({ to, cc, subject, body }: Mail): string {
  const fields = { cc: cc ?? '', subject, body: body.replace(/\r?\n/g, '\r\n') }
  const query = Object.entries(fields)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `mailto:${encodeURIComponent(to).replaceAll('%40', '@')}?${query.join('&')}`
}

/** A draft that mail programs open to be completed and sent: no sender, no date, UTF-8. */
export function eml({ to, cc, subject, body }: Mail): string {
  return [
    'X-Unsent: 1',
    `To: ${to}`,
    ...(cc ? [`Cc: ${cc}`] : []),
    `Subject: ${encodedWords(subject)}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    quotedPrintable(body),
    '',
  ].join('\r\n')
}

const utf8 = new TextEncoder()
const hex = (byte: number): string => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`

/** RFC 2047 § 4.2: words of at most 75 characters, none of them cut within a character. */
function encodedWords(text: string): string {
  const line = text.replace(/[\r\n]+/g, ' ')
  if (/^[\x20-\x7e]*$/.test(line)) return line
  const words: string[] = ['']
  for (const character of line) {
    const encoded = character === ' ' ? '_' : /^[A-Za-z0-9]$/.test(character) ? character : bytes(character)
    const last = words.at(-1) ?? ''
    if (last.length + encoded.length > 60) words.push(encoded)
    else words[words.length - 1] = last + encoded
  }
  return words.map((word) => `=?utf-8?Q?${word}?=`).join('\r\n ')
}

const bytes = (text: string): string => [...utf8.encode(text)].map(hex).join('')

/** RFC 2045 § 6.7: lines of at most 76 characters, a space never last. */
function quotedPrintable(text: string): string {
  return text.split(/\r?\n/).map(softLines).join('\r\n')
}

function softLines(line: string): string {
  const lines: string[] = ['']
  const characters = [...line]
  characters.forEach((character, at) => {
    const isLast = at === characters.length - 1
    const plain = /^[\x21-\x3c\x3e-\x7e]$/.test(character) || (/^[ \t]$/.test(character) && !isLast)
    const encoded = plain ? character : bytes(character)
    const last = lines.at(-1) ?? ''
    if (last.length + encoded.length > 75) lines.push(encoded)
    else lines[lines.length - 1] = last + encoded
  })
  return lines.join('=\r\n')
}
