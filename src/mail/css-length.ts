export function sizeOf(value: string | undefined, inherited: number): number {
  const keyword = SIZES[value ?? '']
  if (keyword !== undefined) return keyword
  if (value === 'smaller' || value === 'larger') return inherited * (value === 'smaller' ? 0.83 : 1.2)
  return length(value ?? '', inherited, inherited) ?? inherited
}

export const SIZES: Readonly<Record<string, number>> = {
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
export const fontSize = (font: string | undefined): string | undefined =>
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
export function length(value: string, em: number, whole?: number): number | null {
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

export function ratio(value: string | undefined): number | null {
  const [, digits = '', unit = ''] = /^(?:calc\()?\s*(-?\d{0,9}\.?\d{1,9})(%?)/.exec(value ?? '') ?? []
  return digits === '' ? null : Math.min(1, Math.max(0, Number(digits) / (unit === '%' ? 100 : 1)))
}
