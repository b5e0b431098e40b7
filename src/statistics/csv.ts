import type { Figure } from './figure.ts'
import type { PublicTable } from './public.ts'
import { type Section, type Statistics, sectionLabel } from './statistics.ts'

/** RFC 4180, one figure a line with its definition; an empty `value` is a figure on too few cases. */
export const figuresCsv = (all: Statistics): string =>
  lines([
    ['section', 'key', 'axis', 'group', 'label', 'group_label', 'value', 'unit', 'n', 'of', 'of_what', 'definition'],
    ...(Object.keys(sectionLabel) as Section[]).flatMap((section) => all[section].map((f) => figureCells(section, f))),
  ])

const figureCells = (section: Section, figure: Figure): (string | number | null)[] => {
  const { key, group, label, value, unit, n, of, base, definition } = figure
  const where = [section, key, group?.axis ?? null, group?.value ?? null, label, group?.label ?? null]
  return [...where, value, unit, n, of, base, definition]
}

export const publicCsv = (tables: readonly PublicTable[]): string =>
  lines([
    ['table', 'value', 'label', 'count', 'landlord_engaged', 'definition'],
    ...tables.flatMap(({ key, definition, rows }) =>
      rows.map(({ value, label, count, engaged }) => [key, value, label, count, engaged, definition]),
    ),
  ])

const lines = (rows: readonly (readonly (string | number | null)[])[]): string =>
  rows.map((cells) => cells.map(cell).join(',')).join('\r\n')

/** Text that a spreadsheet would take for a formula gets an apostrophe before it. */
const cell = (value: string | number | null): string => {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
