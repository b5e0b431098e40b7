import { blendsIn, type Color, colorOf, FAINTEST, firstColor, over, type Rgb, WHITE } from './css-color.ts'
import { CUT, customs, PLACED, type Vars, withVars } from './css-declarations.ts'
import { fontSize, length, ratio, sizeOf } from './css-length.ts'
import { cascade, type Sheet, type Styled } from './css-sheet.ts'

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
  background: WHITE,
  size: 16,
  opacity: 1,
  indent: 0,
  spacing: 0,
  vars: {},
}

const SMALLEST = 4
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

function visibility(value: string | undefined, inherited: boolean): boolean {
  if (value === 'hidden' || value === 'collapse') return false
  return value === 'visible' || value === 'initial' ? true : inherited
}
