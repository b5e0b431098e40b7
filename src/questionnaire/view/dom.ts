type Child = Node | string | null | false
type Attributes = Record<string, string | boolean | ((event: Event) => void)>

/** An element: `on…` attributes listen, `true` and `false` set or leave out, everything else is text. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Child | readonly Child[])[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== false) element.setAttribute(name, value)
  }
  for (const child of children.flat())
    if (child !== null && child !== false) element.append(typeof child === 'string' ? unbroken(child) : child)
  return element
}

/** No line begins with a double sign of French, nor ends with an opening quotation mark. */
const unbroken = (text: string): string => text.replace(/ (?=[:;?!»])/g, '\u00a0').replace(/« /g, '«\u00a0')

/** Paragraphs; lines that begin with `- ` become a list. */
export function prose(text: string): HTMLElement[] {
  const blocks: HTMLElement[] = []
  for (const line of text.split('\n')) {
    const item = /^- (.*)/.exec(line)?.[1]
    const last = blocks.at(-1)
    if (item === undefined) blocks.push(h('p', {}, line))
    else if (last instanceof HTMLUListElement) last.append(h('li', {}, item))
    else blocks.push(h('ul', {}, h('li', {}, item)))
  }
  return blocks
}

export const folded = (summary: string, ...children: readonly (Child | readonly Child[])[]): HTMLDetailsElement =>
  h('details', {}, h('summary', {}, summary), ...children)

/** What a form holds, by the names of its fields; empty fields are left out. */
export function valuesOf(form: HTMLFormElement): Record<string, string> {
  const entries = [...new FormData(form)].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  )
  return Object.fromEntries(entries)
}
