import { z } from 'zod'
import { PartyId } from '../domain/ids.ts'
import { LetterPurpose } from '../domain/letter-purposes.ts'
import { QuestionKey } from '../domain/questions.ts'
import { Side } from '../domain/roles.ts'
import { CaseState } from '../domain/states.ts'

/**
 * A letter to one side or both, as the mediator reads, edits and approves it.
 * `body` is plain French text: paragraphs apart by an empty line; a line `## Titre` is a heading; lines that begin with
 * `- ` or `1. ` are lists. The HTML part is made from this text alone, so that text and HTML never say different things.
 */
export const Letter = z.object({
  purpose: LetterPurpose,
  audience: z.array(Side).min(1),
  subject: z.string().min(1),
  body: z.string().min(1),
  /** Text for one side only, after the body: its questions, or how it may answer. Shown to the mediator with the body. */
  additions: z.partialRecord(Side, z.string()),
  /**
   * What all of its readers get after the body and the additions: the texts of the law and the calculation in detail. Shown
   * after the letter, not between the lines that a mediator may edit.
   */
  annex: z.string().optional(),
  /**
   * The stage that the case is in once the letter has left, as the last line for those readers who were told another one.
   * Absent where all of them know it.
   */
  stage: z.object({ state: CaseState, line: z.string().min(1), to: z.array(PartyId) }).optional(),
  /** The numbered questions that each side is asked, in order: a reply "1. oui" is read by them. */
  asked: z.partialRecord(Side, z.array(QuestionKey)),
  /** True when the landlord's addition offers the typed answers 1–6. */
  choiceOffered: z.boolean(),
  /** Every sum, date, percentage and article that the rules base or a quoted fact produced for this letter, as written. */
  figures: z.array(z.string()),
  /**
   * The texts of `mail-templates/paragraphs/` that this letter is made of, in their order. `span`: where each stands in
   * `body`, from and to; null when it is in an addition or the annex. Absent in drafts from before.
   */
  paragraphs: z
    .array(z.object({ id: z.string(), version: z.string(), span: z.tuple([z.int(), z.int()]).nullable() }))
    .optional(),
})
export type Letter = z.infer<typeof Letter>

/** `text`: in our conventions, its first heading being its title; `foot`: who sends it. */
export type PrintedLetter = { ref: string; on: string; text: string; foot: string }

type Text = { id: string; version: string; text: string }

/** The text of each paragraph of a file as it stands in the body. */
export const paragraphSpans = ({ body, paragraphs = [] }: Pick<Letter, 'body' | 'paragraphs'>): Text[] =>
  paragraphs.flatMap(({ id, version, span }) => (span === null ? [] : [{ id, version, text: body.slice(...span) }]))

/** False when a style had nothing to change in this letter: whoever asked for it is told. */
export const styleChanges = (before: Letter, after: Letter): boolean =>
  JSON.stringify(asRead(before)) !== JSON.stringify(asRead(after))

const asRead = ({ subject, body, additions, annex }: Letter) => [subject, body, additions, annex]
