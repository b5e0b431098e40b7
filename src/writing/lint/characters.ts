import { remembered } from '../../domain/remembered.ts'
import { block, type Finding } from './finding.ts'

/**
 * What takes no room on paper: format and control characters, fillers, blanks that are no spaces, private use. The joiner
 * and the selector inside an emoji show.
 */
const HIDDEN =
  /(?<!\p{Extended_Pictographic}[\u{1f3fb}-\u{1f3ff}]?\ufe0f?)\u200d|(?!\u200d)[\p{Cf}\p{Co}\u115f\u1160\u2800\u3164\uffa0]|[\u17b4\u17b5]|\u034f|[\u{e0100}-\u{e01ef}]|(?![\t\n\r])\p{Cc}|[\u2028\u2029]/gu

/** A word of two alphabets; a number with letters in it that look like digits, or digits and letters of another alphabet. */
const MIXED_WORD =
  /(?=[\p{L}\p{N}]{0,60}\p{Script=Latin})(?=[\p{L}\p{N}]{0,60}[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}])[\p{L}\p{N}]{2,60}/gu
const MIXED_NUMBER =
  /(?<![\p{L}\p{N}_-])(?:\d[\d.,]{0,15}[OoIl][\dOoIl.,]{0,15}|[OoIl][.,OoIl]{0,15}\d[\dOoIl.,]{0,15}(?=\s?(?:€|%|euros?)))(?![\p{L}\p{N}-])|\d[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}]\d/gu

/** Nearly every text has none of these, and is read faster for it. */
const UNUSUAL =
  /[\p{Cf}\p{Co}\u2800\u3164\uffa0\u2028\u2029]|\u034f|\u115f|\u1160|\u17b4|\u17b5|[\u{e0100}-\u{e01ef}]|(?![\t\n\r])\p{Cc}/u
const OTHER_ALPHABET = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u

const MOST_TEXT = 200_000

/** A letter is looked at when it is proposed, when it is approved and when it leaves: mostly the same text. */
export const characterFindings = remembered((text): readonly Finding[] => {
  const bounded = text.slice(0, MOST_TEXT)
  const hidden = UNUSUAL.test(bounded) ? [...bounded.matchAll(HIDDEN)].slice(0, 20) : []
  return [
    ...hidden.map(({ 0: char, index }) => block('hidden', `${around(bounded, index)} (${codePoint(char)})`)),
    ...[...(OTHER_ALPHABET.test(bounded) ? [MIXED_WORD] : []), MIXED_NUMBER]
      .flatMap((find) => bounded.match(find) ?? [])
      .slice(0, 20)
      .map((found) => block('look_alike', found)),
  ]
}, 40)

const around = (text: string, at: number): string =>
  `${text.slice(Math.max(0, at - 10), at)}▯${text.slice(at + 1, at + 11)}`

const codePoint = (char: string): string =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
