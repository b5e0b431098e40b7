import { enumeration } from './french.ts'

/** Articles as a letter cites them: `loi n° 89-462 du 6 juillet 1989, art. 7 et art. 22, al. 3 et 4 ; code civil, art. 1353`. */
export function references(articles: readonly string[]): string {
  const texts = new Map<string, Map<string, string[]>>()
  for (const cited of new Set(articles)) {
    const [text = '', article = ''] = cited.split(/, art\. (.*)/)
    const [number = '', paragraph] = article.split(', al. ')
    const numbers = texts.get(text) ?? new Map<string, string[]>()
    numbers.set(number, [...(numbers.get(number) ?? []), ...(paragraph ? [paragraph] : [])])
    texts.set(text, numbers)
  }
  return [...texts]
    .map(([text, numbers]) => [text, articlesText(numbers)].filter((part) => part !== '').join(', '))
    .join(' ; ')
}

const articlesText = (numbers: ReadonlyMap<string, readonly string[]>): string =>
  enumeration(
    [...numbers]
      .filter(([number]) => number !== '')
      .map(
        ([number, paragraphs]) => `art. ${number}${paragraphs.length > 0 ? `, al. ${enumeration(paragraphs)}` : ''}`,
      ),
  )
