import type { Day } from '../../domain/day.ts'
import { frenchDay } from '../french.ts'
import { reviewDue } from '../review.ts'
import type { RuleFile } from '../schema.ts'
import { type Html, html } from './html.ts'

/** `Décès du locataire` → `deces-du-locataire`. */
export const anchor = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase()

/** Signs as French typography wants them: none of them begins or ends a line alone. */
export const prose = (text: string): string =>
  text
    .replaceAll("'", '’')
    .replace(/ ([;:!?»%€])/g, '\u00a0$1')
    .replace(/([«°]) /g, '$1\u00a0')

/** What a file says under one key, with the words above it; null where it says nothing. */
export type Row<T> = readonly [label: string, shown: (from: T) => Html | null]

export function description<T>(from: T, rows: readonly Row<T>[]): Html {
  const shown = rows.flatMap(([label, show]) => {
    const content = show(from)
    return content ? [html`<div><dt>${label}</dt><dd>${content}</dd></div>\n`] : []
  })
  return html`<dl class="fiche">\n${shown}</dl>`
}

export const paragraph = (text: string | undefined): Html | null => (text ? html`<p>${prose(text)}</p>` : null)

export const list = (texts: readonly string[]): Html =>
  html`<ul>${texts.map((text) => html`<li>${prose(text)}</li>`)}</ul>`

/** What is said to each, or asked of each, under the name of each. */
export const perSide = (sides: Readonly<Record<string, Html | null>>): Html | null => {
  const said = Object.entries(sides).flatMap(([side, content]) =>
    content ? [html`<p class="partie">${side}</p>${content}`] : [],
  )
  return said.length > 0 ? html`${said}` : null
}

export function sources(cited: RuleFile['articles']): Html | null {
  if (cited.length === 0) return null
  const items = cited.map(
    ({ texte, adresse, lu }) =>
      html`<li><a href="${adresse}" rel="noreferrer">${prose(texte)}</a> ${lu ? html`<span class="marque lu">texte lu</span>` : html`<span class="marque">connu par un commentaire</span>`}</li>`,
  )
  return html`<ul>${items}</ul>`
}

export const time = (day: Day): Html => html`<time datetime="${day}">${frenchDay(day)}</time>`

export const readOn = (last: Day): Html =>
  html`<p>Le ${time(last)} ; à relire au plus tard le ${time(reviewDue(last))}.</p>`
