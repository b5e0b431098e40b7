/** What of an HTML parser's element this file needs. */
export type Styled = {
  readonly name: string
  readonly attribs: Readonly<Record<string, string>>
  readonly parent: unknown
  readonly prev: unknown
}

type Rgb = readonly [number, number, number]
type Color = { rgb: Rgb; alpha: number }
type Vars = Readonly<Record<string, string>>

/**
 * How text looks by everything around it. `size` and `indent` in CSS pixels; `color` null when not known; `gone` is what no
 * element inside can undo, the others are inherited and may be set anew.
 */
export type Look = {
  gone: boolean
  visible: boolean
  color: Color | null
  background: Rgb
  size: number
  opacity: number
  indent: number
  spacing: number
  vars: Vars
}

export const paper: Look = {
  gone: false,
  visible: true,
  color: { rgb: [0, 0, 0], alpha: 1 },
  background: [255, 255, 255],
  size: 16,
  opacity: 1,
  indent: 0,
  spacing: 0,
  vars: {},
}

const SMALLEST = 4
const FAINTEST = 0.1
/** Beyond any hanging indent of Word, in pixels. */
const OFF_SCREEN = 300

/** True when a reader of the mail on a screen does not see text of this look as said: hidden, or struck through. */
export const concealed = ({ gone, visible, color, background, size, opacity, indent, spacing }: Look): boolean =>
  gone ||
  !visible ||
  size < SMALLEST ||
  opacity < FAINTEST ||
  Math.abs(indent) > OFF_SCREEN ||
  spacing < -size * 0.4 ||
  (color !== null && blendsIn(color, background))

/** The element's own look over the inherited one: its tag, its attributes, the rules of the sheet and its own style. */
export function lookOf(element: Styled, inherited: Look, sheet: Sheet): Look {
  const { name, attribs } = element
  const declared = cascade(element, sheet)
  const vars = { ...inherited.vars, ...customs(declared) }
  const value = (property: string): string | undefined => withVars(declared.get(property)?.value, vars)
  const size = sizeOf(value('font-size') ?? fontSize(value('font')), inherited.size)
  const ownColor = value('-webkit-text-fill-color') ?? value('color') ?? attribs['color'] ?? bodyText(element)
  const ground = value('background-color') ?? value('background') ?? attribs['bgcolor']
  const pixels = (property: string): number | null => length(value(property) ?? '', size)
  return {
    gone: inherited.gone || sheet.spent() || byMarkup(name, attribs) || struck(name, value) || removed(value, size),
    visible: visibility(value('visibility'), inherited.visible),
    color: ownColor === undefined ? inherited.color : colorOf(ownColor, inherited.color),
    background: ground === undefined ? inherited.background : over(firstColor(ground), inherited.background),
    size,
    opacity: inherited.opacity * (ratio(value('opacity')) ?? 1),
    indent: pixels('text-indent') ?? inherited.indent,
    spacing: pixels('letter-spacing') ?? inherited.spacing,
    vars,
  }
}

type Value = (property: string) => string | undefined

const bodyText = ({ name, attribs }: Styled): string | undefined => (name === 'body' ? attribs['text'] : undefined)

/** `bdo` shows letters in another order than they are read here. */
const byMarkup = (name: string, attributes: Readonly<Record<string, string>>): boolean =>
  'hidden' in attributes ||
  'popover' in attributes ||
  attributes['aria-hidden']?.trim().toLowerCase() === 'true' ||
  (name === 'dialog' && !('open' in attributes)) ||
  (name === 'bdo' && attributes['dir']?.trim().toLowerCase() === 'rtl')

function struck(name: string, value: Value): boolean {
  const line = value('text-decoration-line') ?? value('text-decoration')
  return line === undefined ? /^(?:s|del|strike)$/.test(name) : /line-through/.test(line)
}

