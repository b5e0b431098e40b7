const count = 'un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\\d+'
const month = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre'

/** What an earlier pattern takes, a later one does not see. */
const patterns = [
  /(?:art\.|articles?) (?:[LRD]\. ?)?\d+(?:-\d+)*(?:, al\. \d+(?:(?:, | et )\d+)*)?/g,
  /n° [\d-]+/g,
  new RegExp(`\\d{1,2}(?:er)? (?:${month}) \\d{4}`, 'g'),
  /\d[\d\u00a0 ]*(?:,\d{2})?[\u00a0 ]?€/g,
  /\d+(?:,\d+)?[\u00a0 ]%/g,
  new RegExp(`(?<![\\p{L}\\d])(?:${count}) (?:mois|ans?|jours?|périodes?)(?!\\p{L})`, 'gu'),
  /\d+/g,
]

/** Every sum, day, percentage, duration, article and other number of a text of ours, as written: what a letter may say. */
export function figuresOf(text: string): readonly string[] {
  const found: string[] = []
  let rest = text
  for (const pattern of patterns)
    rest = rest.replace(pattern, (figure) => {
      found.push(figure)
      return ' '
    })
  return [...new Set(found)]
}
