import type { MailTemplate, Renderer } from '../ports.ts'
import { escapeHtml, htmlFragment, htmlWithEditableLetter, typeset } from '../writing/html-fragment.ts'
import { mailBytes } from './mail-bytes.ts'
import { templateHtml } from './mail-template.ts'
import { type MailTheme, neutralTheme } from './mail-theme.ts'

type Slot = 'title' | 'heading' | 'content' | 'footer'
/** A compiled template: constant HTML with slots between. */
type Compiled = readonly (string | { slot: Slot })[]

const templates: readonly MailTemplate[] = ['letter', 'approval-request', 'digest', 'notice']

/** Templates are read at their first use and filled as strings after that. `folder` ends in `/`. */
export function mjmlRenderer(
  theme: MailTheme = neutralTheme,
  folder: URL = new URL('../../mail-templates/', import.meta.url),
): Renderer {
  const compiled = new Map<MailTemplate, Promise<Compiled>>()
  const compiledOnce = (template: MailTemplate): Promise<Compiled> => {
    const known = compiled.get(template) ?? load(folder, template, theme)
    compiled.set(template, known)
    return known
  }
  return {
    async html(template, { title, text, footer }) {
      const content = template === 'approval-request' ? htmlWithEditableLetter(text) : htmlFragment(text)
      const values: Record<Slot, string> = {
        title: escapeHtml(title),
        heading: typeset(title),
        content,
        footer: htmlFragment(footer),
      }
      return (await compiledOnce(template))
        .map((part) => (typeof part === 'string' ? part : values[part.slot]))
        .join('')
    },
    bytes: mailBytes,
    async check() {
      await Promise.all(templates.map(compiledOnce))
      return `${templates.length} mail templates compile`
    },
  }
}

async function load(folder: URL, template: MailTemplate, theme: MailTheme): Promise<Compiled> {
  try {
    return sliced(await templateHtml(folder, template, theme))
  } catch (cause) {
    throw new Error(`Mail template ${template}.mjml does not compile`, { cause })
  }
}

/** Escaped text: the title. Finished HTML: the heading, content and footer. Any other slot is a mistake in the template. */
const sliced = (html: string): Compiled =>
  html.split(/(\{\{\{?[^{}]*\}\}\}?)/).map((part) => {
    if (!part.startsWith('{{')) return part
    if (part === '{{title}}') return { slot: 'title' }
    if (part === '{{{title}}}') return { slot: 'heading' }
    if (part === '{{{content}}}') return { slot: 'content' }
    if (part === '{{{footer}}}') return { slot: 'footer' }
    throw new Error(`Unknown slot ${part}`)
  })
