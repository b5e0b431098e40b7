/** Articles as a table names them, one text a line: `loi n° 89-462 du 6 juillet 1989, art. 22, al. 3 et 7`. */
export function articlesText(articles: readonly string[]): string {
  const paragraphs = new Map<string, string[]>()
  for (const article of articles) {
    const [text = article, paragraph] = article.split(', al. ')
    paragraphs.set(text, [...(paragraphs.get(text) ?? []), ...(paragraph === undefined ? [] : [paragraph])])
  }
  return [...paragraphs].map(([text, of]) => (of.length === 0 ? text : `${text}, al. ${listed(of)}`)).join('\n')
}

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} et ${parts.at(-1)}`
