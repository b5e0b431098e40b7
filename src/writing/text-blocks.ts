import { DRAFT_END, DRAFT_START } from './markers.ts'

/** Our plain-text conventions as structure. `marker`: a line of an approval mail that bounds the editable letter. */
export type Block =
  | { kind: 'heading'; text: string }
  /** Below a heading: only approval mails have them. */
  | { kind: 'subheading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'bullets'; items: string[] }
  /** `start`: the number of the first item. */
  | { kind: 'numbers'; start: number; items: string[] }
  | { kind: 'marker'; text: string }

const MOST_TEXT = 200_000
const MOST_LINE = 20_000

/** Lines with no empty line between them are one paragraph; an item may go on over several lines. */
export function textBlocks(text: string): Block[] {
  const blocks: Block[] = []
  let afterGap = true
  for (const raw of text.slice(0, MOST_TEXT).split(/\r?\n/)) {
    const line = raw.slice(0, MOST_LINE).trim()
    const last = blocks.at(-1)
    if (line !== '' && !(last && joined(last, line, afterGap))) blocks.push(begun(line))
    afterGap = line === ''
  }
  return blocks
}

/** Puts the line into the last block when it belongs there. */
function joined(last: Block, line: string, afterGap: boolean): boolean {
  const next = begun(line)
  if (next.kind === 'bullets' && last.kind === 'bullets') last.items.push(...next.items)
  else if (next.kind === 'numbers' && last.kind === 'numbers' && next.start === last.start + last.items.length)
    last.items.push(...next.items)
  else if (next.kind !== 'paragraph' || afterGap) return false
  else if (last.kind === 'paragraph') last.text += ` ${line}`
  else if (last.kind === 'bullets' || last.kind === 'numbers') last.items.push(`${last.items.pop()} ${line}`)
  else return false
  return true
}

function begun(line: string): Block {
  if (line === DRAFT_START || line === DRAFT_END) return { kind: 'marker', text: line }
  if (line.startsWith('## ')) return { kind: 'heading', text: line.slice(3).trim() }
  if (line.startsWith('### ')) return { kind: 'subheading', text: line.slice(4).trim() }
  if (line.startsWith('- ')) return { kind: 'bullets', items: [line.slice(2).trim()] }
  const number = /^(\d{1,3})\. /.exec(line)
  if (number) return { kind: 'numbers', start: Number(number[1]), items: [line.slice(number[0].length).trim()] }
  return { kind: 'paragraph', text: line }
}
