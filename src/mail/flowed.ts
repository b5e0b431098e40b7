/**
 * RFC 3676 § 4: a text of `format=flowed` with its soft line breaks taken out. Lines are one paragraph only where their quote
 * marks agree, and the marks of a continuation go: mailparser leaves them in the middle of the sentence.
 */
export function unflowed(text: string, delSp: boolean): string {
  const out: { depth: number; words: string; open: boolean }[] = []
  for (const line of text.split('\n')) {
    const marks = /^(?:> ?)*/.exec(line)?.[0] ?? ''
    const depth = marks.replaceAll(' ', '').length
    const words = depth === 0 ? line.replace(/^ /, '') : line.slice(marks.length)
    const open = words.endsWith(' ') && words !== '-- '
    const last = out.at(-1)
    const piece = open && delSp ? words.slice(0, -1) : words
    if (last?.open && last.depth === depth) Object.assign(last, { words: last.words + piece, open })
    else out.push({ depth, words: piece, open })
  }
  return out.map(({ depth, words }) => `${'>'.repeat(depth)}${depth > 0 && words !== '' ? ' ' : ''}${words}`).join('\n')
}
