/** `n`: the line of the list that these words answer. */
export type RecapAnswer = { n: number; words: string }

/** `unplaced`: what names a line that the list does not have, or none; null where nothing is left over. */
export type RecapAnswers = { answers: readonly RecapAnswer[]; unplaced: string | null }

type Mark = { n: number; from: number; to: number }

/**
 * An answer to a numbered list of cases (`1. ok 2. non`, `2 : voir avec le propriétaire`, a case number before its words) → the
 * words of each line. A number inside a sentence (`le 5.`) is no line: what is in doubt stays with the line before it.
 */
export function recapAnswers(text: string, refs: readonly string[]): RecapAnswers {
  const said = numbered(text.slice(0, 20_000), refs)
  const marks = marksIn(said, refs.length)
  const rest: string[] = [said.slice(0, marks[0]?.from ?? said.length)]
  const words = new Map<number, string>()
  for (const [i, { n, to }] of marks.entries()) {
    const own = said
      .slice(to, marks[i + 1]?.from ?? said.length)
      .replace(/[\s,;]+$/, '')
      .trimStart()
    if (n > refs.length || n < 1) rest.push(`${n}. ${own}`)
    else if (own !== '') words.set(n, [words.get(n) ?? '', own].join('\n').trim())
  }
  const answers = [...words].map(([n, own]) => ({ n, words: own })).sort((a, b) => a.n - b.n)
  const unplaced = rest.map(withoutGreeting).filter(Boolean).join('\n')
  return { answers, unplaced: unplaced === '' ? null : unplaced }
}

/** A line that begins with the number of a case of the list begins with its place in the list. */
const numbered = (text: string, refs: readonly string[]): string =>
  text.replace(/^[ \t*•-]{0,9}(?:dossier )?(ML-[A-Z2-9]{4}-[A-Z2-9])[ \t]{0,9}[:.,)-]?/gim, (whole, ref: string) => {
    const at = refs.indexOf(ref.toUpperCase())
    return at < 0 ? whole : `${at + 1}. `
  })

const AT_LINE_START =
  /^[ \t*•-]{0,9}(?:ligne |dossier |n° ?)?(\d{1,2})[ \t]{0,3}(?![.:]\d)[.):=–—-][ \t]{0,9}(?=\s{0,9}\S)/gim
const BARE =
  /^[ \t]{0,9}(\d{1,2})[ \t]{1,9}(?=\p{L})(?!(?:euros?|mois|jours?|semaines?|janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre|ans?|rue|heures?|h)\b)/gimu
const INSIDE = /(?<=[^\S\n]|[,;])(?:ligne )?(\d{1,2})[ \t]?[.):][ \t]{1,9}(?=\S)/gi
/** Before a number that belongs to the sentence. */
const GOVERNS =
  /(?:^|[^\p{L}])(?:le|la|les|au|aux|du|de|des|avant|pour|à|a|et|ou|sous|dans|vers|entre|num[ée]ro)[ \t]*$/iu

/** A number just past the end of the list is a line that it does not have; a larger one inside a sentence is a figure. */
const BEYOND = 5

function marksIn(text: string, known: number): Mark[] {
  const starts = [...text.matchAll(AT_LINE_START), ...text.matchAll(BARE)].map(markOf)
  const lines = starts.filter((mark, i) => starts.findIndex(({ from }) => from === mark.from) === i)
  const inside = [...text.matchAll(INSIDE)]
    .map(markOf)
    .filter(({ n, from }) => n >= 1 && n <= known + BEYOND && !GOVERNS.test(text.slice(Math.max(0, from - 20), from)))
  const marks: Mark[] = []
  for (const mark of [...lines, ...inside].sort((a, b) => a.from - b.from)) {
    const before = marks.at(-1)
    const atStart = lines.includes(mark)
    if (!before || (mark.from >= before.to && (atStart || mark.n > before.n))) marks.push(mark)
  }
  return marks
}

const markOf = (found: RegExpExecArray): Mark => ({
  n: Number(found[1]),
  from: found.index,
  to: found.index + found[0].length,
})

/** "Bonjour, voici nos réponses :" answers nothing. */
const withoutGreeting = (text: string): string =>
  text
    .split('\n')
    .map((line) =>
      line
        .replace(
          /^\s*(?:(?:bonjour|bonsoir|madame|monsieur|mesdames|messieurs|et|chère?|médiat\w*)[ ,!.]*)+(?=\s|$|voici|suite|en r)/i,
          '',
        )
        .replace(
          /^\s*(?:voici|suite à|en réponse à|ci-dessous|nos réponses|mes réponses|je réponds|nous répondons)\b[^.!?\n]*[:.,]?\s*$/i,
          '',
        )
        .trim(),
    )
    .filter((line) => /[\p{L}\d]/u.test(line))
    .join('\n')
