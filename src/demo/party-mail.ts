import { mailBytes } from '../adapters/mail-bytes.ts'
import type { Instant } from '../domain/day.ts'

export type PartyMail = {
  from: { name: string; address: string }
  to: readonly { name: string; address: string }[]
  cc: readonly { name: string; address: string }[]
  subject: string
  text: string
  at: Instant
  messageId: string
  inReplyTo: string | null
  references: readonly string[]
  attachments: readonly string[]
}

/**
 * A person's mail as the receiving server would store it: composed like any mail, with the server's verdict on the
 * sender on top.
 */
export async function partyMail(mail: PartyMail, authservId: string): Promise<Buffer> {
  const { from, to, cc, subject, text, at, messageId, inReplyTo, references } = mail
  const [first = from, ...others] = to
  const composed = await mailBytes({
    from,
    to: first,
    replyTo: from,
    subject,
    messageId,
    inReplyTo,
    references,
    date: at,
    autoSubmitted: null,
    text,
    html: `<html lang="fr"><body>${text.split('\n').map(escaped).join('<br>\n')}</body></html>`,
    attachments: mail.attachments.map((name) => ({ name, mediaType: 'application/pdf', bytes: placeholderPdf(name) })),
  })
  const copies = [
    ...others.map((p) => `To: ${p.address}`),
    ...(cc.length > 0 ? [`Cc: ${cc.map((p) => p.address).join(', ')}`] : []),
  ]
  const verdict = `Authentication-Results: ${authservId}; dmarc=pass header.from=${from.address.split('@')[1]}`
  return Buffer.concat([Buffer.from(`${[verdict, ...copies].join('\r\n')}\r\n`), composed])
}

const escaped = (line: string): string => line.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** A one-page PDF that says what it stands for. */
function placeholderPdf(name: string): Buffer {
  const line = `BT /F1 14 Tf 60 760 Td (Piece de demonstration : ${name.replace(/[^\x20-\x7e]|[()\\]/g, '_')}) Tj ET`
  return Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>endobj
4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
5 0 obj<</Length ${line.length}>>stream
${line}
endstream endobj
trailer<</Root 1 0 R>>
`)
}
