import { remembered } from '../../domain/remembered.ts'

const MOST_TEXT = 200_000

/** Cyrillic and Greek letters that look like Latin ones. */
const likeLatin: Readonly<Record<string, string>> = Object.fromEntries(
  [...'аaеeоoрpсcуyхxіiјjѕsԁdкkмmтtнhвbαaεeοoρpνvτtκkιiχx'.matchAll(/(.)(.)/gu)].map(([, from, to]) => [from, to]),
)

/** Lower case, without accents, invisible characters or look-alikes: two ways to write the same words are equal. */
export const folded = remembered(
  (text) =>
    text
      .slice(0, MOST_TEXT)
      .normalize('NFKD')
      .replace(/[\p{M}\p{Cf}]+/gu, '')
      .toLowerCase()
      .replace(/œ/g, 'oe')
      .replace(/æ/g, 'ae')
      .replace(/[\u0370-\u052f]/g, (letter) => likeLatin[letter] ?? letter),
  40,
)

export const foldedWords = remembered((text): readonly string[] => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [], 40)

/** Compatibility forms made plain, no invisible characters, one kind of space: the letters keep their case and accents. */
export const plain = remembered(
  (text) =>
    text
      .slice(0, MOST_TEXT)
      .normalize('NFKC')
      .replace(/\p{Cf}+/gu, '')
      .replace(/\s+/g, ' ')
      .replace(/[‐‑–—−]/g, '-')
      .replace(/[’‘ʼ`´]/g, "'"),
  40,
)
