import type { Figure } from './figure.ts'
import type { PublicTable } from './public.ts'
import { type Section, type Statistics, sectionLabel } from './statistics.ts'

/** The figures for a terminal: each with its definition, groups below it. */
export const figuresText = (all: Statistics): string =>
  (Object.keys(sectionLabel) as Section[])
    .filter((section) => all[section].length > 0)
    .map((section) => [sectionLabel[section].toUpperCase(), '', ...blocks(all[section])].join('\n'))
    .join('\n\n')

/** Figures of one key below one heading; a definition that was just given is not repeated. */
function blocks(figures: readonly Figure[]): string[] {
  let given = ''
  return [...Map.groupBy(figures, ({ key }) => key).values()].flatMap((same) => {
    const { label, definition, base } = same[0] as Figure
    const head = same.find(({ group }) => group === null)
    const text = `    ${definition}`
    const lines = [
      head ? `${label} : ${valueText(head)}` : `${label} :`,
      ...(text === given ? [] : [text]),
      ...(head?.unit === 'cases' ? [] : [`    sur : ${base}`]),
      ...same.flatMap((figure) => (figure.group ? [`  ${figure.group.label} : ${valueText(figure)}`] : [])),
    ]
    given = text
    return lines
  })
}

/** `42 % (21 sur 50)`, `12 j (sur 30)`; too few cases are said to be so. */
export function valueText({ value, unit, n, of }: Figure): string {
  if (value === null) return `pas assez de cas (${n === null ? '' : `${n} `}sur ${of})`
  switch (unit) {
    case 'share':
      return `${number(Math.round(value * 100))} % (${n} sur ${of})`
    case 'cases':
    case 'letters':
      return `${number(value)} (sur ${of})`
    case 'hours':
      return `${number(value)} h (sur ${of})`
    case 'days':
      return `${number(value)} j (sur ${of})`
    case 'minutes':
      return `${number(value)} min (sur ${of})`
    case 'euros':
      return `${value.toFixed(2).replace('.', ',')} € (sur ${of})`
    case 'characters':
      return `${number(value)} caractères (sur ${of})`
    case 'points':
      return `${number(value)} sur 10 (${of} notes)`
    case 'tokens':
    case 'mails':
      return `${number(value)} (sur ${of})`
  }
}

/** As exact as a reader needs it: from ten on, whole numbers. */
const number = (value: number): string =>
  (Math.abs(value) >= 10 ? String(Math.round(value)) : String(Math.round(value * 10) / 10)).replace('.', ',')

export const publicText = (tables: readonly PublicTable[]): string =>
  tables
    .map(({ label, definition, rows }) =>
      [
        label.toUpperCase(),
        `  (${definition})`,
        ...rows.map(
          (row) =>
            `  ${row.label} : ${row.count}${row.engaged === null ? '' : `, dont bailleur qui a écrit : ${row.engaged}`}`,
        ),
      ].join('\n'),
    )
    .join('\n\n')
