import type { Day } from '../domain/day.ts'
import type { LetterPurpose } from '../domain/letter-purposes.ts'
import { evaluate } from '../rulebase/evaluate.ts'
import type { Evaluation } from '../rulebase/evaluation.ts'
import type { Situation } from '../rulebase/situation.ts'
import type { DraftRow } from '../store/drafts.ts'
import { type CaseFigures, figuresOf } from '../writing/changed-figures.ts'
import { figuresIn } from '../writing/figures.ts'
import type { Letter } from '../writing/letter.ts'
import { rulesOf } from './case-rules.ts'
import { situationOf } from './law-for-case.ts'
import type { CaseFile } from './load-case.ts'
import type { World } from './world.ts'

/** Kept with each draft: its figures, and all that they follow from. */
type Computed = { rules: string; on: Day; situation: Situation; figures: CaseFigures }

export const computedFrom = (found: CaseFile, evaluation: Evaluation): Computed => ({
  rules: evaluation.rulesVersion,
  on: evaluation.on,
  situation: situationOf(found.positions),
  figures: figuresOf(evaluation),
})

/** The figures that the parties were last given, and what the case's rules make today of the same facts on the same day. */
export type SentFigures = { on: Day; rules: string; before: CaseFigures; after: CaseFigures }

export function lastSentFigures(world: World, found: CaseFile): SentFigures | null {
  const computed = found.drafts.findLast((draft) => draft.computed !== null && gaveFigures(draft))?.computed
  if (!computed) return null
  const { rules, on, situation, figures } = computed as Computed
  const { rulebase } = rulesOf(world, found.header)
  return { on, rules, before: figures, after: figuresOf(evaluate(rulebase, situation, on)) }
}

/** Letters that state law: only these give computed figures, and are marked when a source is still to be read by a jurist. */
export const lawPurposes: readonly LetterPurpose[] = ['law_reminder', 'reply', 'cdc_dossier', 'paper_letter']

/** Approved, and with computed sums in its text or its dossier; a reply may hold none. */
const gaveFigures = ({ state, purpose, letter, approved_body: body }: DraftRow<Letter>): boolean =>
  state === 'approved' &&
  lawPurposes.includes(purpose) &&
  (purpose === 'cdc_dossier' ||
    purpose === 'paper_letter' ||
    figuresIn(body ?? letter.body).some(({ meaning }) => meaning.startsWith('sum:')))
