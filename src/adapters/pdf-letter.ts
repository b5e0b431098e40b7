import { buffer } from 'node:stream/consumers'
import type { Instant } from '../domain/day.ts'
import type { PrintedLetter } from '../writing/letter.ts'
import { openPdf } from './pdf-open.ts'
import { pdfWriter, SOFT } from './pdf-writer.ts'

/** A letter on paper, as an accessible PDF. The same letter and moment give the same bytes. */
export async function pdfLetter({ ref, on, text, foot }: PrintedLetter, at: Instant): Promise<Buffer> {
  const [first = '', ...rest] = text.split('\n\n')
  const title = first.replace(/^## /, '')
  const doc = await openPdf(`${title} (${ref})`, at)
  const bytes = buffer(doc)
  const out = pdfWriter(doc)
  out.paragraph(`${foot} – ${on} – code ${ref}`, { color: SOFT })
  out.title(title)
  for (const block of rest) paragraph(out, block)
  out.end()
  doc.end()
  return bytes
}

/** A heading may stand right above its paragraph or its list. */
function paragraph(out: ReturnType<typeof pdfWriter>, block: string): void {
  for (const line of block.split('\n'))
    if (line.startsWith('## ')) out.heading(line.slice(3))
    else out.paragraph(line.replace(/^- /, '•  '), /^(?:- |\d+\. )/.test(line) ? { gap: 3 } : {})
}
