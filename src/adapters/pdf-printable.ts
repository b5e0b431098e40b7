import type { PdfDoc } from './pdf-doc.ts'

type Glyphs = { hasGlyphForCodePoint(code: number): boolean }

/** Scripts that the embedded fonts draw, and that read from left to right. */
const DRAWN = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u
const LETTER = /\p{L}/u

/**
 * Foreign text as the embedded font can show it: words of another alphabet are named as such, pictures left out. Whole in
 * `dossier.json`.
 */
export function printable(doc: PdfDoc, text: string): string {
  const glyphs = glyphsOf(doc)
  const shown = [...text].map((sign) => {
    if (DRAWN.test(sign) && (sign === '\n' || glyphs.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0))) return sign
    return LETTER.test(sign) ? OTHER : ''
  })
  return shown
    .join('')
    .replace(/\uFFFC(?:[\s\uFFFC]*\uFFFC)?/g, '[autre alphabet]')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** No text of ours holds it. */
const OTHER = '\uFFFC'

/** The library keeps the parsed font for itself. */
const glyphsOf = (doc: PdfDoc): Glyphs => (doc as unknown as { _font: { font: Glyphs } })._font.font
