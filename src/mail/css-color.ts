import { ratio } from './css-length.ts'

export type Rgb = readonly [number, number, number]
export type Color = { rgb: Rgb; alpha: number }

/** Text in the colour of its ground, or nearly: a contrast (WCAG 2.2) below 1.25 without a difference of hue. */
export function blendsIn(color: Color, background: Rgb): boolean {
  const seen = over(color, background)
  const [a, b] = [luminance(seen) + 0.05, luminance(background) + 0.05]
  return Math.max(a, b) / Math.min(a, b) < 1.25 && seen.every((part, i) => Math.abs(part - (background[i] ?? 0)) <= 40)
}

function luminance(rgb: Rgb): number {
  const [r = 0, g = 0, b = 0] = rgb.map((part) => (part <= 10 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

export const over = (color: Color | null, background: Rgb): Rgb =>
  color === null ? background : triple(color.rgb.map((part, i) => mix(part, background[i] ?? 0, color.alpha)))

const mix = (front: number, back: number, alpha: number): number => front * alpha + back * (1 - alpha)

export function colorOf(value: string, inherited: Color | null): Color | null {
  if (value === 'initial') return BLACK
  return color(value) ?? (/^(?:inherit|unset|revert|currentcolor)$/.test(value) ? inherited : null)
}

/** A picture is taken for what shows without it: mail programs block pictures. */
export function firstColor(value: string): Color | null {
  const parts =
    value.replace(/url\([^)]{0,2000}\)|[\w-]{0,40}gradient\(/g, ' ').match(/#?[\w-]{1,40}(?:\([^()]{0,100}\))?/g) ?? []
  return parts.slice(0, 50).reduce<Color | null>((found, part) => found ?? color(part), null)
}

export function color(text: string): Color | null {
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
export const NAMED: ReadonlyMap<string, string> = new Map(
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

/** Opacity below which nothing is seen. */
export const FAINTEST = 0.1

export const WHITE: Rgb = [255, 255, 255]
const BLACK: Color = { rgb: [0, 0, 0], alpha: 1 }
