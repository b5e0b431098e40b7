/** What mail clients do to a text that is answered: each takes the mail as sent and gives it as it comes back. */

export const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')

/** Quoted lines cut at `width`, each piece with its own mark (Thunderbird, mutt). */
const rewrapped = (text: string, width = 72): string =>
  text
    .split('\n')
    .flatMap((line) => wrap(line, width))
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')

/** Quoted first, then cut by the sending server: continuation lines have no mark. */
const brokenQuote = (text: string, width = 76): string =>
  quoted(text)
    .split('\n')
    .flatMap((line) => wrap(line, width))
    .join('\n')

/** RFC 3676: soft breaks end in a space, lines are space-stuffed. */
const flowed = (text: string): string =>
  text
    .split('\n')
    .flatMap((line) => wrap(line, 66).map((piece, i, all) => `> ${piece}${i < all.length - 1 ? ' ' : ''}`))
    .join('\n')

/** Top-posting without marks, as from Outlook. */
const unmarked = (text: string): string => `De : Médiation Logement\nEnvoyé : mardi 14 avril 2026 09:12\n\n${text}`

const plainTypography = (text: string): string =>
  text
    .replace(/\u00a0/g, ' ')
    .replace(/’/g, "'")
    .replace(/[«»]/g, '"')

/** HTML made text: an empty line after every line, no-break spaces, bullets. */
const fromHtml = (text: string): string =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => line.replace(/^- /, '• ').replace(/ ([:;!?€%])/g, '\u00a0$1'))
    .join('\n\n')

/** HTML made text where paragraphs are only lines. */
const tight = (text: string): string => text.split('\n').filter(Boolean).join('\r\n')

/** Outlook writes out the links that it made. */
const linked = (text: string): string =>
  quoted(text).replace(/\b(anil\.org|justice\.fr|conciliateurs\.fr)/g, '$1<http://$1/>')

const twiceQuoted = (text: string): string => quoted(quoted(text))

export const clients: Record<string, (text: string) => string> = {
  'as it is': (text) => text,
  quoted,
  rewrapped,
  'rewrapped narrow': (text) => rewrapped(text, 40),
  'broken quote': brokenQuote,
  flowed,
  unmarked,
  'plain typography': (text) => plainTypography(quoted(text)),
  'from HTML': fromHtml,
  'tight HTML': tight,
  'twice quoted': twiceQuoted,
  'with links written out': linked,
}

function wrap(line: string, width: number): string[] {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current)
      current = word
    } else current = current === '' ? word : `${current} ${word}`
  }
  return [...lines, current]
}
