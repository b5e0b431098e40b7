import { inflateSync } from 'node:zlib'

/** An element of a PDF's structure tree, with the text that its own marked content shows. */
export type PdfElement = {
  type: string
  alt: string | null
  scope: string | null
  text: string
  children: PdfElement[]
}

type Objects = ReadonlyMap<number, { dict: string; stream: Buffer | null }>

/** The structure tree of a PDF of ours, read as a screen reader would: elements in their order, text through its fonts. */
export function pdfStructure(pdf: Buffer): PdfElement {
  const objects = objectsOf(pdf)
  const catalog = [...objects.values()].find(({ dict }) => dict.includes('/Type /Catalog'))?.dict ?? ''
  const tree = dictOf(objects, /\/StructTreeRoot (\d+) 0 R/.exec(catalog)?.[1])
  const [root] = kidsOf(tree)
  if (!root) throw new Error('The PDF has no structure tree')
  return element(objects, new Map(), Number(root.slice(0, -4)))
}

/** All text in reading order, one line for an element. */
export const pdfText = (pdf: Buffer): string => linesOf(pdfStructure(pdf)).filter(Boolean).join('\n')

const linesOf = ({ text, children }: PdfElement): string[] => [text, ...children.flatMap(linesOf)]

export const elementsOf = (root: PdfElement): PdfElement[] => [root, ...root.children.flatMap(elementsOf)]

function objectsOf(pdf: Buffer): Objects {
  const text = pdf.toString('latin1')
  return new Map(
    [...text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map((match) => {
      const [dict = '', body] = (match[2] ?? '').split(/\nstream\n/)
      const bytes = body === undefined ? null : Buffer.from(body.slice(0, body.lastIndexOf('\nendstream')), 'latin1')
      const stream = bytes && dict.includes('/Filter /FlateDecode') ? inflated(bytes) : bytes
      return [Number(match[1]), { dict, stream }]
    }),
  )
}

function inflated(bytes: Buffer): Buffer {
  try {
    return inflateSync(bytes)
  } catch {
    return bytes
  }
}

const dictOf = (objects: Objects, n: string | undefined): string => objects.get(Number(n))?.dict ?? ''

/** Of `/K`: references as `12 0 R`, marks of content as their number. */
const kidsOf = (dict: string): string[] =>
  (/\/K \[([^\]]*)\]/.exec(dict)?.[1] ?? /\/K (\d+ 0 R)/.exec(dict)?.[1] ?? '').match(/\d+ 0 R|\d+/g) ?? []

function element(objects: Objects, shown: Map<number, Map<number, string>>, n: number): PdfElement {
  const { dict = '' } = objects.get(n) ?? {}
  const page = Number(/\/Pg (\d+) 0 R/.exec(dict)?.[1])
  const kids = kidsOf(dict)
  if (!shown.has(page)) shown.set(page, contentOf(objects, page))
  return {
    type: /\/S \/(\w+)/.exec(dict)?.[1] ?? '?',
    alt: dict.includes('/Alt ') ? 'given' : null,
    scope: /\/Scope \/(\w+)/.exec(dict)?.[1] ?? null,
    text: kids
      .filter((kid) => /^\d+$/.test(kid))
      .map((kid) => shown.get(page)?.get(Number(kid)) ?? '')
      .join(''),
    children: kids.filter((kid) => kid.endsWith('R')).map((kid) => element(objects, shown, Number(kid.slice(0, -4)))),
  }
}

/** The text of a page by its mark (MCID). */
function contentOf(objects: Objects, page: number): Map<number, string> {
  const dict = dictOf(objects, String(page))
  const content = objects.get(Number(/\/Contents (\d+) 0 R/.exec(dict)?.[1]))?.stream?.toString('latin1') ?? ''
  const resources = dictOf(objects, /\/Resources (\d+) 0 R/.exec(dict)?.[1])
  const fonts = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map((m) => [m[1], glyphs(objects, m[2])]))
  const texts = new Map<number, string>()
  for (const [, mark, body = ''] of content.matchAll(/\/MCID (\d+)\n>> BDC([\s\S]*?)\nEMC/g)) {
    let font = ''
    const lines: string[] = []
    for (const [, name, array] of body.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (name) font = name
      const codes = (array?.match(/<([0-9a-f]*)>/g) ?? []).join('').replace(/[<>]/g, '').match(/.{4}/g) ?? []
      if (array !== undefined)
        lines.push(codes.map((code) => fonts.get(font)?.[Number.parseInt(code, 16)] ?? '').join(''))
    }
    texts.set(Number(mark), lines.join(' ').replace(/ {2,}/g, ' '))
  }
  return texts
}

/** What each glyph of a font stands for, by its `ToUnicode` map. */
function glyphs(objects: Objects, font: string | undefined): string[] {
  const map = objects.get(Number(/\/ToUnicode (\d+) 0 R/.exec(dictOf(objects, font))?.[1]))?.stream?.toString('latin1')
  return [...(map ?? '').matchAll(/<[0-9a-f]{4}> <[0-9a-f]{4}> \[([^\]]*)\]/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/<([0-9a-f ]+)>/g)].map(([, units = '']) =>
      String.fromCharCode(...units.split(' ').map((unit) => Number.parseInt(unit, 16))),
    ),
  )
}
