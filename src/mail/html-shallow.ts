const DEEPEST = 300

/**
 * Drops the opening tags that lie deeper than any mail program writes: HTML parsers take quadratic time on them (200,000
 * unclosed `div`: a minute). Tags that the next one closes are not counted.
 */
export function shallow(html: string): string {
  let depth = 0
  return html.replace(TAG, (tag, slash: string, name: string) => {
    if (UNCOUNTED.has(name.toLowerCase()) || tag.endsWith('/>')) return tag
    if (slash) depth = Math.max(0, depth - 1)
    else if (depth >= DEEPEST) return ' '
    else depth++
    return tag
  })
}

const TAG = /<(\/?)([a-z][a-z0-9:]{0,30})(?:[^<>]{0,5000}>)?/gi

const UNCOUNTED: ReadonlySet<string> = new Set(
  'area base br col dd dt embed hr img input li link meta option p source tbody td tfoot th thead tr wbr'.split(' '),
)
