import { z } from 'zod'
import { Day } from '../domain/day.ts'
import { CaseRef } from '../domain/ids.ts'
import type { Piece } from '../domain/pieces.ts'
import { otherSide, Side, sideLabel } from '../domain/roles.ts'
import { type FormView, formSections, type OpenedView, openedSection } from './dossier-form.ts'
import { type PlacedExhibit, placeText } from './exhibits.ts'
import { frenchDay } from './french-day.ts'
import { oneLine } from './letter-context.ts'
import { exhibitLine } from './pieces.ts'

/** What may be told of the mediation: that it took place, never what was said in it (CPC art. 1528-3). */
const DossierStep = z.enum([
  'requested',
  'other_contacted',
  'other_reminded',
  'other_declined',
  'ended_without_agreement',
])
export type DossierStep = z.infer<typeof DossierStep>

/** What the dossier is made from. `exhibits`: what the claimant produced, nothing else. */
export type DossierView = FormView & {
  ref: CaseRef
  on: Day
  commission: string | null
  steps: readonly { on: Day; step: DossierStep }[]
  /** What the other side said in mediation; null unless both agreed to have it told. */
  opened: OpenedView | null
  exhibits: readonly PlacedExhibit[]
  /**
   * What stands for a signature: the claimant's own request, and the agreement where both agreed to have it told. `mark`: of the
   * mail, as `mailMark` gives it; null on a mediator's word. `proven`: its sender was.
   */
  signed: readonly { what: 'request' | 'agreement'; by: Side; on: Day; mark: string | null; proven: boolean }[]
  /** The documents that a commission asks for, with the exhibits that hold each; none for one to be added. */
  checklist: readonly { piece: Piece; exhibits: readonly number[] }[]
}

const Line = z.string().min(1)

/** The handoff as a value: what a form of the commission asks, filled or null. `dossier.json` is this, as JSON. */
export const Dossier = z.strictObject({
  version: z.literal(1),
  ref: CaseRef,
  on: Day,
  title: Line,
  commission: Line.nullable(),
  claimantSide: Side,
  sections: z.array(
    z.strictObject({
      heading: Line,
      fields: z.array(z.strictObject({ label: Line, value: Line.nullable() })),
    }),
  ),
  sums: z.array(z.strictObject({ label: Line, computation: Line, result: Line, articles: z.array(Line).readonly() })),
  steps: z.array(z.strictObject({ on: Day, what: Line })),
  /** Both parties agreed that the commission be told what was said in mediation. */
  opened: z.boolean(),
  exhibits: z.array(z.strictObject({ number: z.int().positive(), name: z.string(), receivedOn: Day, where: Line })),
  /** Mails that stand for a dated signature. */
  signatures: z.array(
    z.strictObject({
      what: z.enum(['request', 'agreement']),
      by: Side,
      on: Day,
      mail: Line.nullable(),
      proven: z.boolean(),
      text: Line,
    }),
  ),
  /** `exhibits`: numbers of the list above; none for a document to be added. */
  checklist: z.array(z.strictObject({ line: Line, exhibits: z.array(z.int().positive()) })),
  /** Labels of the fields without a value, under their headings. */
  missing: z.array(Line),
})
export type Dossier = z.infer<typeof Dossier>

export function dossier(view: DossierView): Dossier {
  const sections = [...formSections(view), ...(view.opened ? [openedSection(view.opened)] : [])]
  return {
    version: 1,
    ref: view.ref,
    on: view.on,
    title: 'Saisine de la commission départementale de conciliation',
    commission: view.commission,
    claimantSide: view.claimantSide,
    sections,
    sums: view.evaluation.trace.map(({ label, computation, result, articles }) => ({
      label,
      computation,
      result,
      articles,
    })),
    steps: [...view.steps]
      .sort((a, b) => a.on.localeCompare(b.on))
      .map(({ on, step }) => ({ on, what: stepText(step, view.claimantSide) })),
    opened: view.opened !== null,
    exhibits: view.exhibits.map((exhibit) => ({
      number: exhibit.number,
      name: oneLine(exhibit.name),
      receivedOn: exhibit.receivedOn,
      where: placeText(exhibit, view.ref),
    })),
    signatures: view.signed.map(({ mark: mail, ...signed }) => ({
      ...signed,
      mail,
      text: signedText({ mail, ...signed }),
    })),
    checklist: view.checklist.map((each) => ({ line: exhibitLine(each), exhibits: [...each.exhibits] })),
    missing: sections.flatMap(({ heading, fields }) =>
      fields.filter((field) => field.value === null).map((field) => `${heading} : ${field.label.toLowerCase()}`),
    ),
  }
}

function signedText({ what, by, on, mail, proven }: Omit<Dossier['signatures'][number], 'text'>): string {
  const act = what === 'request' ? 'Demande de médiation' : 'Accord'
  const trace = mail === null ? '' : `, empreinte ${mail}, expéditeur ${proven ? 'vérifié' : 'non vérifié'}`
  return `${act} : courriel du ${sideLabel[by]}, le ${frenchDay(on)}${trace}`
}

function stepText(step: DossierStep, claimant: Side): string {
  const other = sideLabel[otherSide(claimant)]
  const texts: Record<DossierStep, string> = {
    requested: `Demande de médiation par le ${sideLabel[claimant]}`,
    other_contacted: `Premier courriel du service de médiation au ${other}`,
    other_reminded: `Relance du ${other} par le service de médiation`,
    other_declined: `Le ${other} ne participe pas à la médiation`,
    ended_without_agreement: 'Fin de la médiation, sans accord',
  }
  return texts[step]
}

/** The JSON file of the handoff: stable key order, two spaces. */
export const dossierJson = (content: Dossier): string => `${JSON.stringify(content, null, 2)}\n`
