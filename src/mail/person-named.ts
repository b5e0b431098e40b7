/**
 * Whether a text names this person as one names people: with a title (« Mme Lefebvre »), in capitals, or by all their names.
 * A surname alone may be any word (« Petit rappel »).
 */
export function namesPerson(text: string, name: string): boolean {
  const names = name
    .replace(/^(?:m|mr|mme|mlle|monsieur|madame|mademoiselle)\.?\s+/i, '')
    .split(/\s+/)
    .filter((word) => /^\p{L}[\p{L}'’-]{2,40}$/u.test(word))
  const surname = names.at(-1)
  if (!surname) return false
  const searched = text.slice(0, 200_000)
  const says = (pattern: string, flags: string): boolean =>
    new RegExp(`(?<![\\p{L}-])${pattern}(?![\\p{L}-])`, flags).test(searched)
  const written = [surname, surname.toUpperCase()].map(literal).join('|')
  return (
    says(
      `(?:M\\.?|Mr\\.?|Mme|Mlle|Monsieur|Madame|Mademoiselle|MM\\.)\\s(?:\\p{Lu}[\\p{L}-]{1,30}\\s)?(?:${written})`,
      'u',
    ) ||
    says(literal(surname.toUpperCase()), 'u') ||
    (names.length > 1 && [names, names.toReversed()].some((each) => says(each.map(literal).join('\\s'), 'iu')))
  )
}

/** Names are letters, hyphens and apostrophes: nothing else reaches the pattern. */
const literal = (word: string): string => word.replace(/['’]/g, "['’]")
