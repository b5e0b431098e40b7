/** HTML that is finished: nothing in it is escaped again. */
export type Html = { html: string }

type Part = string | Html | readonly Html[] | null

/** A template whose texts are escaped, wherever they stand; null leaves nothing. */
export function html(fixed: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: String.raw({ raw: fixed }, ...parts.map(markup)) }
}

function markup(part: Part): string {
  if (part === null) return ''
  if (typeof part === 'string') return part.replace(/[&<>"']/g, (char) => entities[char] ?? '')
  return 'html' in part ? part.html : part.map((one) => one.html).join('')
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
