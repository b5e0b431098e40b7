import { simpleParser } from 'mailparser'

/** The HTML part of a mail of our own making, as it stands; empty when there is none. Never show a stranger's. */
export async function htmlPart(raw: Buffer): Promise<string> {
  const { html } = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true, skipTextLinks: true })
  return html || ''
}
