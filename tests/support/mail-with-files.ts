import { AUTHSERV } from './plain-eml.ts'

type WithFiles = {
  from: string
  to: string
  text: string
  date: string
  files: readonly { name: string; mediaType: string; bytes: Buffer }[]
  inReplyTo?: string
}

let serial = 0

/** A mail with files, as its sender's server would hand it to ours. */
export function mailWithFiles({ from, to, text, date, files, inReplyTo }: WithFiles): Buffer {
  serial += 1
  const domain = from.replace(/^.*@([^>]*)>?$/, '$1')
  const parts = files.map(({ name, mediaType, bytes }) =>
    [
      `Content-Type: ${mediaType}`,
      'Content-Transfer-Encoding: base64',
      `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(name)}`,
      '',
      bytes.toString('base64').replace(/.{76}/g, '$&\r\n'),
    ].join('\r\n'),
  )
  const body = [`Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${text}`, ...parts]
  return Buffer.from(
    [
      `Authentication-Results: ${AUTHSERV}; dmarc=pass header.from=${domain}`,
      `From: <${from.replace(/^.*<|>$/g, '')}>`,
      `To: ${to}`,
      'Subject: Pieces',
      `Date: ${new Date(date).toUTCString().replace('GMT', '+0000')}`,
      `Message-ID: <files-${serial}@${domain}>`,
      ...(inReplyTo ? [`In-Reply-To: <${inReplyTo}>`] : []),
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="frontier"',
      '',
      ...body.map((part) => `--frontier\r\n${part}`),
      '--frontier--',
      '',
    ].join('\r\n'),
  )
}
