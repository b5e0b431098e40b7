/**
 * Removes characters that a reader cannot see but a program reads: zero-width, bidirectional controls, the tags block.
 * Reports only what could carry a message: text written in tags, and direction overrides.
 */
export function stripInvisible(text: string): { text: string; hidden: readonly string[] } {
  const tags = (text.match(TAGS) ?? []).map((run) =>
    [...run].map((c) => String.fromCodePoint((c.codePointAt(0) ?? 0) - 0xe0000)).join(''),
  )
  const overrides = /[\u202d\u202e]/.test(text) ? ['U+202D/U+202E'] : []
  const hidden = [...tags.map((tag) => tag.replace(/\p{Cc}/gu, '')).filter((tag) => tag.length > 1), ...overrides]
  return { text: text.replace(INVISIBLE, ''), hidden }
}

const TAGS = /[\u{e0000}-\u{e007f}]{1,2000}/gu
/** The joiner (U+200D) inside an emoji is the only one that shows. */
const INVISIBLE =
  /(?<!\p{Extended_Pictographic}\ufe0f?)\u200d|\u200d(?!\p{Extended_Pictographic})|\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu
