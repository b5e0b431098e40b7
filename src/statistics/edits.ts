import { purposeLabel } from '../domain/letter-purposes.ts'
import { Side, sideLabel } from '../domain/roles.ts'
import type { CaseRecord } from './case-record.ts'
import { median } from './delays.ts'
import { count, type Definition, type Figure, type Group, share } from './figure.ts'

const base = 'lettres approuvées et parties'
const unedited: Definition = {
  key: 'unedited',
  label: 'lettres parties sans retouche',
  unit: 'share',
  definition: 'le médiateur a approuvé le texte proposé sans en changer un mot',
  base,
}
const distance: Definition = {
  key: 'edit_distance',
  label: 'distance de retouche',
  unit: 'characters',
  definition: 'caractères changés entre la lettre proposée et la lettre approuvée (Levenshtein), zéro compris',
  base,
}
const paragraphDistance: Definition = {
  key: 'paragraph_edit_distance',
  label: 'distance de retouche du paragraphe',
  unit: 'characters',
  definition: 'caractères changés entre le paragraphe proposé et le plus proche de la lettre approuvée',
  base: 'emplois du paragraphe',
}
const usage: Definition = {
  key: 'paragraph_usage',
  label: 'emplois du paragraphe',
  unit: 'letters',
  definition: 'lettres parties dont la proposition contenait ce paragraphe',
  base,
}
const acceptance: Definition = {
  key: 'paragraph_acceptance',
  label: 'paragraphe gardé tel quel',
  unit: 'share',
  definition: 'parmi ses emplois, ceux où le médiateur n’en a pas changé un caractère',
  base: 'emplois du paragraphe',
}

const confirmed: Definition = {
  key: 'readings_confirmed',
  label: 'lectures confirmées',
  unit: 'share',
  definition:
    'messages que le lecteur a compris sans doute, et après lesquels un médiateur a d’abord approuvé une lettre ; les autres : il a d’abord refusé la lettre, ou corrigé un fait ou un rôle',
  base: 'lectures jugées par un médiateur',
}

type Letter = CaseRecord['approvals'][number]

/** What mediators changed before letters left, by purpose, by the sides written to, and by paragraph. */
export function editFigures(records: readonly CaseRecord[]): Figure[] {
  const letters = sentLetters(records)
  const both = (own: readonly Letter[], group: Group | null = null) => [
    share(unedited, own.filter(({ edited }) => !edited).length, own.length, group),
    median(
      distance,
      own.flatMap((letter) => letter.distance ?? []),
      group,
    ),
  ]
  return [
    readingFigure(records),
    ...both(letters),
    ...groupsOf(letters, purposeGroup).flatMap(([group, own]) => both(own, group)),
    ...groupsOf(letters, ({ audience }) => audienceGroup(audience)).flatMap(([group, own]) => both(own, group)),
    ...paragraphFigures(records, letters.length),
  ]
}

function readingFigure(records: readonly CaseRecord[]): Figure {
  const of = (kind: 'confirmed' | 'contested') => records.reduce((sum, { readings }) => sum + readings[kind], 0)
  return share(confirmed, of('confirmed'), of('confirmed') + of('contested'))
}

/** Approved letters of which at least one mail left. */
export const sentLetters = (records: readonly CaseRecord[]): Letter[] => records.flatMap(({ approvals }) => approvals)

function paragraphFigures(records: readonly CaseRecord[], letters: number): Figure[] {
  const uses = new Map<string, number[]>()
  for (const { paragraphs } of records)
    for (const [paragraph, distances] of Object.entries(paragraphs)) {
      const known = uses.get(paragraph)
      if (known) known.push(...distances)
      else uses.set(paragraph, [...distances])
    }
  return [...uses]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([paragraph, distances]) => {
      const group: Group = { axis: 'paragraph', value: paragraph, label: paragraph }
      return [
        count(usage, distances.length, letters, group),
        share(acceptance, distances.filter((each) => each === 0).length, distances.length, group),
        median(paragraphDistance, distances, group),
      ]
    })
}

const purposeGroup = ({ purpose }: Letter): Group => ({ axis: 'purpose', value: purpose, label: purposeLabel[purpose] })

const SIDES = Side.options.toSorted()

const audienceGroup = (audience: readonly Side[]): Group => {
  const sides = SIDES.filter((side) => audience.includes(side))
  return { axis: 'audience', value: sides.join('+'), label: sides.map((side) => sideLabel[side]).join(' et ') }
}

function groupsOf<T>(items: readonly T[], groupOf: (item: T) => Group): [Group, T[]][] {
  const groups = Map.groupBy(items, (item) => groupOf(item).value)
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => [groupOf(own[0] as T), own])
}
