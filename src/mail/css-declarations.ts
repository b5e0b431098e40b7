import { color, NAMED } from './css-color.ts'
import { length, ratio, SIZES } from './css-length.ts'

export const CUT = ['height', 'width', 'line-height', 'block-size', 'inline-size']
export const PLACED = ['left', 'top', 'right', 'bottom', 'margin-left', 'margin-top', 'inset', 'margin']

export type Vars = Readonly<Record<string, string>>

export type Declared = { value: string; important: boolean }
export type Declarations = ReadonlyMap<string, Declared>

/** One style's declarations, names and values in lower case; those that no browser understands are not kept. */
export function declarations(style: string): Declarations {
  const found = new Map<string, Declared>()
  for (const piece of cutAt(withoutComments(style), ';').slice(0, 300)) {
    const colon = piece.indexOf(':')
    const property = unescaped(piece.slice(0, Math.max(0, colon)))
      .trim()
      .toLowerCase()
    const raw = unescaped(piece.slice(colon + 1, colon + 500))
      .trim()
      .toLowerCase()
    const important = /!\s{0,20}important$/.test(raw)
    const value = important ? raw.slice(0, raw.lastIndexOf('!')).trim() : raw
    if (colon > 0 && understood(property, value) && (important || !found.get(property)?.important))
      found.set(property, { value, important })
  }
  return found
}

function understood(property: string, value: string): boolean {
  if (property.startsWith('--') || /var\(|^(?:inherit|initial|unset|revert)$/.test(value)) return true
  switch (property) {
    case 'display':
      return /^(?:none|contents|flow-root|list-item|-webkit-|-ms-|(?:inline|block|flex|grid|table|ruby|run-in)[\w-]*(?: [\w-]+)?)/.test(
        value,
      )
    case 'visibility':
      return /^(?:visible|hidden|collapse)$/.test(value)
    case 'color':
    case '-webkit-text-fill-color':
      return color(value) !== null
        ? value.startsWith('#') || !/^[0-9a-f]+$/.test(value) || NAMED.has(value)
        : /^currentcolor$|\(/.test(value)
    case 'background-color':
      return color(value) !== null || /^currentcolor$|\(/.test(value)
    case 'opacity':
      return ratio(value) !== null
    case 'font-size':
      return value in SIZES || /^(?:smaller|larger|xxx-large)$/.test(value) || length(value, 16, 16) !== null
    case 'mso-hide':
      return true
    default:
      return value !== '' && JUDGED.has(property)
  }
}

/** The other properties that this file looks at. */
const JUDGED: ReadonlySet<string> = new Set([
  ...CUT,
  ...PLACED,
  ...'background font text-decoration text-decoration-line text-indent letter-spacing overflow overflow-x overflow-y'.split(
    ' ',
  ),
  ...'max-height max-width clip clip-path filter transform scale zoom unicode-bidi direction'.split(' '),
  ...'content-visibility -webkit-text-security'.split(' '),
])

export const customs = (declared: Declarations): Record<string, string> =>
  Object.fromEntries([...declared].flatMap(([name, { value }]) => (name.startsWith('--') ? [[name, value]] : [])))

export function withVars(value: string | undefined, vars: Vars): string | undefined {
  if (!value?.includes('var(')) return value
  const once = (text: string): string =>
    text.replace(/var\(\s*(--[\w-]{1,80})\s*(?:,([^()]{0,100}))?\)/g, (_, name: string, other?: string) =>
      (vars[name] ?? other ?? '').slice(0, 100).trim(),
    )
  return once(once(once(value))).slice(0, 500)
}

export const unescaped = (text: string): string =>
  text.includes('\\')
    ? text.replace(/\\(?:([0-9a-f]{1,6})\s?|(.))/gi, (_, code?: string, char?: string) =>
        code === undefined ? (char ?? '') : character(Number.parseInt(code, 16)),
      )
    : text

const character = (code: number): string => (code > 0x10ffff ? '' : String.fromCodePoint(code))

/** Comments become spaces, as browsers read them; the HTML comment marks around a sheet go too. */
export const withoutComments = (css: string): string =>
  css.replace(/"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?|\/\*[\s\S]*?(?:\*\/|$)|<!--|-->/g, (found) =>
    /^["']/.test(found) ? found : ' ',
  )

/** Cuts outside of strings and brackets; one pass. */
export function cutAt(text: string, marks: string): string[] {
  const pieces: string[] = []
  let start = 0
  for (const { at, mark } of boundaries(text)) {
    if (!marks.includes(mark)) continue
    pieces.push(text.slice(start, at))
    start = at + 1
  }
  return [...pieces, text.slice(start)]
}

/** The marks `;` `,` `{` and `}` that structure a sheet. */
export function* boundaries(text: string): Generator<{ at: number; mark: string }> {
  let depth = 0
  let quote = ''
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? ''
    if (char === '\\') at++
    else if (quote !== '') quote = char === quote || char === '\n' ? '' : quote
    else if (char === '"' || char === "'") quote = char
    else if (char === '(' || char === '[') depth++
    else if (char === ')' || char === ']') depth = Math.max(0, depth - 1)
    else if (depth === 0 && (char === ';' || char === ',' || char === '{' || char === '}')) yield { at, mark: char }
  }
}
