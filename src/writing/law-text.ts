import { bulletList, paragraphs } from './letter-context.ts'
import { wordsOf } from './paragraphs/library.ts'
import type { LetterStyle } from './paragraphs/parse.ts'

/** What the rules base has to say on one situation, in French, fit for both parties. Letters take law from nowhere else. */
export type LawText = {
  /** `annex`: the law and the proofs in full, for the annex of a letter. */
  sections: readonly { heading: string | null; paragraphs: readonly string[]; annex?: true }[]
  /** One line per figure: how it was computed, with its article. */
  trace: readonly string[]
  /** The articles that the results rest on; null when nothing was computed. */
  basis: string | null
  /** Where to turn without an agreement, the end of a sentence, with its article; null out of scope. */
  recourse: string | null
  /** Every sum, date, percentage, duration and article of the above, as written. */
  figures: readonly string[]
}

const { text } = wordsOf('law-text', { 'goes-on': [], calculation: [] })()

type Section = LawText['sections'][number]

/** More lines than this, blank ones included, do not fit into a letter of 32 lines. */
const MOST_LINES = 23

type Style = LetterStyle | null | undefined

/** What is found for this case, for the letter itself: a heading and a list per section. */
export const lawInBrief = (law: LawText, style?: Style): string[] =>
  fitted(law, style).told.map(({ heading, points }) => asList(heading, points))

/** For the annex: the points that did not fit, the law, the proofs and the recourse in full, then the calculation. */
export const lawInFull = (law: LawText, style?: Style): string =>
  paragraphs(
    fitted(law, style).left.map(({ heading, points }) => asList(heading, points)),
    law.sections
      .filter((section) => section.annex)
      .flatMap(({ heading, paragraphs: [first = '', ...more] }) => [
        heading === null ? first : `## ${heading}\n${first}`,
        ...more,
      ]),
    law.trace.length === 0 ? null : `${text('calculation')}\n${bulletList(law.trace)}`,
  )

/** The recourse without an agreement and its last day, the same to both sides; nothing where there is none. */
export const lawAfterwards = (law: LawText): string =>
  paragraphs(
    law.sections
      .filter(({ heading }) => heading === AFTERWARDS)
      .map(({ heading, paragraphs: texts }) => `## ${heading}\n${bulletList(texts)}`),
  )

/** Of the rules base's own text. */
const AFTERWARDS = 'Si aucun accord n’est trouvé'

type Points = { heading: string | null; points: readonly string[] }

const asList = (heading: string | null, points: readonly string[]): string =>
  `${heading === null ? '' : `## ${heading}\n`}${points.length === 1 ? points[0] : bulletList(points)}`

/** Under this heading stand the facts that were applied, first of all sections; a shorter letter has them in its annex. */
const FACTS = 'Les faits retenus'

/** What the letter tells, and what is left to its annex. */
function fitted(law: LawText, style: Style): { told: readonly Points[]; left: readonly Points[] } {
  const all = law.sections.filter((section) => !section.annex).map(pointsOf)
  const shown = style === 'shorter' ? all.filter(({ heading }) => heading !== FACTS) : all
  const counts = countsThatFit(
    shown.map(({ points }) => points.length),
    shown.findIndex(({ heading }) => heading !== FACTS),
  )
  const isCut = ({ points }: Points, i: number): boolean => (counts[i] ?? 0) < points.length
  return {
    told: shown.map((section, i) => {
      const points = section.points.slice(0, counts[i])
      return { ...section, points: isCut(section, i) ? [...points, text('goes-on')] : points }
    }),
    left: [
      ...all.filter((section) => !shown.includes(section)),
      ...shown
        .filter(isCut)
        .map((section) => ({ ...section, points: section.points.slice(counts[shown.indexOf(section)]) })),
    ],
  }
}

/** The list of the results stays whole; the longest of the others gives its last points away. */
function countsThatFit(lengths: readonly number[], results: number): number[] {
  const counts = [...lengths]
  const lines = () => counts.reduce((sum, count, i) => sum + count + (count < (lengths[i] ?? 0) ? 3 : 2), -1)
  while (lines() > MOST_LINES) {
    const longest = counts.reduce((best, count, i) => (i !== results && count > (counts[best] ?? 1) ? i : best), -1)
    if (longest < 0) break
    counts[longest] = (counts[longest] ?? 0) - 1
  }
  return counts
}

/** A paragraph that is a list already gives its items. */
const pointsOf = ({ heading, paragraphs: texts }: Section): Points => ({
  heading,
  points: texts.flatMap((one) => (one.startsWith('- ') ? one.slice(2).split('\n- ') : [one])),
})
