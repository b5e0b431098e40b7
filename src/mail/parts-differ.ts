/** More than a third of the longer words of one part are absent from the other (quotations and links set aside). */
export function partsDiffer(plain: string, html: string): boolean {
  const [a, b] = [words(plain), words(html)]
  const missing = (from: Set<string>, other: Set<string>) => [...from].filter((word) => !other.has(word)).length
  return (
    [missing(a, b) / (a.size || 1), missing(b, a) / (b.size || 1)].some((share) => share > 1 / 3) &&
    a.size + b.size > 12
  )
}

const words = (text: string): Set<string> =>
  new Set(
    text
      .slice(0, 50_000)
      .replace(/^>.*$/gm, '')
      .replace(/https?:\/\/\S{1,2000}/g, '')
      .toLowerCase()
      .match(/\p{L}{4,30}/gu) ?? [],
  )
