import type { ParsedMail as MailparserMail, SimpleParserOptions } from 'mailparser'

export type BodyPart = { name: string; mediaType: string; content: Buffer }
export type Body = { text: string | null; html: string | null; parts: readonly BodyPart[] }

/**
 * The MIME tree of a mail, or why it could not be read. mailparser's own limits hold (1,000 parts, header blocks of 1 MB a
 * part); its HTML to text is never used (305 s on 5 MB of unclosed `div`).
 */
export async function mimeBody(raw: Buffer): Promise<Body | { unreadable: string }> {
  const { simpleParser } = await import('mailparser')
  try {
    const mail = (await simpleParser(raw, options as SimpleParserOptions)) as MailparserMail
    return {
      text: mail.text ?? null,
      html: mail.html || null,
      parts: mail.attachments.map((part) => ({
        name: part.filename ?? '',
        mediaType: (part.contentType ?? 'application/octet-stream').toLowerCase(),
        content: part.content,
      })),
    }
  } catch (error) {
    // The sender's bytes made the parser give up: a state of this mail, not a fault of ours.
    return { unreadable: error instanceof Error ? error.message.slice(0, 200) : 'MIME structure refused' }
  }
}

const options = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipImageLinks: true,
  keepCidLinks: true,
  keepDeliveryStatus: true,
  ignoreEmbedded: true,
  maxHtmlLengthToParse: 200_000,
  checksumAlgo: 'sha256',
}
