/** What remains of a text when everything that a mail client may change is taken out: two versions compare by it. */
export const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}>|]/gu, '')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[«»“”„]/g, '"')
    .replace(/[–—‑−•·*#_-]/g, '')
    .replace(/…/g, '...')

/** Lines as a client left them → our conventions: headings, lists and paragraphs of the sent letter keep their form. */
export function restoredText(lines: readonly string[], sent: string): string {
  const known = knownLines(sent)
  const gapped = lines.some((line, i) => line === '' && i > 0 && i < lines.length - 1)
  const out: string[] = []
  let afterGap = true
  for (const line of lines) {
    const last = out.at(-1)
    const shaped = known.headings.get(bare(line)) ?? withOurMarks(line)
    if (line !== '' && last !== undefined && !afterGap && goesOn(last, shaped, known, gapped))
      out[out.length - 1] = `${last} ${shaped}`
    else if (line !== '') out.push(shaped)
    afterGap = line === ''
  }
  return out.reduce((text, line) => (text === '' ? line : `${text}${separator(text, line)}${line}`), '')
}

/** What is known of the lines that were sent: headings by their bare text, and how each line begins. */
type KnownLines = { headings: ReadonlyMap<string, string>; openings: ReadonlySet<string> }

function knownLines(sent: string): KnownLines {
  const lines = sent
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  return {
    headings: new Map(lines.filter((line) => line.startsWith('## ')).map((line) => [bare(line), line])),
    openings: new Set(lines.map(opening)),
  }
}

const withOurMarks = (line: string): string => line.replace(/^[•·*–] +/, '- ').replace(/^(\d{1,3})\) +/, '$1. ')

/** True when a client broke a line here, false when a new heading, item or paragraph begins. */
function goesOn(last: string, line: string, { headings, openings }: KnownLines, gapped: boolean): boolean {
  if (last.startsWith('## ')) return [...headings.keys()].some((heading) => heading.startsWith(bare(last + line)))
  if (line.startsWith('## ') || beginsItem(last, line) || openings.has(opening(line))) return false
  return gapped || !/[.!?:…»]$/.test(last)
}

/** "22. Le délai…" after a line break is an item only where a list stands: else it is the end of "art. 22." */
function beginsItem(last: string, line: string): boolean {
  if (line.startsWith('- ')) return true
  const number = /^(\d{1,3})\. /.exec(line)?.[1]
  return number !== undefined && (number === '1' || /^\d{1,3}\. /.test(last))
}

/** The first letters of a line: enough to know one that was sent, with its end edited or wrapped. */
const opening = (line: string): string => bare(line).slice(0, 24)

const isItem = (line: string): boolean => /^(?:- |\d{1,3}\. )/.test(line)

const separator = (text: string, line: string): string =>
  isItem(line) && isItem(text.slice(text.lastIndexOf('\n') + 1)) ? '\n' : '\n\n'
