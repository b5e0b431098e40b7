import { euros, fromEuros } from '../../domain/money.ts'
import type { Rulebase } from '../rulebase.ts'
import type { Parameter, ParameterName } from '../schema.ts'
import { type Html, html } from './html.ts'
import { description, paragraph, prose, type Row, readOn, sources, time } from './parts.ts'

type Dated = Rulebase['parameters'][ParameterName] & { name: ParameterName }

/** Everything that the file says of a dated value, but for its title. */
export const parameterDescription = (parameter: Dated): Html => description(parameter, Object.values(rows))

/** Each key of a dated value, in reading order. */
const rows: Record<Exclude<keyof Parameter, 'titre' | 'unité'> | 'name', Row<Dated>> = {
  valeurs: ['Valeurs', valueTable],
  'date qui décide': ['Date qui décide', (p) => paragraph(p['date qui décide'])],
  'à vérifier': ['À vérifier', (p) => paragraph(p['à vérifier'])],
  articles: ['Articles', (p) => sources(p.articles)],
  name: ['Nom et fichier', (p) => html`<p>${prose(`« ${p.name} »`)}, <code>rules/${p.file}</code></p>`],
  responsable: ['Responsable', (p) => paragraph(p.responsable)],
  'vérifié le': ['Vérifié', (p) => readOn(p['vérifié le'])],
}

function valueTable({ valeurs, unité }: Dated): Html {
  return html`<table>
<caption>Chaque valeur vaut de son jour, compris, jusqu’à la suivante.</caption>
<thead><tr><th scope="col">À compter du</th><th scope="col">Valeur</th></tr></thead>
<tbody>
${valeurs.map(({ du, valeur }) => html`<tr><th scope="row">${time(du)}</th><td>${inUnit[unité](valeur)}</td></tr>\n`)}</tbody>
</table>`
}

const inUnit: Record<Parameter['unité'], (value: number) => string> = {
  '€': (value) => euros(fromEuros(value)),
  '%': (value) => `${decimalComma(value)}\u00a0%`,
  nombre: (value) => decimalComma(value),
}
const decimalComma = (value: number): string => String(value).replace('.', ',')
