const MOST_TEXT = 200_000

type As = { quoted: boolean; pre: boolean }

/** Collects lines of text with HTML's white space: runs collapse, a block starts a line, a paragraph an empty line before. */
export function textLines() {
  const lines: string[] = []
  let line = ''
  let quoted = false
  let restQuoted = false
  let wantsSpace = false
  let size = 0
  let endsInSpace = true

  const startLine = () => {
    line = ''
    endsInSpace = true
  }

  const push = () => {
    const text = line.slice(0, Math.max(0, MOST_TEXT - size)).trimEnd()
    if (size >= MOST_TEXT) return
    size += text.length + 1
    lines.push(quoted ? `> ${text}`.trimEnd() : text)
  }

  const flush = () => {
    // A line that holds only a no-break space is meant to be seen as empty.
    if (line.trim() !== '' || line.includes('\u00a0')) {
      push()
      wantsSpace = false
    }
    startLine()
  }

  const api = {
    write(data: string, as: As): void {
      const text = as.pre ? data : data.replace(/[ \t\r\n\f]+/g, ' ')
      const isQuoted = as.quoted || restQuoted
      if (isQuoted !== quoted) flush()
      quoted = isQuoted
      const [first = '', ...more] = as.pre ? text.split('\n') : [text]
      append(first)
      for (const next of more) {
        push()
        startLine()
        append(next)
      }
    },
    writeLine(text: string, as: As): void {
      flush()
      api.write(text, as)
      flush()
    },
    newLine(as: As): void {
      if (line === '') quoted = as.quoted || restQuoted
      push()
      startLine()
      wantsSpace = false
    },
    /** Ends the line; with `space` an empty line follows, unless one is there. */
    breakLine(space: boolean): void {
      flush()
      wantsSpace = wantsSpace || space
    },
    /** From here to the end all is quoted. */
    quoteRest(): void {
      flush()
      restQuoted = true
    },
    signature(): void {
      flush()
      if (!/^--\s?$/.test(lines.findLast((text) => text !== '') ?? '')) lines.push('-- ')
      wantsSpace = false
    },
    text: (): string => {
      flush()
      return lines.join('\n').trim()
    },
  }

  function append(text: string): void {
    if (line === '' && text.trim() !== '' && wantsSpace) {
      const last = lines.at(-1) ?? ''
      if (!/^(?:> ?)?$/.test(last)) lines.push(quoted && last.startsWith('>') ? '>' : '')
      wantsSpace = false
    }
    line += endsInSpace ? text.replace(/^ +/, '') : text
    endsInSpace = text === '' ? endsInSpace : text.endsWith(' ')
  }

  return api
}
