/** Bytes as mail programs write them: headers in encoded words, three transfer encodings, multiparts. */

export type Encoding = 'quoted-printable' | 'base64' | '8bit'
export type Part = { headers: readonly string[]; body: Buffer }

export const field = (name: string, value: string): string => `${name}: ${value}`

/** RFC 2047, cut into words of at most 75 characters; plain ASCII stays as it is. */
export function encodedWords(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  const words: string[] = ['']
  for (const char of text) {
    const longer = `${words.at(-1)}${char}`
    if (Buffer.byteLength(longer) > 42) words.push(char)
    else words[words.length - 1] = longer
  }
  return words.map((word) => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ')
}

/** `Nadia Benali <nadia@…>` → the same with an encoded or quoted name. */
export function encodedAddress(text: string): string {
  const found = /^"?(.*?)"?\s*<([^>]+)>$/.exec(text)
  if (!found) return text
  const [, name = '', address = ''] = found
  if (!/^[\x20-\x7e]*$/.test(name)) return `${encodedWords(name)} <${address}>`
  return /^[\w .'-]*$/.test(name) ? `${name} <${address}>` : `"${name}" <${address}>`
}

export function textPart(type: 'plain' | 'html', text: string, encoding: Encoding, flowed = false): Part {
  const latin = encoding === '8bit' && [...text].every((char) => char <= '\u00ff')
  const charset = latin ? 'iso-8859-1' : 'utf-8'
  const bytes = Buffer.from(text.replace(/\r?\n/g, '\r\n'), latin ? 'latin1' : 'utf8')
  return {
    headers: [
      field('Content-Type', `text/${type}; charset=${charset}${flowed ? '; format=flowed' : ''}`),
      field('Content-Transfer-Encoding', encoding),
    ],
    body: encoded(bytes, encoding),
  }
}

export const filePart = (name: string, mediaType: string, bytes: Buffer): Part => ({
  headers: [
    field('Content-Type', `${mediaType}; name="${encodedWords(name)}"`),
    field('Content-Disposition', `attachment; filename*=utf-8''${encodeURIComponent(name)}`),
    field('Content-Transfer-Encoding', 'base64'),
  ],
  body: encoded(bytes, 'base64'),
})

/** Parts under one boundary; a single part stays alone. */
export function multipart(subtype: string, parts: readonly Part[], boundary: string): Part {
  const [only] = parts
  if (only && parts.length === 1 && !subtype.startsWith('report')) return only
  const chunks = parts.flatMap((part) => [
    Buffer.from(`--${boundary}\r\n${part.headers.join('\r\n')}\r\n\r\n`),
    part.body,
    Buffer.from('\r\n'),
  ])
  return {
    headers: [field('Content-Type', `multipart/${subtype}; boundary="${boundary}"`)],
    body: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
  }
}

export const message = (headers: readonly string[], part: Part): Buffer =>
  Buffer.concat([Buffer.from(`${[...headers, 'MIME-Version: 1.0', ...part.headers].join('\r\n')}\r\n\r\n`), part.body])

function encoded(bytes: Buffer, encoding: Encoding): Buffer {
  if (encoding === '8bit') return bytes
  if (encoding === 'base64') return Buffer.from((bytes.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n'))
  return Buffer.from(bytes.toString('latin1').split('\r\n').map(quotedPrintable).join('\r\n'))
}

function quotedPrintable(line: string): string {
  const units = [...line].map((char) =>
    /[\x21-\x3c\x3e-\x7e \t]/.test(char) ? char : `=${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
  const last = units.at(-1)
  if (last === ' ' || last === '\t') units[units.length - 1] = last === ' ' ? '=20' : '=09'
  const lines = ['']
  for (const unit of units) {
    if ((lines.at(-1) ?? '').length + unit.length > 75) lines.push('')
    lines[lines.length - 1] += unit
  }
  return lines.join('=\r\n')
}
