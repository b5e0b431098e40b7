import { isMobileLine, lineKind } from './line-kinds.ts'
import { isFooter, isLabel, isSigned, nameWords } from './visiting-card.ts'

/**
 * Where the signature begins in lines that are all the sender's own: an index, or `lines.length` when there is none. The
 * sign-off (`Cordialement,`) belongs to the text, and so does a name that cannot be told from the text.
 */
export function signatureStart(lines: readonly string[], senderName: string): number {
  const separator = separatorAt(lines)
  const end = separator ?? lines.length
  const name = nameWords(senderName)
  let start = end
  for (let block = lastBlock(lines, start); block; block = lastBlock(lines, start)) {
    const cut = cutIn(lines, block, name)
    start = cut?.at ?? start
    if (!cut?.goOn) break
  }
  return start
}

/** `-- ` exactly, wherever it stands; `--` or a long rule only above the last ten lines, and below some text. */
function separatorAt(lines: readonly string[]): number | null {
  const exact = lines.findIndex((line) => line === '-- ' || line === '--\u00a0')
  if (exact >= 0) return exact
  const first = lines.findIndex((line) => line.trim() !== '')
  let found: number | null = null
  let below = 0
  for (let i = lines.length - 1; i > first && below <= 10; i--) {
    const kind = lineKind(lines[i] ?? '')
    if (kind === 's' || isLongRule(lines[i] ?? '')) found = i
    if (kind !== 'e') below++
  }
  return found
}

/** Lists put their footer under one; shorter rules and dashes draw tables. */
const isLongRule = (line: string): boolean => /^_{20,200}$/.test(line.trim())

type Block = { from: number; to: number }

/** The last run of lines without an empty line, before `end`. */
function lastBlock(lines: readonly string[], end: number): Block | null {
  const to = trimmedEnd(lines, end)
  let from = to
  while (from > 0 && (lines[from - 1] ?? '').trim() !== '') from--
  return to === 0 ? null : { from, to }
}

function trimmedEnd(lines: readonly string[], end: number): number {
  let at = end
  while (at > 0 && (lines[at - 1] ?? '').trim() === '') at--
  return at
}

/** Where to cut in the last block; `goOn`: what stands above may be signature as well. */
function cutIn(
  lines: readonly string[],
  { from, to }: Block,
  name: readonly string[],
): { at: number; goOn: boolean } | null {
  const block = lines.slice(from, to)
  if (block.every(isMobileLine) || isFooter(block) || isLongRule(block[0] ?? '')) return { at: from, goOn: true }
  const closing = block.findLastIndex(isClosing)
  const card = block.slice(closing + 1)
  const apart = closing < 0 ? from > 0 : endsTheText(block[closing] ?? '')
  if (apart && card.length > 0 && card.length <= 10 && card.every(isLabel))
    if (isSigned(card, name) || (closing < 0 && signedOffAbove(lines, from)))
      return { at: from + closing + 1, goOn: false }
  const mobile = block.findIndex(isMobileLine)
  return mobile > 0 && mobile >= block.length - 2 ? { at: from + mobile, goOn: false } : null
}

/** `Merci d'avance,` and the like. */
const isClosing = (line: string): boolean => lineKind(line) === 'g' || CLOSING.test(line.slice(0, 200).trim())

/** A name right under `Cordialement` is the card; right under `Merci`, it may be part of the text. */
const endsTheText = (closing: string): boolean => lineKind(closing) === 'g' || closing.trim().endsWith(',')

const CLOSING =
  /^(?:merci|thank|restant|dans l['’]attente|avec (?:nos|mes|tous)|en vous|(?:je|nous) (?:vous )?(?:prie|remerci|souhait)|veuillez|votre (?:bien )?d[ée]vou|recevez|croyez)\b.{0,150}$/i

function signedOffAbove(lines: readonly string[], from: number): boolean {
  const end = trimmedEnd(lines, from)
  return end > 0 && (lineKind(lines[end - 1] ?? '') === 'g' || POLITE_END.test((lines[end - 1] ?? '').slice(-200)))
}

/** The long French closing formulas. */
const POLITE_END = /\b(?:salutations|sentiments|consid[ée]ration|respects|hommages)\b[^.!?]{0,60}[.,]?\s{0,3}$/i
