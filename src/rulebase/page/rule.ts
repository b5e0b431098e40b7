import { dump } from 'js-yaml'
import type { Rulebase } from '../rulebase.ts'
import type { Grid, RuleFile, RuleName } from '../schema.ts'
import { exampleTable } from './example.ts'
import { type Html, html } from './html.ts'
import { description, list, paragraph, perSide, prose, type Row, readOn, sources, time } from './parts.ts'

type Rule = Rulebase['rules'][RuleName]

/** Everything that the file of a rule says, but for its title. */
export const ruleDescription = (rule: Rule): Html => description(rule, Object.values(rows))

/** Each key of a rule's file, in reading order. */
const rows: Record<Exclude<keyof RuleFile, 'titre'>, Row<Rule>> = {
  question: ['Question', (r) => paragraph(r.question)],
  condition: ['Condition', (r) => paragraph(r.condition)],
  effet: ['Effet', (r) => paragraph(r.effet)],
  valable: ['En vigueur', (r) => inForce(r.valable)],
  certitude: ['Certitude', (r) => html`<p><a href="#certitude">${r.certitude}</a></p>`],
  'à vérifier': ['À vérifier', (r) => paragraph(r['à vérifier'])],
  articles: ['Articles', (r) => sources(r.articles)],
  décisions: ['Décisions', (r) => sources(r.décisions)],
  preuve: [
    'Qui prouve quoi',
    ({ preuve }) =>
      perSide({
        'Le locataire peut montrer': items(preuve.locataire),
        'Le bailleur peut montrer': items(preuve.bailleur),
      }),
  ],
  rappel: [
    'Ce que les parties lisent',
    ({ rappel }) =>
      perSide({
        'Les deux parties': paragraph(rappel.commun),
        'Ce qui concerne le locataire': paragraph(rappel.locataire),
        'Ce qui concerne le bailleur': paragraph(rappel.bailleur),
      }),
  ],
  motifs: ['Ce qui est dit d’une retenue', (r) => (r.motifs ? reasons(Object.values(r.motifs)) : null)],
  orientations: ['Hors de cette loi', (r) => (r.orientations ? list(Object.values(r.orientations)) : null)],
  grilles: ['Grilles de vétusté', (r) => (r.grilles ? grids(Object.values(r.grilles)) : null)],
  calcul: ['Calcul', (r) => (Object.keys(r.calcul).length > 0 ? yaml(r.calcul) : null)],
  exemples: ['Exemples', (r) => exampleTable(r.exemples)],
  points: ['Points de droit', (r) => paragraph(r.points.join(', '))],
  règle: ['Nom et fichier', (r) => html`<p>${prose(`« ${r.règle} »`)}, <code>rules/${r.file}</code></p>`],
  responsable: ['Responsable', (r) => paragraph(r.responsable)],
  'vérifié le': ['Vérifié', (r) => readOn(r['vérifié le'])],
}

const items = (texts: readonly string[]): Html | null => (texts.length > 0 ? list(texts) : null)

const inForce = ({ du, au }: RuleFile['valable']): Html =>
  au ? html`<p>Du ${time(du)} au ${time(au)}, compris.</p>` : html`<p>Depuis le ${time(du)}.</p>`

const reasons = (all: readonly { texte: string; manque: readonly string[] }[]): Html =>
  html`<ul>${all.map(
    ({ texte, manque }) =>
      html`<li>${prose(texte)}${manque.length > 0 ? html`<br><span class="manque">${prose(`Il manque : ${manque.join(' ; ')}.`)}</span>` : null}</li>`,
  )}</ul>`

const grids = (all: readonly Grid[]): Html => html`<table>
<caption>La part du locataire baisse chaque année après la franchise, jusqu’à la part résiduelle.</caption>
<thead><tr><th scope="col">Grille</th><th scope="col">Durée de vie</th><th scope="col">Franchise</th><th scope="col">Par an</th><th scope="col">Part résiduelle</th></tr></thead>
<tbody>
${all.map(
  (
    grid,
  ) => html`<tr><th scope="row"><a href="${grid.adresse}" rel="noreferrer">${prose(grid.titre)}</a></th><td>${years(grid['durée de vie en années'])}</td><td>${years(grid['franchise en années'])}</td><td>${percent(grid['taux annuel'])}</td><td>${percent(grid['part résiduelle'])}</td></tr>
`,
)}</tbody>
</table>`

const years = (count: number): string => `${count}\u00a0an${count > 1 ? 's' : ''}`
const percent = (share: number): string => `${Math.round(share * 100)}\u00a0%`

const yaml = (formulas: RuleFile['calcul']): Html =>
  html`<pre><code>${dump(formulas, { lineWidth: -1 }).trimEnd()}</code></pre>`
