const DEEPEST = 300

/**
 * Drops the opening tags that lie deeper than any mail program writes: HTML parsers take quadratic time on them (200,000
 * unclosed `div`: a minute).
 */
export function shallow(html: string): string {
  const open: string[] = []
  return html.replace(TAG, (tag, slash: string, written: string) => {
    const name = written.toLowerCase()
    if (VOID.has(name)) return tag
    if (slash) {
      const at = open.lastIndexOf(name)
      if (at >= 0) open.length = at
      return tag
    }
    while (CLOSES[name]?.includes(open.at(-1) ?? '')) open.pop()
    if (open.length >= DEEPEST) return ' '
    open.push(name)
    return tag
  })
}

const TAG = /<(\/?)([a-z][a-z0-9:]{0,30})(?:[^<>]{0,5000}>)?/gi

const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
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
