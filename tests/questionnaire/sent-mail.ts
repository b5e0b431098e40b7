import { AUTHSERV } from '../support/plain-eml.ts'

/** A draft as its sender's mail program and server send it on: author, date and verdict put above. */
export function sent(
  draft: string | Buffer,
  from: { name: string; address: string },
  on = '2026-04-07T08:00:00Z',
): Buffer {
  const domain = from.address.slice(from.address.indexOf('@') + 1)
  const head = [
    `Authentication-Results: ${AUTHSERV}; dmarc=pass header.from=${domain}`,
    `From: =?utf-8?B?${Buffer.from(from.name).toString('base64')}?= <${from.address}>`,
    `Date: ${new Date(on).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <draft-${from.address}>`,
  ]
  return Buffer.concat([
    Buffer.from(`${head.join('\r\n')}\r\n`),
    Buffer.from(String(draft).replace(/^X-Unsent: 1\r\n/, '')),
  ])
}

/** A text in the other shapes that mail programs give it. */
export const shapes: Record<string, (text: string) => { type: string; body: string }> = {
  'plain, wrapped at 72 columns': (text) => ({ type: 'text/plain', body: wrapped(text, '') }),
  'format=flowed': (text) => ({ type: 'text/plain; format=flowed', body: wrapped(text, ' ') }),
  'HTML only, a div a line': (text) => ({
    type: 'text/html',
    body: `<html><body>${text
      .split('\n')
      .map((line) => `<div>${line === '' ? '<br>' : html(line)}</div>`)
      .join('\n')}</body></html>`,
  }),
  'HTML only, breaks': (text) => ({ type: 'text/html', body: `<p>${html(text).replaceAll('\n', '<br>\n')}</p>` }),
  'HTML only, a real list': (text) => ({
    type: 'text/html',
    body: html(text)
      .replace(/^- (.*)$/gm, '<ul><li>$1</li></ul>')
      .replace(/^(?!<ul>)(.*)$/gm, '<p>$1</p>'),
  }),
  'other spaces and apostrophes': (text) => ({
    type: 'text/plain',
    body: text.replaceAll('\u00a0', ' ').replaceAll("'", '’'),
  }),
}

function wrapped(text: string, soft: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/(.{1,70})(?: |$)/g, (_, part: string) => `${part}${soft}\n`).trimEnd())
    .join('\n')
}

const html = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\u00a0', '&nbsp;')
