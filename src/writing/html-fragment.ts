import { type Block, textBlocks } from './text-blocks.ts'

/** A text in our conventions → HTML, everything escaped. Classes and colours belong to the templates. */
export const htmlFragment = (text: string): string => textBlocks(text).map(htmlBlock).join('\n')

/**
 * The same with the letter between the markers shown as it is written (`## `, `- `, `1. ` stay visible): a mediator edits
 * it in the reply, and what was a heading or a list must come back as one from any mail client.
 */
export function htmlWithEditableLetter(text: string): string {
  let inside = false
  return textBlocks(text)
    .map((block) => {
      if (block.kind === 'marker') inside = !inside
      return inside && block.kind !== 'marker' ? htmlSource(block) : withStrongNumbers(htmlBlock(block))
    })
    .join('\n')
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => entities[char] ?? '')

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function htmlBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h2 ${H2}>${typeset(block.text)}</h2>`
    case 'subheading':
      return `<h3 ${H3}>${typeset(block.text)}</h3>`
    case 'paragraph':
      return `<p ${P}>${typeset(block.text)}</p>`
    case 'marker':
      return `<p class="marker" ${MARKER}>${typeset(block.text)}</p>`
    case 'bullets':
      return barTable(block.items) ?? `<ul ${LIST}>${items(block.items)}</ul>`
    case 'numbers':
      return `<ol${block.start === 1 ? '' : ` start="${block.start}"`} ${LIST}>${items(block.items)}</ol>`
  }
}

const items = (texts: readonly string[]): string => texts.map((text) => `<li ${ITEM}>${typeset(text)}</li>`).join('')

const BAR = /^(?:([^█░]{1,60}) : )?([█░]{10}) (\d{1,9}) ?(.*)$/u

/** Counts with their bars are a table: what is counted, how many, and a bar for eyes alone. Null for any other list. */
function barTable(texts: readonly string[]): string | null {
  const rows = texts.flatMap((text) => {
    const [, before, bar = '', count, after = ''] = BAR.exec(text) ?? []
    return count === undefined ? [] : [{ label: before ?? after, bar, count }]
  })
  if (rows.length === 0 || rows.length < texts.length || rows.some(({ label }) => label === '')) return null
  const cells = rows.map(
    ({ label, bar, count }) =>
      `<tr><th scope="row" ${ROW_LABEL}>${typeset(label)}</th><td ${ROW_COUNT}>${count}</td><td aria-hidden="true" ${ROW_BAR}>${bar}</td></tr>`,
  )
  return `<table ${TABLE}>${cells.join('')}</table>`
}

/** F5 and M2, which a mediator may answer with, are found at a glance. */
const withStrongNumbers = (html: string): string =>
  html.replace(/(?<=[> ])[FM]\d{1,3}(?=[ ,])/g, (number) => `<strong>${number}</strong>`)

/**
 * Text on a screen of any width: French signs keep to their word and a day to its month, a case number stays whole, and bars of the digest are not
 * spelt out by a screen reader, which reads the number after them.
 */
export const typeset = (text: string): string =>
  escapeHtml(text)
    .replace(
      / (?=[:;?!»€%])|(?<=«|n°) |(?<=\b\d{1,2}(?:er)?) (?=(?:janv|févr|mars|avr|mai|jui|août|sept|oct|nov|déc))/g,
      '\u00a0',
    )
    .replace(/\bML-[0-9A-Z]{4}-[0-9A-Z]\b/g, (ref) => `<span style="white-space:nowrap">${ref}</span>`)
    .replace(/[█░]{1,40}/g, (bar) => `<span aria-hidden="true">${bar}</span>`)

function htmlSource(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<p class="source" ${SOURCE_HEADING}>## ${escapeHtml(block.text)}</p>`
    case 'subheading':
      return `<p class="source" ${SOURCE_HEADING}>### ${escapeHtml(block.text)}</p>`
    case 'bullets':
      return source(block.items.map((item) => `- ${item}`))
    case 'numbers':
      return source(block.items.map((item, i) => `${block.start + i}. ${item}`))
    default:
      return source([block.text])
  }
}

const source = (lines: readonly string[]): string =>
  `<p class="source" ${SOURCE}>${lines.map(escapeHtml).join('<br>')}</p>`

/** Inline, because several webmails drop style sheets. */
const P = 'style="margin:0 0 14px"'
const H2 = 'style="margin:28px 0 10px;font-size:19px;line-height:130%;font-weight:700"'
const H3 = 'style="margin:20px 0 8px;font-size:17px;line-height:130%;font-weight:700"'
const LIST = 'style="margin:0 0 14px;padding:0 0 0 24px"'
const ITEM = 'style="margin:0 0 8px"'
const MARKER = 'style="margin:20px 0 14px;font-weight:700"'
const SOURCE = 'style="margin:0;padding:0 0 14px 14px;border-left:4px solid"'
const SOURCE_HEADING = 'style="margin:0;padding:8px 0 8px 14px;border-left:4px solid;font-weight:700"'
const TABLE = 'style="margin:0 0 14px;border-collapse:collapse"'
const ROW_LABEL = 'style="padding:4px 12px 4px 0;font-weight:400;text-align:left;vertical-align:top"'
const ROW_COUNT =
  'style="padding:4px 12px 4px 0;font-weight:700;text-align:right;vertical-align:top;white-space:nowrap"'
const ROW_BAR = 'style="padding:4px 0;vertical-align:top;white-space:nowrap;letter-spacing:-1px"'
