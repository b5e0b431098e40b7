import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { simpleParser } from 'mailparser'
import { describe, expect, test } from 'vitest'
import { compiledAhead } from '../../src/adapters/mail-template.ts'
import { neutralTheme } from '../../src/adapters/mail-theme.ts'
import { mjmlRenderer } from '../../src/adapters/mjml-renderer.ts'
import { instant } from '../../src/domain/day.ts'
import type { MailTemplate, OutgoingMail } from '../../src/ports.ts'
import { letterText } from '../../src/writing/letter-text.ts'
import { letterFooter } from '../../src/writing/notice.ts'
import { plainText } from '../../src/writing/plain-text.ts'
import { identity, letterNamed } from '../writing/samples.ts'

const renderer = mjmlRenderer()
const templates: MailTemplate[] = ['letter', 'approval-request', 'digest', 'notice']
const letter = letterNamed('law-reminder-first')
const text = letterText(letter, 'landlord', identity.serviceName)

describe.each(templates)('template %s', (template) => {
  test('is French, has headings in order, and needs nothing from outside', async () => {
    const html = await renderer.html(template, { title: letter.subject, text, footer: letterFooter(identity, null) })
    expect(html).toMatch(/<html[^>]* lang="fr"/)
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html.indexOf('<h1')).toBeLessThan(html.indexOf('<h2'))
    expect(html).not.toMatch(/<img|<script|<link|@import|url\(|<a /i)
    expect(html).not.toMatch(/display:\s*none/)
    expect(html.replace(/xmlns(?::\w+)?="[^"]*"/g, '')).not.toMatch(/https?:/)
    expect(html).not.toMatch(/\{\{|\}\}/)
    for (const table of html.match(/<table\b[^>]*>/g) ?? []) expect(table).toContain('role="presentation"')
  })

  test('shows a hostile text as text', async () => {
    const hostile = '</title><script>alert(1)</script>" onload="x {{{content}}}'
    const html = await renderer.html(template, { title: hostile, text: hostile, footer: hostile })
    expect(html).not.toMatch(/<script|" onload="/)
    expect(html).toContain('&lt;script&gt;')
  })
})

test.each(templates)('%s was compiled from the template that lies beside it', async (template) => {
  const folder = new URL('../../mail-templates/', import.meta.url)
  const file = new URL(`compiled/${template}.html`, folder)
  await expect(compiledAhead(folder, template, neutralTheme)).resolves.toMatchFileSnapshot(fileURLToPath(file))
})

test('another theme is compiled when it is used', async () => {
  const themed = mjmlRenderer({ ...neutralTheme, ink: '#000000' })
  await expect(themed.html('letter', { title: '', text, footer: '' })).resolves.toContain('#000000')
})

test('HTML and text part hold the same words', async () => {
  const html = await renderer.html('letter', { title: '', text, footer: letterFooter(identity, null) })
  const body = html
    .slice(html.indexOf('<body'))
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;/g, "'")
  expect(words(body)).toEqual(words(plainText(text, letterFooter(identity, null)).replace(/^\d+\. /gm, '')))
})

const words = (of: string): string[] => of.match(/[\p{L}\p{N}]+/gu) ?? []

test.each([
  ['ink', 'sheet'],
  ['accent', 'sheet'],
  ['soft', 'sheet'],
  ['soft', 'page'],
  ['darkInk', 'darkSheet'],
  ['darkAccent', 'darkSheet'],
  ['darkSoft', 'darkSheet'],
  ['darkSoft', 'darkPage'],
] as const)('%s on %s has a contrast of 7 : 1 or more', (ink, ground) => {
  const [light = 0, dark = 0] = [luminance(neutralTheme[ink]), luminance(neutralTheme[ground])].sort((a, b) => b - a)
  expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(7)
})

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

