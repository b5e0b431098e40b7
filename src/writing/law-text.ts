import { bulletList } from './letter-context.ts'

/** What the rules base has to say on one situation, in French, fit for both parties. Letters take law from nowhere else. */
export type LawText = {
  sections: readonly { heading: string | null; paragraphs: readonly string[] }[]
  /** One line per figure: how it was computed, with its article. */
  trace: readonly string[]
  /** Every sum, date, percentage, duration and article of the above, as written. */
  figures: readonly string[]
}

/** Each section under its heading, then the computations as a list. */
export function lawParagraphs(law: LawText): string[] {
  const sections = law.sections.flatMap(({ heading, paragraphs: [first = '', ...more] }) => [
    heading === null ? first : `## ${heading}\n${first}`,
    ...more,
  ])
  return law.trace.length === 0 ? sections : [...sections, `## Le détail du calcul\n${bulletList(law.trace)}`]
}
