const DEEPEST = 300
const MOST_REOPENED = 200_000

/**
 * The same markup, balanced as browsers read it (WHATWG HTML § 13.2.6, simplified) and no deeper than any mail program writes.
 * HTML parsers take quadratic time on depth (200,000 unclosed `div`: a minute), and where they repair broken nesting each in
 * its own way, text would leave an element that hides it. Text that browsers take raw (in `noframes`, …) is escaped.
 */
export function shallow(html: string): string {
  const out: string[] = []
  const tree = openElements(out)
  let at = 0
  while (at < html.length) {
    const found = html.indexOf('<', at)
    if (found !== at) out.push(html.slice(at, found < 0 ? html.length : found))
    if (found < 0) break
    at = markup(html, found, tree, out)
  }
  return out.join('')
}

type Tree = ReturnType<typeof openElements>

/** Writes the piece of markup that begins here, and says where it ends. */
function markup(html: string, at: number, tree: Tree, out: string[]): number {
  const [, slash = '', written = ''] = sticky(TAG_NAME, html, at) ?? []
  if (written === '') return noTag(html, at, out)
  const end = tagEnd(html, at + 1 + slash.length + written.length)
  // Browsers drop a tag that the end of the mail cuts.
  if (end < 0) return html.length
  const name = written.toLowerCase()
  if (slash) tree.close(name)
  // htmlparser2 closes lists and buttons at one.
  else if (name !== 'input') tree.open(name, html.slice(at, end))
  return slash || !RAW.has(name) ? end : rawText(html, end, name, tree, out)
}

function noTag(html: string, at: number, out: string[]): number {
  if (html.startsWith('<!--', at)) {
    const empty = sticky(/-?>/y, html, at + 4)
    if (empty) return at + 4 + empty[0].length
    const close = /--!?>/g
    close.lastIndex = at + 4
    const end = close.exec(html)
    out.push(`<!--${html.slice(at + 4, end?.index ?? html.length).replaceAll('--', '- -')} -->`)
    return end ? close.lastIndex : html.length
  }
  if (!/[!?/]/.test(html[at + 1] ?? '')) {
    out.push('&lt;')
    return at + 1
  }
  const end = html.indexOf('>', at)
  return end < 0 ? html.length : end + 1
}

/** The raw text of an element whose start tag ends here, with the end tag; without one it goes on to the end. */
function rawText(html: string, at: number, name: string, tree: Tree, out: string[]): number {
  const close = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  close.lastIndex = at
  const end = name === 'plaintext' ? null : close.exec(html)
  const text = html.slice(at, end?.index ?? html.length)
  if (tree.isFull() || name === 'script') out.push(' ')
  else if (name === 'style' || name === 'title' || name === 'textarea') out.push(text)
  else out.push(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
  tree.close(name)
  const after = end ? tagEnd(html, close.lastIndex) : -1
  return after < 0 ? html.length : after
}

/** The place behind the `>` of a tag; -1 when it has none. Quotes count only where a value begins. */
function tagEnd(html: string, from: number): number {
  let at = from
  for (let found = sticky(ATTRIBUTE, html, at); found; found = sticky(ATTRIBUTE, html, at)) at += found[0].length
  const [end] = sticky(/[\s/]*>/y, html, at) ?? []
  return end === undefined ? -1 : at + end.length
}

const TAG_NAME = /<(\/?)([a-z][^\s/>]*)/iy
const ATTRIBUTE = /[\s/]*[^\s/>][^\s/>=]*(?:\s*=\s*(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^\s>"'][^\s>]*)?)?/y

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** The stack of open elements, writing tags as it changes. What would lie too deep, and all after it, goes into a `template`. */
function openElements(out: string[]) {
  const stack: { name: string; tag: string }[] = []
  let reopened = 0
  let full = false

  const push = (name: string, tag: string): void => {
    full ||= stack.length >= DEEPEST
    if (!full) stack.push({ name, tag })
    out.push(full ? '<template>' : tag)
  }

  const pop = (): void => {
    out.push(`</${stack.pop()?.name}>`)
  }

  /** Ends everything from `at` on, and begins again what of it `keeps` to be open. */
  const closeFrom = (at: number, keeps: (name: string, i: number) => boolean): void => {
    const closed = stack.splice(at)
    for (const { name } of closed.toReversed()) out.push(`</${name}>`)
    const kept = closed.filter(({ name }, i) => keeps(name, i))
    for (const [i, { name, tag }] of kept.entries()) {
      // Browsers keep three of a kind.
      if (kept.slice(i + 1).filter((other) => other.tag === tag).length >= 3) continue
      reopened += tag.length
      if (reopened <= MOST_REOPENED && !full) push(name, tag)
    }
  }

  return {
    isFull: () => full,
    open(name: string, tag: string): void {
      if (stack.at(-1)?.name === 'head' && !IN_HEAD.has(name)) pop()
      if (VOID.has(name)) out.push(tag)
      if (VOID.has(name) || full) return
      while (CLOSES[name]?.includes(stack.at(-1)?.name ?? '')) pop()
      push(name, tag)
    },
    close(name: string): void {
      if (name === 'br') out.push('<br>')
      // What follows the body still belongs to it.
      if (VOID.has(name) || full || name === 'body' || name === 'html') return
      const at = stack.findLastIndex((element) => element.name === name)
      const barred = stack.findLastIndex((element) => bars(element.name, name))
      // Once too much was begun again, broken nesting stays open: rather too much hidden than too little.
      if (at < 0 || barred > at || (reopened > MOST_REOPENED && at < stack.length - 1)) return
      if (FORMATTING.has(name)) closeFrom(at, (_, i) => i > 0)
      else closeFrom(at, (inner) => FORMATTING.has(inner) && !SCOPES.has(name) && !TABLE_PARTS.has(name))
    },
  }
}

/** Whether an end tag of this name is without effect inside an open element. */
function bars(open: string, closing: string): boolean {
  if (closing === 'template') return false
  if (closing === 'table') return open === 'template'
  if (TABLE_PARTS.has(closing)) return open === 'table' || open === 'template'
  if (SCOPES.has(open)) return true
  return !FORMATTING.has(closing) && !SPECIAL.has(closing) && SPECIAL.has(open)
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const VOID = words('area base br col embed hr img input link meta param source track wbr')

const IN_HEAD = words('base basefont bgsound link meta noframes noscript script style template title')

const RAW = words('iframe noembed noframes plaintext script style textarea title xmp')

/** Survive the end of the block that they were opened in. */
const FORMATTING = words('a b big code em font i nobr s small strike strong tt u')

const SCOPES = words('applet caption html marquee object select svg table td template th')

const TABLE_PARTS = words('tbody td tfoot th thead tr')

const SPECIAL = words(
  'address article aside blockquote body button center dd details dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr iframe li listing main menu nav noembed noframes noscript object ol p pre search section select summary table tbody td template tfoot th thead tr ul xmp applet caption marquee html',
)

/** Elements that end an open one of these names, as HTML defines it. */
const CLOSES: Readonly<Record<string, readonly string[]>> = {
  p: ['p'],
  div: ['p'],
  table: ['p'],
  ul: ['p'],
  ol: ['p'],
  blockquote: ['p'],
  li: ['li'],
  td: ['td', 'th'],
  th: ['td', 'th'],
  tr: ['tr', 'td', 'th'],
  option: ['option'],
}