/** What takes an element with all that is in it from the screen. */
function removed(value: Value, size: number): boolean {
  const is = (property: string, pattern: RegExp): boolean => {
    const found = value(property)
    return found !== undefined && pattern.test(found)
  }
  const pixels = (property: string): number => length(value(property) ?? '', size) ?? Number.NaN
  const cuts = is('overflow', /hidden|clip/) || is('overflow-x', /hidden|clip/) || is('overflow-y', /hidden|clip/)
  return (
    is('display', /^none$/) ||
    is('content-visibility', /^hidden$/) ||
    is('mso-hide', /^all$/) ||
    is('-webkit-text-security', /^(?!none$)./) ||
    is('clip', /rect/) ||
    is('clip-path', /^(?!none$)./) ||
    is('filter', /opacity\(\s*(?:0?\.0|0(?![.\d]))|opacity\s*=\s*\d\)/) ||
    is(
      'transform',
      /scale(?:3d|[xy])?\([^)]*?(?<![\d.])(?:0?\.0\d*|0)(?![.\d])|rotate[xy]\(\s*-?90deg|translate[^(]*\([^)]*-?\d{4}/,
    ) ||
    is('scale', /^0?(?:\.0\d*)?$/) ||
    is('zoom', /^0?(?:\.0\d*)?%?$/) ||
    (is('unicode-bidi', /override/) && is('direction', /^rtl$/)) ||
    pixels('max-height') <= 2 ||
    pixels('max-width') <= 2 ||
    (cuts && CUT.some((property) => pixels(property) <= 2)) ||
    (cuts && is('text-indent', /^\d{3,}%$/)) ||
    PLACED.some((property) => Math.abs(pixels(property)) > (/^margin/.test(property) ? OFF_SCREEN : 3 * OFF_SCREEN)) ||
    is('left', /^-\d{3,}(?:%|vw)/) ||
    is('top', /^-\d{3,}(?:%|vh)/)
  )
}

const CUT = ['height', 'width', 'line-height', 'block-size', 'inline-size']
const PLACED = ['left', 'top', 'right', 'bottom', 'margin-left', 'margin-top', 'inset', 'margin']

function visibility(value: string | undefined, inherited: boolean): boolean {
  if (value === 'hidden' || value === 'collapse') return false
  return value === 'visible' || value === 'initial' ? true : inherited
}

// Lengths

function sizeOf(value: string | undefined, inherited: number): number {
  const keyword = SIZES[value ?? '']
  if (keyword !== undefined) return keyword
  if (value === 'smaller' || value === 'larger') return inherited * (value === 'smaller' ? 0.83 : 1.2)
  return length(value ?? '', inherited, inherited) ?? inherited
}

const SIZES: Readonly<Record<string, number>> = {
  'xx-small': 9,
  'x-small': 10,
  small: 13,
  medium: 16,
  large: 18,
  'x-large': 24,
  'xx-large': 32,
  initial: 16,
}

/** The size in `font: italic 10pt/1.2 Arial`. */
const fontSize = (font: string | undefined): string | undefined =>
  font?.split(/[\s/]+/).find((part) => /^\.?\d/.test(part) && !/^[1-9]00$/.test(part))

const UNITS: Readonly<Record<string, number>> = {
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 37.8,
  mm: 3.78,
  q: 0.94,
  rem: 16,
  vw: 12.8,
  vh: 8,
  '': 1,
}

/** The first length of a value in pixels; null when it has none. `whole`: what a percentage is of, when that is known. */
function length(value: string, em: number, whole?: number): number | null {
  if (/^(?:calc|min|max|clamp)\(/.test(value)) return calculated(value, em)
  const [, sign = '', digits = '', unit = ''] =
    /^([+-]?)(\d{0,9}(?:\.\d{1,9})?)(?:e0)?(%|[a-z]{1,4})?(?=\s|$)/.exec(value) ?? []
  if (digits === '') return null
  const factor = unit === 'em' ? em : /^(?:ex|ch)$/.test(unit) ? em / 2 : unit === '%' ? percent(whole) : UNITS[unit]
  if (factor === undefined) return Number(digits) === 0 ? 0 : null
  return (sign === '-' ? -1 : 1) * Number(digits) * factor
}

const percent = (whole: number | undefined): number | undefined => (whole === undefined ? undefined : whole / 100)

/** No arithmetic: a zero anywhere counts as zero, else the greatest length. */
function calculated(value: string, em: number): number | null {
  const all = (value.match(/[+-]?\d{0,9}\.?\d{1,9}(?:%|[a-z]{1,4})?/g) ?? []).map((part) => length(part, em, em) ?? 0)
  return all.length === 0 ? null : all.includes(0) ? 0 : all.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a))
}

function ratio(value: string | undefined): number | null {
  const [, digits = '', unit = ''] = /^(?:calc\()?\s*(-?\d{0,9}\.?\d{1,9})(%?)/.exec(value ?? '') ?? []
  return digits === '' ? null : Math.min(1, Math.max(0, Number(digits) / (unit === '%' ? 100 : 1)))
}

// Colours

/** Text in the colour of its ground, or nearly: a contrast (WCAG 2.2) below 1.25 without a difference of hue. */
function blendsIn(color: Color, background: Rgb): boolean {
  const seen = over(color, background)
  const [a, b] = [luminance(seen) + 0.05, luminance(background) + 0.05]
  return Math.max(a, b) / Math.min(a, b) < 1.25 && seen.every((part, i) => Math.abs(part - (background[i] ?? 0)) <= 40)
}

function luminance(rgb: Rgb): number {
  const [r = 0, g = 0, b = 0] = rgb.map((part) => (part <= 10 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const over = (color: Color | null, background: Rgb): Rgb =>
  color === null ? background : triple(color.rgb.map((part, i) => mix(part, background[i] ?? 0, color.alpha)))

const mix = (front: number, back: number, alpha: number): number => front * alpha + back * (1 - alpha)

function colorOf(value: string, inherited: Color | null): Color | null {
  if (value === 'initial') return paper.color
  return color(value) ?? (/^(?:inherit|unset|revert|currentcolor)$/.test(value) ? inherited : null)
}

/** A picture is taken for what shows without it: mail programs block pictures. */
function firstColor(value: string): Color | null {
  const parts =
    value.replace(/url\([^)]{0,2000}\)|[\w-]{0,40}gradient\(/g, ' ').match(/#?[\w-]{1,40}(?:\([^()]{0,100}\))?/g) ?? []
  return parts.slice(0, 50).reduce<Color | null>((found, part) => found ?? color(part), null)
}

function color(text: string): Color | null {
  const value = text.trim().toLowerCase()
  const hex = NAMED.get(value) ?? /^#?([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})$/.exec(value)?.[1]
  if (hex !== undefined) return fromHex(hex.length < 6 ? [...hex].map((digit) => digit + digit).join('') : hex)
  const [, space = '', inside = ''] = /^(rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(([^()]{1,100})\)/.exec(value) ?? []
  const parts = inside.split(/[\s,/]+/).filter((part) => part !== '')
  return space === '' ? null : fromParts(space, space === 'color' ? parts.slice(1) : parts)
}

const fromHex = (hex: string): Color => {
  const [r, g, b, alpha = 255] = (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
  return { rgb: triple([r ?? 0, g ?? 0, b ?? 0]), alpha: alpha / 255 }
}

function fromParts(space: string, parts: readonly string[]): Color | null {
  const part = (i: number, full: number): number =>
    (Number.parseFloat(parts[i] ?? '0') || 0) * (parts[i]?.endsWith('%') ? full / 100 : 1)
  const alpha = ratio(parts[3]) ?? 1
  const grey = (lightness: number): Rgb => triple([lightness, lightness, lightness].map((l) => Math.round(l * 255)))
  switch (space) {
    case 'rgb':
      return { rgb: triple([part(0, 255), part(1, 255), part(2, 255)]), alpha }
    case 'color':
      return { rgb: triple([part(0, 1) * 255, part(1, 1) * 255, part(2, 1) * 255]), alpha }
    case 'hsl':
      return { rgb: fromHsl(part(0, 360), Math.min(100, part(1, 100)) / 100, part(2, 100) / 100), alpha }
    case 'hwb':
      return { rgb: grey(part(1, 100) / Math.max(100, part(1, 100) + part(2, 100))), alpha }
    default: {
      // Only the ends of the scale of lightness are surely white and black.
      const light = part(0, space.startsWith('ok') ? 1 : 100) / (space.startsWith('ok') ? 1 : 100)
      return light > 0.03 && light < 0.97
        ? alpha < FAINTEST
          ? { rgb: [0, 0, 0], alpha }
          : null
        : { rgb: grey(Math.round(light)), alpha }
    }
  }
}

function fromHsl(hue: number, saturation: number, lightness: number): Rgb {
  const reach = saturation * Math.min(lightness, 1 - lightness)
  const channel = (n: number): number => {
    const k = (n + (((hue % 360) + 360) % 360) / 30) % 12
    return (lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1))) * 255
  }
  return triple([channel(0), channel(8), channel(4)])
}

const triple = ([r = 0, g = 0, b = 0]: readonly number[]): Rgb => [r, g, b]

/** Names of CSS Color 4. */
const NAMED: ReadonlyMap<string, string> = new Map(
  `transparent 00000000 canvas ffffff window ffffff canvastext 000000 windowtext 000000
  aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc bisque ffe4c4 black 000000
  blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2 brown a52a2a burlywood deb887 cadetblue 5f9ea0 chartreuse 7fff00
  chocolate d2691e coral ff7f50 cornflowerblue 6495ed cornsilk fff8dc crimson dc143c cyan 00ffff darkblue 00008b
  darkcyan 008b8b darkgoldenrod b8860b darkgray a9a9a9 darkgreen 006400 darkgrey a9a9a9 darkkhaki bdb76b
  darkmagenta 8b008b darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc darkred 8b0000 darksalmon e9967a
  darkseagreen 8fbc8f darkslateblue 483d8b darkslategray 2f4f4f darkslategrey 2f4f4f darkturquoise 00ced1
  darkviolet 9400d3 deeppink ff1493 deepskyblue 00bfff dimgray 696969 dimgrey 696969 dodgerblue 1e90ff firebrick b22222
  floralwhite fffaf0 forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc ghostwhite f8f8ff gold ffd700 goldenrod daa520
  gray 808080 green 008000 greenyellow adff2f grey 808080 honeydew f0fff0 hotpink ff69b4 indianred cd5c5c indigo 4b0082
  ivory fffff0 khaki f0e68c lavender e6e6fa lavenderblush fff0f5 lawngreen 7cfc00 lemonchiffon fffacd lightblue add8e6
  lightcoral f08080 lightcyan e0ffff lightgoldenrodyellow fafad2 lightgray d3d3d3 lightgreen 90ee90 lightgrey d3d3d3
  lightpink ffb6c1 lightsalmon ffa07a lightseagreen 20b2aa lightskyblue 87cefa lightslategray 778899
  lightslategrey 778899 lightsteelblue b0c4de lightyellow ffffe0 lime 00ff00 limegreen 32cd32 linen faf0e6
  magenta ff00ff maroon 800000 mediumaquamarine 66cdaa mediumblue 0000cd mediumorchid ba55d3 mediumpurple 9370db
  mediumseagreen 3cb371 mediumslateblue 7b68ee mediumspringgreen 00fa9a mediumturquoise 48d1cc mediumvioletred c71585
  midnightblue 191970 mintcream f5fffa mistyrose ffe4e1 moccasin ffe4b5 navajowhite ffdead navy 000080 oldlace fdf5e6
  olive 808000 olivedrab 6b8e23 orange ffa500 orangered ff4500 orchid da70d6 palegoldenrod eee8aa palegreen 98fb98
  paleturquoise afeeee palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9 peru cd853f pink ffc0cb plum dda0dd
  powderblue b0e0e6 purple 800080 rebeccapurple 663399 red ff0000 rosybrown bc8f8f royalblue 4169e1 saddlebrown 8b4513
  salmon fa8072 sandybrown f4a460 seagreen 2e8b57 seashell fff5ee sienna a0522d silver c0c0c0 skyblue 87ceeb
  slateblue 6a5acd slategray 708090 slategrey 708090 snow fffafa springgreen 00ff7f steelblue 4682b4 tan d2b48c
  teal 008080 thistle d8bfd8 tomato ff6347 turquoise 40e0d0 violet ee82ee wheat f5deb3 white ffffff whitesmoke f5f5f5
  yellow ffff00 yellowgreen 9acd32`
    .split(/\s+/)
    .flatMap((name, i, all) => (i % 2 === 0 ? [[name, all[i + 1] ?? ''] as const] : [])),
)

// Declarations

type Declared = { value: string; important: boolean }
type Declarations = ReadonlyMap<string, Declared>

/** One style's declarations, names and values in lower case; those that no browser understands are not kept. */
function declarations(style: string): Declarations {
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

const customs = (declared: Declarations): Record<string, string> =>
  Object.fromEntries([...declared].flatMap(([name, { value }]) => (name.startsWith('--') ? [[name, value]] : [])))

function withVars(value: string | undefined, vars: Vars): string | undefined {
  if (!value?.includes('var(')) return value
  const once = (text: string): string =>
    text.replace(/var\(\s*(--[\w-]{1,80})\s*(?:,([^()]{0,100}))?\)/g, (_, name: string, other?: string) =>
      (vars[name] ?? other ?? '').slice(0, 100).trim(),
    )
  return once(once(once(value))).slice(0, 500)
}

const unescaped = (text: string): string =>
  text.includes('\\')
    ? text.replace(/\\(?:([0-9a-f]{1,6})\s?|(.))/gi, (_, code?: string, char?: string) =>
        code === undefined ? (char ?? '') : character(Number.parseInt(code, 16)),
      )
    : text

const character = (code: number): string => (code > 0x10ffff ? '' : String.fromCodePoint(code))

/** Comments become spaces, as browsers read them; the HTML comment marks around a sheet go too. */
const withoutComments = (css: string): string =>
  css.replace(/"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?|\/\*[\s\S]*?(?:\*\/|$)|<!--|-->/g, (found) =>
    /^["']/.test(found) ? found : ' ',
  )

/** Cuts outside of strings and brackets; one pass. */
function cutAt(text: string, marks: string): string[] {
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
function* boundaries(text: string): Generator<{ at: number; mark: string }> {
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

// Style sheets

type Simple = (element: Styled) => boolean
type Compound = { tests: readonly Simple[]; combinator: ' ' | '>' | '+' | '~' }
type Rule = { compounds: readonly Compound[]; key: string; weight: number; order: number; declared: Declarations }

/** Rules by the name, class or id that their last part asks for. `spent` when matching took more steps than any real mail. */
export type Sheet = { rules: ReadonlyMap<string, readonly Rule[]>; step(): void; spent(): boolean }

const MOST_STEPS = 3_000_000
const DEEPEST = 10

/** The rules of the style elements of a mail that hold on a wide screen in light colours. */
export function styleSheet(css: string): Sheet {
  const rules = new Map<string, Rule[]>()
  let steps = 0
  for (const [order, { selectors, style }] of blocks(withoutComments(css)).entries()) {
    const declared = declarations(style)
    if (declared.size === 0) continue
    for (const rule of selectors.flatMap((selector) => parsedSelector(selector) ?? [])) {
      const same = rules.get(rule.key) ?? []
      same.push({ ...rule, order, declared })
      rules.set(rule.key, same)
    }
  }
  return {
    rules,
    step: () => {
      steps++
    },
    spent: () => steps > MOST_STEPS,
  }
}

type Block = { selectors: readonly string[]; holds: boolean; style: string }

/** Every rule with its selectors written out, those nested in others and in conditions that hold included. */
function blocks(css: string): { selectors: readonly string[]; style: string }[] {
  const done: Block[] = []
  const open: Block[] = [{ selectors: [], holds: true, style: '' }]
  let start = 0
  for (const { at, mark } of boundaries(css)) {
    const block = open.at(-1)
    if (mark === ',' || !block) continue
    const piece = css.slice(start, at)
    start = at + 1
    if (mark === '{') open.push(opened(piece.trim(), block, open.length))
    else if (block.selectors.length > 0 && block.style.length < 20_000) block.style += `${piece};`
    if (mark === '}' && open.length > 1) done.push(...open.splice(-1))
  }
  const last = open.at(-1)
  if (last) last.style += css.slice(start)
  return [...done, ...open].filter(({ selectors, holds }) => holds && selectors.length > 0)
}

function opened(prelude: string, around: Block, depth: number): Block {
  if (depth > DEEPEST) return { selectors: [], holds: false, style: '' }
  if (prelude.startsWith('@')) return { selectors: around.selectors, holds: around.holds && holds(prelude), style: '' }
  const written = cutAt(prelude.slice(0, 20_000), ',').map((selector) => selector.trim())
  const nested = (selector: string) =>
    around.selectors.map((outer) => (selector.includes('&') ? selector.replaceAll('&', outer) : `${outer} ${selector}`))
  const all = around.selectors.length === 0 ? written : written.slice(0, 20).flatMap(nested).slice(0, 100)
  return { selectors: all.filter((selector) => selector.length <= 300), holds: around.holds, style: '' }
}

/** Whether the rules in an at-rule hold for a reader at a screen. */
function holds(prelude: string): boolean {
  const [, name = '', condition = ''] = /^@([\w-]{1,30})([\s\S]{0,1000})/.exec(prelude) ?? []
  if (/^media$/i.test(name)) return holdsOnScreen(condition)
  return /^(?:supports|layer|container|scope|(?:-moz-)?document)$/i.test(name)
}

/** A condition that is not known holds: what it hides is reported, not said. */
export const holdsOnScreen = (media: string): boolean => media.trim() === '' || cutAt(media, ',').some(queryHolds)

function queryHolds(query: string): boolean {
  const text = query.trim().toLowerCase()
  const negated = /^not\s/.test(text)
  const type = /^(?:not\s+|only\s+)?([a-z]+)/.exec(text)?.[1] ?? 'all'
  const features = [...text.matchAll(/\(([^()]{1,100})\)/g)].every(([, feature = '']) => featureHolds(feature.trim()))
  return (/^(?:all|screen|not|only)$/.test(type) && features) !== negated
}

const SCREEN = 1280

function featureHolds(feature: string): boolean {
  const [, bound = '', value = ''] = /^(min|max)-(?:device-)?width\s*:\s*(.{1,40})$/.exec(feature) ?? []
  const width = length(value, 16)
  if (bound !== '' && width !== null) return bound === 'min' ? width <= SCREEN : width >= SCREEN
  const [, compared = '', limit = ''] = /^width\s*([<>])=?\s*(.{1,40})$/.exec(feature) ?? []
  if (compared !== '') return (compared === '>') === (length(limit, 16) ?? 0) < SCREEN
  return !/dark|forced-colors|reduced-motion\s*:\s*reduce|portrait|monochrome/.test(feature)
}

/** What applies to an element: rules by weight and order, then its own style; what is `!important` above the rest. */
function cascade(element: Styled, sheet: Sheet): Declarations {
  const style = element.attribs['style']
  const own = style === undefined ? NONE : declarations(style)
  const matched = sheet.rules.size === 0 ? [] : matching(element, sheet)
  if (matched.length === 0) return own
  const result = new Map<string, Declared>()
  for (const declared of [...matched, own])
    for (const [name, found] of declared) if (found.important || !result.get(name)?.important) result.set(name, found)
  return result
}

const NONE: Declarations = new Map()

function matching(element: Styled, sheet: Sheet): Declarations[] {
  const keys = new Set(['*', element.name, `#${idOf(element)}`, ...classesOf(element).map((name) => `.${name}`)])
  const found: Rule[] = []
  for (const key of keys)
    for (const rule of sheet.rules.get(key) ?? []) {
      if (sheet.spent()) return []
      if (matches(element, rule.compounds, rule.compounds.length - 1, sheet)) found.push(rule)
    }
  return found.sort((a, b) => a.weight - b.weight || a.order - b.order).map(({ declared }) => declared)
}

/** Tries every way to place the compounds before `at` around the element. */
function matches(element: Styled, compounds: readonly Compound[], at: number, sheet: Sheet): boolean {
  sheet.step()
  const compound = compounds[at]
  if (!compound?.tests.every((test) => test(element))) return false
  if (at === 0) return true
  const sideways = compound.combinator === '+' || compound.combinator === '~'
  const next = sideways ? before : parentOf
  const once = compound.combinator === '>' || compound.combinator === '+'
  for (let other = next(element); other && !sheet.spent(); other = once ? null : next(other))
    if (matches(other, compounds, at - 1, sheet)) return true
  return false
}

const isElement = (node: unknown): node is Styled => typeof node === 'object' && node !== null && 'attribs' in node

const parentOf = ({ parent }: Styled): Styled | null => (isElement(parent) ? parent : null)

function sibling(element: Styled, side: 'prev' | 'next'): Styled | null {
  let node: unknown = (element as Styled & { next: unknown })[side]
  while (node && !isElement(node)) node = (node as Record<string, unknown>)[side]
  return isElement(node) ? node : null
}

const before = (element: Styled): Styled | null => sibling(element, 'prev')

const classesOf = ({ attribs }: Styled): readonly string[] =>
  (attribs['class'] ?? '').slice(0, 2000).toLowerCase().split(/\s+/).slice(0, 100)

const idOf = ({ attribs }: Styled): string => (attribs['id'] ?? '').slice(0, 200).toLowerCase()

/** null for selectors that no element of a mail that lies open matches, and for those that no browser understands. */
function parsedSelector(selector: string): Omit<Rule, 'order' | 'declared'> | null {
  const compounds: { tests: Simple[]; combinator: Compound['combinator'] }[] = [{ tests: [], combinator: ' ' }]
  let key = '*'
  let weight = 0
  let rest = selector.trim().slice(0, 300)
  while (rest !== '') {
    const part = PART.exec(rest)?.[0] ?? ''
    if (part === '') return null
    rest = rest.slice(part.length)
    if (/^\s*[>+~\s]/.test(part)) {
      const combinator = part.trim() === '' ? ' ' : (part.trim() as Compound['combinator'])
      if (compounds.push({ tests: [], combinator }) > 8) return null
      key = '*'
      continue
    }
    const test = simple(part)
    if (!test) return null
    compounds.at(-1)?.tests.push(test)
    const name = unescaped(part).toLowerCase()
    if (/^[.#\w]/.test(name) && (key === '*' || name.startsWith('#'))) key = name
    weight += name.startsWith('#') ? 10_000 : /^[.[:]/.test(name) ? 100 : name === '*' ? 0 : 1
  }
  return compounds.some(({ tests }) => tests.length === 0) ? null : { compounds, key, weight }
}

const PART =
  /^(?:\s*[>+~]\s*|\s+|\*|\[[^\]]{1,200}\]|::?[\w-]{1,40}(?:\([^()]{0,200}\))?|[.#]?(?:\\[0-9a-f]{1,6}\s?|\\.|[\w-]|[^\0-\x7f])+)/i

function simple(part: string): Simple | null {
  const name = unescaped(part.replace(/^[.#]/, '')).toLowerCase()
  if (part === '*') return () => true
  if (part.startsWith('.')) return (element) => classesOf(element).includes(name)
  if (part.startsWith('#')) return (element) => idOf(element) === name
  if (part.startsWith('[')) return attribute(part.slice(1, -1))
  if (part.startsWith(':')) return pseudo(part.toLowerCase())
  return (element) => element.name === name
}

function attribute(written: string): Simple | null {
  const [, name = '', operator = '', quoted = ''] =
    /^\s*([\w-]{1,80})\s*(?:([~|^$*]?=)\s*(.{0,200}?)\s*)?$/.exec(written) ?? []
  if (name === '') return null
  const value = quoted
    .replace(/["']\s*[is]?$/i, '')
    .replace(/^["']/, '')
    .toLowerCase()
  return ({ attribs }) => {
    const found = attribs[name.toLowerCase()]?.slice(0, 2000).toLowerCase()
    if (found === undefined || operator === '') return found !== undefined
    switch (operator) {
      case '=':
        return found === value
      case '~=':
        return found.split(/\s+/).includes(value)
      case '|=':
        return found === value || found.startsWith(`${value}-`)
      case '^=':
        return value !== '' && found.startsWith(value)
      case '$=':
        return value !== '' && found.endsWith(value)
      default:
        return value !== '' && found.includes(value)
    }
  }
}

/** What counts places among siblings is taken as met, so that it cannot hide anything unseen. */
function pseudo(part: string): Simple | null {
  const [, name = '', inside = ''] = /^:([\w-]+)(?:\((.*)\))?$/.exec(part) ?? []
  switch (name) {
    case 'first-child':
      return (element) => sibling(element, 'prev') === null
    case 'last-child':
      return (element) => sibling(element, 'next') === null
    case 'root':
      return (element) => element.name === 'html'
    case 'link':
    case 'any-link':
      return ({ name: tag, attribs }) => tag === 'a' && 'href' in attribs
    case 'not':
    case 'is':
    case 'where':
    case 'matches': {
      const tests = cutAt(inside, ',').map((one) => simple(one.trim()))
      return (element) => tests.some((test) => test?.(element)) !== (name === 'not')
    }
    default:
      return /^(?:nth|only|first|last|lang|dir|has)/.test(name) ? () => true : null
  }
}
