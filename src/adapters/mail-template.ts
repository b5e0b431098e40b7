import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { MailTemplate } from '../ports.ts'
import type { MailTheme } from './mail-theme.ts'

/**
 * A template as HTML with slots. MJML takes up to a second and 100 MB to load (measured), so the templates are compiled ahead
 * (`npm run letters:templates`); one that was changed since, or has another theme, is compiled here.
 */
export async function templateHtml(folder: URL, template: MailTemplate, theme: MailTheme): Promise<string> {
  const source = await sourceOf(folder, template, theme)
  const ahead = await readFile(new URL(`compiled/${template}.html`, folder), 'utf8').catch(() => '')
  const made = madeFrom(source)
  return ahead.startsWith(made) ? ahead.slice(made.length) : compiled(source)
}

/** What `compiled/` holds: the HTML, below the digest of what it was made from. */
export async function compiledAhead(folder: URL, template: MailTemplate, theme: MailTheme): Promise<string> {
  const source = await sourceOf(folder, template, theme)
  return `${madeFrom(source)}${await compiled(source)}`
}

async function sourceOf(folder: URL, template: MailTemplate, theme: MailTheme): Promise<string> {
  const source = await readFile(new URL(`${template}.mjml`, folder), 'utf8')
  const head = await readFile(new URL('head.mjml', folder), 'utf8')
  return themed(source.replace('<mj-include path="./head.mjml" />', head), theme)
}

const madeFrom = (source: string): string => `<!-- ${createHash('sha256').update(source).digest('hex')} -->\n`

async function compiled(source: string): Promise<string> {
  const { default: mjml } = await import('mjml')
  const { html } = await mjml(source, { fonts: {}, validationLevel: 'strict' })
  return withoutZeroSizes(html).replace(/\n\s+/g, '\n')
}

/** MJML closes gaps between columns with a text size of zero; we have one column, and filters take it for hidden text. */
const withoutZeroSizes = (html: string): string => html.replace(/font-size:0px;(?!mso)/g, '')

const themed = (source: string, theme: MailTheme): string =>
  source.replace(/\{\{theme\.(\w+)\}\}/g, (_, key: string) => {
    const value = theme[key as keyof MailTheme]
    if (value === undefined) throw new Error(`Unknown theme variable ${key}`)
    return value
  })
