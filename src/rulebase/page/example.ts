import { Day } from '../../domain/day.ts'
import { frenchDay } from '../french.ts'
import { factNames } from '../names.ts'
import type { Example } from '../schema.ts'
import { type Html, html } from './html.ts'
import { prose, time } from './parts.ts'

/** One group of rows an example: its title, then the facts beside what must come out. */
export const exampleTable = (examples: readonly Example[]): Html => html`<table>
<caption>Calculs que le programme doit retrouver</caption>
<thead><tr><th scope="col">Faits</th><th scope="col">Résultat attendu</th></tr></thead>
${examples.map(
  ({ cas, le, faits, attendu }) => html`<tbody>
<tr><th scope="rowgroup" colspan="2">${prose(cas)}, au ${time(le)}</th></tr>
<tr><td>${named(faits)}</td><td>${named(attendu)}</td></tr>
</tbody>
`,
)}</table>`

const named = (values: Readonly<Record<string, unknown>>): Html =>
  html`<ul>${Object.entries(values).map(([name, value]) => html`<li>${prose(`${name} : `)}<b>${prose(valueText(value))}</b></li>`)}</ul>`

const names: Readonly<Record<string, string>> = factNames

/** A value of the examples as people say it: `{ de: 0, à: 690 }` → `de 0 à 690`. */
export function valueText(value: unknown): string {
  if (value === null) return 'inconnu'
  if (typeof value === 'boolean') return value ? 'oui' : 'non'
  if (Array.isArray(value)) return value.length > 0 ? value.map(valueText).join(' ; ') : 'aucune'
  if (typeof value === 'object') return objectText(value as Record<string, unknown>)
  const text = String(value)
  if (Day.safeParse(text).success) return frenchDay(text as Day)
  if (/^\d+\.\d+$/.test(text)) return text.replace('.', ',')
  return names[text] ?? text
}

function objectText(value: Readonly<Record<string, unknown>>): string {
  const { de, à, locataire, bailleur, ...others } = value
  if (Object.keys(others).length === 0) {
    if ('de' in value && 'à' in value) return `de ${valueText(de)} à ${valueText(à)}`
    if ('locataire' in value && 'bailleur' in value)
      return `${valueText(locataire)} selon le locataire, ${valueText(bailleur)} selon le bailleur`
  }
  return Object.entries(value)
    .map(([name, inner]) => (isGroup(inner) ? `${name} (${valueText(inner)})` : `${name} ${valueText(inner)}`))
    .join(', ')
}

const isGroup = (value: unknown): boolean => typeof value === 'object' && value !== null
