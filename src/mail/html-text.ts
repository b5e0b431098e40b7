import type { CheerioAPI } from 'cheerio/slim'
import { holdsOnScreen, type Sheet, styleSheet } from './css-sheet.ts'
import { concealed, type Look, lookOf, paper } from './html-hidden.ts'
import { mailPart } from './html-quotes.ts'
import { shallow } from './html-shallow.ts'
import { textLines } from './text-lines.ts'

const MOST_HTML = 500_000

/** `hidden`: text that the HTML keeps from the reader or strikes through; `text` is without it. */
export type HtmlText = { text: string; hidden: readonly string[] }

/**
 * HTML → the text that a reader sees, with known quotations as lines that begin with "> " and signature blocks after a line
 * "-- ". One pass without recursion: depth costs nothing.
 */
export async function htmlToText(html: string): Promise<HtmlText> {
  const { load } = await import('cheerio/slim')
  const document = load(shallow(html.slice(0, MOST_HTML)))
  const sheet = styleSheet(styles(document.root()[0]))
  const out = textLines()
  const hidden: string[] = []
  const stack: Step[] = children(document.root()[0], {
    look: paper,
    quoted: false,
    unread: false,
    pre: false,
    wrapped: false,
  })
  for (let step = stack.pop(); step; step = stack.pop()) {
    if (step.kind === 'leave') out.breakLine(step.space)
    else if (step.node.type === 'text') {
      if (step.as.unread || isFolded(step.node) || concealed(step.as.look)) hidden.push(step.node.data)
      else out.write(step.node.data, step.as)
    } else if (step.node.type === 'comment') hidden.push(commentText(step.node.data))
    else for (const next of enter(step, sheet, out)) stack.push(next)
  }
  return { text: out.text(), hidden: reported(hidden) }
}

type Node = ReturnType<CheerioAPI['root']>[0]['children'][number]
type Element = Extract<Node, { attribs: unknown }>
type Parent = { children: Node[] }
/** `unread`: in an element that no mail program shows as text. */
type As = { look: Look; quoted: boolean; unread: boolean; pre: boolean; wrapped: boolean }
type Step = { kind: 'enter'; node: Node; as: As } | { kind: 'leave'; space: boolean }

/** Writes what an element itself stands for; its children and its end, last first, as a stack wants them. */
function enter(step: { node: Node; as: As }, sheet: Sheet, out: ReturnType<typeof textLines>): Step[] {
  const { node, as } = step
  if (!('attribs' in node) || SILENT.has(node.name)) return []
  const part = mailPart(node.name, node.attribs)
  if (part === 'rest') out.quoteRest()
  const inside: As = {
    look: lookOf(node, as.look, sheet),
    quoted:
      as.quoted ||
      part === 'quote' ||
      (part === 'wrapper' && !as.wrapped && !some(node, (inner) => inner.name === 'blockquote')),
    unread: as.unread || UNREAD.has(node.name) || isFolded(node),
    pre: as.pre || node.name === 'pre',
    wrapped: as.wrapped || part === 'wrapper',
  }
  if (inside.unread || inside.look.gone) return children(node, inside)
  if (node.name === 'br') out.newLine(as)
  else if (node.name === 'hr') out.writeLine('_'.repeat(32), as)
  else if (node.name === 'img') out.write(concealed(inside.look) ? '' : emoji(node.attribs['alt'] ?? ''), as)
  else if (node.name === 'td' || node.name === 'th') out.write(' ', as)
  if (!BLOCKS.has(node.name)) return children(node, inside)
  const space = isParagraph(node.name, node.attribs)
  out.breakLine(space)
  if (part === 'signature' && !inside.quoted) out.signature()
  if (node.name === 'li') out.write('- ', inside)
  return [{ kind: 'leave', space }, ...children(node, inside)]
}

/** Cheerio's own search takes quadratic time on many siblings. */
function some(root: Parent | undefined, test: (element: Element) => boolean): boolean {
  const stack = [...(root?.children ?? [])]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!('attribs' in node)) continue
    if (test(node)) return true
    for (const child of node.children) stack.push(child)
  }
  return false
}

function styles(root: Parent | undefined): string {
  const sheets: string[] = []
  some(root, (element) => {
    if (element.name === 'style' && holdsOnScreen(element.attribs['media'] ?? ''))
      for (const child of element.children) sheets.push(child.type === 'text' ? child.data : '')
    return false
  })
  return sheets.join('\n')
}

const children = (node: Parent | undefined, as: As): Step[] =>
  (node?.children ?? []).map((child): Step => ({ kind: 'enter', node: child, as })).reverse()

/** Not text at all. */
const SILENT: ReadonlySet<string> = new Set(['script', 'style', 'title'])

const UNREAD: ReadonlySet<string> = new Set(
  'audio canvas datalist head iframe noembed noframes noscript object rp select svg template textarea video'.split(' '),
)

/** Everything but the summary of `details` that lie closed. */
function isFolded(node: Node): boolean {
  const { parent } = node
  if (parent === null || !('attribs' in parent) || parent.name !== 'details' || 'open' in parent.attribs) return false
  return !('attribs' in node) || node.name !== 'summary' || hasBefore(node.prev, 'summary')
}

function hasBefore(from: Node['prev'], name: string): boolean {
  for (let node = from; node; node = node.prev) if ('attribs' in node && node.name === name) return true
  return false
}

/** Mail programs send emoji as pictures; other texts beside pictures are no words, least of all digits. */
const emoji = (alt: string): string => (alt.length <= 8 && !/[\p{L}\p{N}]/u.test(alt) ? alt : '')

const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote body center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)

/** Word sets one `p` a line and takes its margins away. */
const isParagraph = (name: string, attributes: Readonly<Record<string, string>>): boolean =>
  /^(?:p|h[1-6]|ul|ol|blockquote)$/.test(name) &&
  !/^Mso/.test(attributes['class'] ?? '') &&
  !/margin(?:-bottom)?\s*:\s*0(?:cm|in|px|pt)?(?:\s|;|$)/.test((attributes['style'] ?? '').slice(0, 500))

/** Markers are no prose, nor is what Outlook alone reads: markup without words, or settings. */
function commentText(data: string): string {
  const text = data.slice(0, 5000)
  if (!/^\s*\[if/.test(text)) return /^\s*[[<]|[{}<>]/.test(text) || !/\S\s+\S/.test(text) ? '' : text
  return /<(?:xml|style|[vow]:)/i.test(text)
    ? ''
    : text.replace(/^\s*\[[^\]]{0,100}\]|<[^<>]{0,500}>?|!?\[endif\]/g, ' ')
}

const reported = (hidden: readonly string[]): readonly string[] =>
  hidden
    .map((text) =>
      text
        .slice(0, 2000)
        .replace(/(?:\s|\p{Cf}|\u034f)+/gu, ' ')
        .trim()
        .slice(0, 500),
    )
    .filter((text) => /[\p{L}\p{N}]/u.test(text))
    .slice(0, 20)