describe('check', () => {
  test('passes when all templates compile', async () => expect(await renderer.check()).toMatch(/4 mail templates/))

  test.each([
    ['is missing', null],
    ['does not compile', '<mjml><mj-body><mj-nothing /></mj-body></mjml>'],
    [
      'has an unknown slot',
      '<mjml><mj-body><mj-section><mj-column><mj-text>{{other}}</mj-text></mj-column></mj-section></mj-body></mjml>',
    ],
  ])('names the file that %s', async (_, source) => {
    const folder = await mkdtemp(join(tmpdir(), 'templates-'))
    try {
      await writeFile(join(folder, 'head.mjml'), '')
      if (source !== null) await writeFile(join(folder, 'letter.mjml'), source)
      await expect(
        mjmlRenderer(neutralTheme, pathToFileURL(`${folder}/`)).html('letter', { title: '', text: '', footer: '' }),
      ).rejects.toThrow('letter.mjml')
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe('bytes', () => {
  const mail: OutgoingMail = {
    from: { name: 'Médiation Logement', address: identity.mailAddress },
    to: { name: 'Gérard Maillot', address: 'gerard.maillot52@free.example' },
    replyTo: { name: 'Médiation Logement', address: 'mediation+abc@mediation-logement.example' },
    subject: letter.subject,
    messageId: 'k7q4@mediation-logement.example',
    inReplyTo: 'first@free.example',
    references: ['zero@free.example', 'first@free.example'],
    date: instant('2026-04-14T08:00:00Z'),
    autoSubmitted: null,
    text: plainText(text, letterFooter(identity, null)),
    html: '<p>Bonjour</p>',
    attachments: [{ name: 'dossier n° 1.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF') }],
  }

  test('the same mail gives the same bytes, another id another boundary', async () => {
    expect((await renderer.bytes(mail)).equals(await renderer.bytes(mail))).toBe(true)
    const boundary = async (m: OutgoingMail) => /boundary="([^"]+)"/.exec((await renderer.bytes(m)).toString())?.[1]
    expect(await boundary(mail)).not.toBe(await boundary({ ...mail, messageId: 'x@y.example' }))
  })

  test('a reader gets back every part and header', async () => {
    const raw = await renderer.bytes(mail)
    const read = await simpleParser(raw, { skipHtmlToText: true })
    expect(read.subject).toBe(mail.subject)
    expect(read.messageId).toBe(`<${mail.messageId}>`)
    expect(read.inReplyTo).toBe(`<${mail.inReplyTo}>`)
    expect(read.references).toEqual(mail.references.map((id) => `<${id}>`))
    expect(read.replyTo?.value[0]?.address).toBe(mail.replyTo.address)
    expect(read.date?.toISOString()).toBe(mail.date)
    expect(read.text?.trimEnd()).toBe(mail.text.trimEnd())
    expect(read.html).toContain('<p>Bonjour</p>')
    expect(read.attachments[0]?.filename).toBe('dossier n° 1.pdf')
    expect(read.headers.get('content-language')).toBe('fr')
    expect(read.headers.has('auto-submitted')).toBe(false)
  })

  test('lines end in CRLF and none is longer than RFC 5322 allows', async () => {
    const raw = (await renderer.bytes({ ...mail, html: 'x'.repeat(5_000) })).toString('latin1')
    expect(raw.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/)
    for (const line of raw.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998)
  })

  test('automatic mail says so', async () => {
    expect((await renderer.bytes({ ...mail, autoSubmitted: 'auto-replied' })).toString()).toMatch(
      /^Auto-Submitted: auto-replied\r$/m,
    )
  })

  test.each<[string, Partial<OutgoingMail>]>([
    ['a subject', { subject: 'Bonjour\r\nBcc: evil@x.example' }],
    ['a name', { to: { name: 'G\r\nBcc: evil@x.example', address: 'g@free.example' } }],
    ['a quoted name', { to: { name: '"G" <evil@x.example>,', address: 'g@free.example' } }],
    ['an id that it answers', { inReplyTo: 'a@b>\r\nBcc: evil@x.example' }],
    ['a reference', { references: ['a@b>\r\nBcc: evil@x.example', 'ok@x.example'] }],
    [
      'the name of a file',
      { attachments: [{ name: 'a"\r\nBcc: evil@x.example', mediaType: 'application/pdf', bytes: Buffer.from('') }] },
    ],
  ])('%s can add neither a header nor a recipient', async (_, part) => {
    const raw = await renderer.bytes({ ...mail, ...part })
    const read = await simpleParser(raw)
    expect(raw.toString()).not.toMatch(/^bcc:/im)
    expect([read.to].flat().flatMap((to) => to?.value ?? [])).toHaveLength(1)
    expect(read.bcc).toBeUndefined()
  })

  test.each([
    '',
    'x',
    'a@b@c.example',
    'a b@c.example',
    'a@c.example, d@c.example',
    'a@c.example\r\nBcc: d@c.example',
    '"a"@c.example',
    '<a@c.example>',
    'a@exämple.example',
  ])('no mail is made for what is not one plain address: %j', async (address) => {
    await expect(renderer.bytes({ ...mail, to: { name: '', address } })).rejects.toThrow('Not a plain mail address')
  })
})
