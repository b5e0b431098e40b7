/** What an element inherits that decides whether its text shows: colours as [r, g, b]; null when not known. */
export type Paint = { color: Rgb | null; background: Rgb | null }
type Rgb = readonly [number, number, number]

type Attributes = Readonly<Record<string, string>>

export const paper: Paint = { color: [0, 0, 0], background: [255, 255, 255] }

/** The element's own colours over the inherited ones. */
export function paintOf(attributes: Attributes, inherited: Paint): Paint {
  const style = attributes['style']
  const color = declared(style, 'color') ?? attributes['color']
  const background = declared(style, 'background-color') ?? declared(style, 'background') ?? attributes['bgcolor']
  return {
    color: color === undefined ? inherited.color : rgb(color),
    background: background === undefined ? inherited.background : rgb(background),
  }
}

/** Text in the colour of its ground. */
export const blendsIn = ({ color, background }: Paint): boolean =>
  color !== null && background !== null && color.every((part, i) => Math.abs(part - (background[i] ?? 0)) <= 8)

/** True when the element's own attributes, or a class or id that the style sheet hides, keep its text from the reader. */
export function isHidden(attributes: Attributes, concealing: ReadonlySet<string>): boolean {
  if ('hidden' in attributes || HIDING.test((attributes['style'] ?? '').slice(0, 2000))) return true
  if (concealing.size === 0) return false
  const names = (attributes['class'] ?? '')
    .slice(0, 500)
    .split(/\s+/)
    .map((name) => `.${name}`)
  return [...names, `#${attributes['id'] ?? ''}`].some((name) => concealing.has(name))
}

const HIDING =
  /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)|(?:font-size|max-height|max-width|line-height)\s*:\s*[012]?(?:\.\d+)?(?:px|pt|em|%)?\s*(?:;|!|$)|(?:text-indent|left|top|right|margin-left|margin-top)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*0/i

/** Simple selectors (`.name`, `#name`) whose rule hides; anything cleverer is left to the mediator's eye. */
export function hiddenSelectors(sheet: string): ReadonlySet<string> {
  const rules = sheet.slice(0, 50_000).matchAll(/([^{}]{1,300})\{([^{}]{0,1000})\}/g)
  const selectors = [...rules].flatMap(([, list = '', body = '']) => (HIDING.test(body) ? list.split(',') : []))
  return new Set(selectors.map((selector) => selector.trim()).filter((selector) => /^[.#][\w-]{1,80}$/.test(selector)))
}

function declared(style: string | undefined, property: string): string | undefined {
  const rules = (style ?? '')
    .slice(0, 2000)
    .split(';')
    .map((rule) => rule.split(':'))
  return rules.filter(([name]) => name?.trim().toLowerCase() === property).at(-1)?.[1]
}

const NAMED: Readonly<Record<string, Rgb>> = {
  white: [255, 255, 255],
  black: [0, 0, 0],
  snow: [255, 250, 250],
  transparent: [255, 255, 255],
}

function rgb(text: string): Rgb | null {
  const value = text
    .replace(/!important/i, '')
    .trim()
    .toLowerCase()
  const hex = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/.exec(value)?.[1]
  if (hex) {
    const parts = hex.length === 3 ? [...hex].map((c) => c + c) : [hex.slice(0, 2), hex.slice(2, 4), hex.slice(4, 6)]
    return triple(parts.map((part) => Number.parseInt(part, 16)))
  }
  const numbers = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})/.exec(value)
  return numbers ? triple(numbers.slice(1, 4).map(Number)) : (NAMED[value] ?? null)
}

const triple = ([r = 0, g = 0, b = 0]: readonly number[]): Rgb => [r, g, b]
