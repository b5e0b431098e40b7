/** One way to read the numbers at the beginning of a text; `end`: where they stop. */
type Beginning = { lines: readonly number[]; end: number }

const MOST_NUMBERS = 20

const OPENING =
  /^(?:pour )?(?:(?:le|la|les|de|des) )??(?:(?:le |la |les )?(?:n ?[°º]s?|numeros?|lettres?|lignes?|dossiers?) ?:? ?)?(?=\d)/
const MARKED = /^(?:(?:le|la|les|pour|du) )?(?:n ?[°º]s?|numeros?|lignes?|dossiers?) ?:? ?(?=\d)/
const ITEM = /(\d{1,3})(?: ?(?:-| a ) ?(\d{1,3}))?(?![\d/°%a-z€]|[.]\d| ?[€%])/y
const JOIN = / ?(?:[,;&+]| et )? ?(?:et )?(?:(?:la|le|les) )?(?:n ?[°º] ?)?(?=\d)/y

/**
 * The numbers of list lines at the beginning of a folded text (`1 3 5`, `1, 3 et 5`, `1-4`, `n° 7`), shortest reading first:
 * `9 12 mai` is 9, or 9 and 12. `marked`: only after a word such as `n°`. Null when a number can't be one.
 */
export function beginnings(folded: string, marked = false): readonly Beginning[] | null {
  const opening = (marked ? MARKED : OPENING).exec(folded)
  // "le 12" alone is a day.
  if (!opening || /^(?:pour )?le $/.test(opening[0])) return []
  const found: Beginning[] = []
  let lines: readonly number[] = []
  let at = opening[0].length
  for (;;) {
    ITEM.lastIndex = at
    const item = ITEM.exec(folded)
    if (!item) return found
    const first = Number(item[1])
    const last = Number(item[2] ?? item[1])
    if (item[1]?.startsWith('0') || last < first || last - first >= MOST_NUMBERS) return null
    lines = [...new Set([...lines, ...Array.from({ length: last - first + 1 }, (_, i) => first + i)])]
    if (lines.length > MOST_NUMBERS) return null
    at += item[0].length
    found.push({ lines, end: at })
    JOIN.lastIndex = at
    const join = JOIN.exec(folded)
    if (!join || join[0] === '') return found
    at += join[0].length
  }
}
