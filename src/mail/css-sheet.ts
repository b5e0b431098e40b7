import {
  boundaries,
  cutAt,
  type Declarations,
  type Declared,
  declarations,
  unescaped,
  withoutComments,
} from './css-declarations.ts'
import { length } from './css-length.ts'

/** What of an HTML parser's element matching needs. */
export type Styled = {
  readonly name: string
  readonly attribs: Readonly<Record<string, string>>
  readonly parent: unknown
  readonly prev: unknown
}

type Simple = (element: Styled) => boolean
type Compound = { tests: readonly Simple[]; combinator: ' ' | '>' | '+' | '~' }
type Rule = { compounds: readonly Compound[]; key: string; weight: number; order: number; declared: Declarations }

/** Rules by the name, class or id that their last part asks for. `spent` when matching took more steps than any real mail. */
export type Sheet = { rules: ReadonlyMap<string, readonly Rule[]>; step(): void; spent(): boolean }

const MOST_STEPS = 300_000
/** Characters of all style elements together; more counts as spent. */
const MOST_CSS = 300_000
const DEEPEST = 10

/** The rules of the style elements of a mail that hold on a wide screen in light colours. */
export function styleSheet(css: string): Sheet {
  const rules = new Map<string, Rule[]>()
  let steps = 0
  const read = css.length > MOST_CSS ? [] : blocks(withoutComments(css))
  for (const [order, { selectors, style }] of read.entries()) {
    const declared = declarations(style)
    if (declared.size === 0) continue
    for (const rule of selectors.flatMap((selector) => parsedSelector(selector) ?? [])) {
      const same = rules.get(rule.key) ?? []
      same.push({ ...rule, order, declared })
      rules.set(rule.key, same)
    }
  }
  return {
    rules,
    step: () => {
      steps++
    },
    spent: () => steps > MOST_STEPS || css.length > MOST_CSS,
  }
}

type Block = { selectors: readonly string[]; holds: boolean; style: string }

/** Every rule with its selectors written out, those nested in others and in conditions that hold included. */
function blocks(css: string): { selectors: readonly string[]; style: string }[] {
  const done: Block[] = []
  const open: Block[] = [{ selectors: [], holds: true, style: '' }]
  let start = 0
  for (const { at, mark } of boundaries(css)) {
    const block = open.at(-1)
    if (mark === ',' || !block) continue
    const piece = css.slice(start, at)
    start = at + 1
    if (mark === '{') open.push(opened(piece.trim(), block, open.length))
    else if (block.selectors.length > 0 && block.style.length < 20_000) block.style += `${piece};`
    if (mark === '}' && open.length > 1) done.push(...open.splice(-1))
  }
  const last = open.at(-1)
  if (last) last.style += css.slice(start)
  return [...done, ...open].filter(({ selectors, holds }) => holds && selectors.length > 0)
}

function opened(prelude: string, around: Block, depth: number): Block {
  if (depth > DEEPEST) return { selectors: [], holds: false, style: '' }
  if (prelude.startsWith('@')) return { selectors: around.selectors, holds: around.holds && holds(prelude), style: '' }
  const written = cutAt(prelude.slice(0, 20_000), ',').map((selector) => selector.trim())
  const nested = (selector: string) =>
    around.selectors.map((outer) => (selector.includes('&') ? selector.replaceAll('&', outer) : `${outer} ${selector}`))
  const all = around.selectors.length === 0 ? written : written.slice(0, 20).flatMap(nested).slice(0, 100)
  return { selectors: all.filter((selector) => selector.length <= 300), holds: around.holds, style: '' }
}

/** Whether the rules in an at-rule hold for a reader at a screen. */
function holds(prelude: string): boolean {
  const [, name = '', condition = ''] = /^@([\w-]{1,30})([\s\S]{0,1000})/.exec(prelude) ?? []
  if (/^media$/i.test(name)) return holdsOnScreen(condition)
  return /^(?:supports|layer|container|scope|(?:-moz-)?document)$/i.test(name)
}

/** A condition that is not known holds: what it hides is reported, not said. */
export const holdsOnScreen = (media: string): boolean => media.trim() === '' || cutAt(media, ',').some(queryHolds)

function queryHolds(query: string): boolean {
  const text = query.trim().toLowerCase()
  const negated = /^not\s/.test(text)
  const type = /^(?:not\s+|only\s+)?([a-z]+)/.exec(text)?.[1] ?? 'all'
  const features = [...text.matchAll(/\(([^()]{1,100})\)/g)].every(([, feature = '']) => featureHolds(feature.trim()))
  return (/^(?:all|screen|not|only)$/.test(type) && features) !== negated
}

const SCREEN = 1280

function featureHolds(feature: string): boolean {
  const [, bound = '', value = ''] = /^(min|max)-(?:device-)?width\s*:\s*(.{1,40})$/.exec(feature) ?? []
  const width = length(value, 16)
  if (bound !== '' && width !== null) return bound === 'min' ? width <= SCREEN : width >= SCREEN
  const [, compared = '', limit = ''] = /^width\s*([<>])=?\s*(.{1,40})$/.exec(feature) ?? []
  if (compared !== '') return (compared === '>') === (length(limit, 16) ?? 0) < SCREEN
  return !/dark|forced-colors|reduced-motion\s*:\s*reduce|portrait|monochrome/.test(feature)
}

/** What applies to an element: rules by weight and order, then its own style; what is `!important` above the rest. */
export function cascade(element: Styled, sheet: Sheet): Declarations {
  const style = element.attribs['style']
  const own = style === undefined ? NONE : declarations(style)
  const matched = sheet.rules.size === 0 ? [] : matching(element, sheet)
  if (matched.length === 0) return own
  const result = new Map<string, Declared>()
  for (const declared of [...matched, own])
    for (const [name, found] of declared) if (found.important || !result.get(name)?.important) result.set(name, found)
  return result
}

const NONE: Declarations = new Map()

function matching(element: Styled, sheet: Sheet): Declarations[] {
  const keys = new Set(['*', element.name, `#${idOf(element)}`, ...classesOf(element).map((name) => `.${name}`)])
  const found: Rule[] = []
  for (const key of keys)
    for (const rule of sheet.rules.get(key) ?? []) {
      if (sheet.spent()) return []
      if (matches(element, rule.compounds, rule.compounds.length - 1, sheet)) found.push(rule)
    }
  return found.sort((a, b) => a.weight - b.weight || a.order - b.order).map(({ declared }) => declared)
}

/** Tries every way to place the compounds before `at` around the element. */
function matches(element: Styled, compounds: readonly Compound[], at: number, sheet: Sheet): boolean {
  sheet.step()
  const compound = compounds[at]
  if (!compound?.tests.every((test) => test(element))) return false
  if (at === 0) return true
  const sideways = compound.combinator === '+' || compound.combinator === '~'
  const next = sideways ? before : parentOf
  const once = compound.combinator === '>' || compound.combinator === '+'
  for (let other = next(element); other && !sheet.spent(); other = once ? null : next(other))
    if (matches(other, compounds, at - 1, sheet)) return true
  return false
}

const isElement = (node: unknown): node is Styled => typeof node === 'object' && node !== null && 'attribs' in node

const parentOf = ({ parent }: Styled): Styled | null => (isElement(parent) ? parent : null)

function sibling(element: Styled, side: 'prev' | 'next'): Styled | null {
  let node: unknown = (element as Styled & { next: unknown })[side]
  while (node && !isElement(node)) node = (node as Record<string, unknown>)[side]
  return isElement(node) ? node : null
}

const before = (element: Styled): Styled | null => sibling(element, 'prev')

const classesOf = ({ attribs }: Styled): readonly string[] =>
  (attribs['class'] ?? '').slice(0, 2000).toLowerCase().split(/\s+/).slice(0, 100)

const idOf = ({ attribs }: Styled): string => (attribs['id'] ?? '').slice(0, 200).toLowerCase()

/** null for selectors that no element of a mail that lies open matches, and for those that no browser understands. */
function parsedSelector(selector: string): Omit<Rule, 'order' | 'declared'> | null {
  const compounds: { tests: Simple[]; combinator: Compound['combinator'] }[] = [{ tests: [], combinator: ' ' }]
  let key = '*'
  let weight = 0
  let rest = selector.trim().slice(0, 300)
  while (rest !== '') {
    const part = PART.exec(rest)?.[0] ?? ''
    if (part === '') return null
    rest = rest.slice(part.length)
    if (/^\s*[>+~\s]/.test(part)) {
      const combinator = part.trim() === '' ? ' ' : (part.trim() as Compound['combinator'])
      if (compounds.push({ tests: [], combinator }) > 8) return null
      key = '*'
      continue
    }
    const test = simple(part)
    if (!test) return null
    compounds.at(-1)?.tests.push(test)
    const name = unescaped(part).toLowerCase()
    if (/^[.#\w]/.test(name) && (key === '*' || name.startsWith('#'))) key = name
    weight += name.startsWith('#') ? 10_000 : /^[.[:]/.test(name) ? 100 : name === '*' ? 0 : 1
  }
  return compounds.some(({ tests }) => tests.length === 0) ? null : { compounds, key, weight }
}

const PART =
  /^(?:\s*[>+~]\s*|\s+|\*|\[[^\]]{1,200}\]|::?[\w-]{1,40}(?:\([^()]{0,200}\))?|[.#]?(?:\\[0-9a-f]{1,6}\s?|\\.|[\w-]|[^\0-\x7f])+)/i

function simple(part: string): Simple | null {
  const name = unescaped(part.replace(/^[.#]/, '')).toLowerCase()
  if (part === '*') return () => true
  if (part.startsWith('.')) return (element) => classesOf(element).includes(name)
  if (part.startsWith('#')) return (element) => idOf(element) === name
  if (part.startsWith('[')) return attribute(part.slice(1, -1))
  if (part.startsWith(':')) return pseudo(part.toLowerCase())
  return (element) => element.name === name
}

function attribute(written: string): Simple | null {
  const [, name = '', operator = '', quoted = ''] =
    /^\s*([\w-]{1,80})\s*(?:([~|^$*]?=)\s*(.{0,200}?)\s*)?$/.exec(written) ?? []
  if (name === '') return null
  const value = quoted
    .replace(/["']\s*[is]?$/i, '')
    .replace(/^["']/, '')
    .toLowerCase()
  return ({ attribs }) => {
    const found = attribs[name.toLowerCase()]?.slice(0, 2000).toLowerCase()
    if (found === undefined || operator === '') return found !== undefined
    switch (operator) {
      case '=':
        return found === value
      case '~=':
        return found.split(/\s+/).includes(value)
      case '|=':
        return found === value || found.startsWith(`${value}-`)
      case '^=':
        return value !== '' && found.startsWith(value)
      case '$=':
        return value !== '' && found.endsWith(value)
      default:
        return value !== '' && found.includes(value)
    }
  }
}

/** What counts places among siblings is taken as met, so that it cannot hide anything unseen. */
function pseudo(part: string): Simple | null {
  const [, name = '', inside = ''] = /^:([\w-]+)(?:\((.*)\))?$/.exec(part) ?? []
  switch (name) {
    case 'first-child':
      return (element) => sibling(element, 'prev') === null
    case 'last-child':
      return (element) => sibling(element, 'next') === null
    case 'root':
      return (element) => element.name === 'html'
    case 'link':
    case 'any-link':
      return ({ name: tag, attribs }) => tag === 'a' && 'href' in attribs
    case 'not':
    case 'is':
    case 'where':
    case 'matches': {
      const tests = cutAt(inside, ',').map((one) => simple(one.trim()))
      return (element) => tests.some((test) => test?.(element)) !== (name === 'not')
    }
    default:
      return /^(?:nth|only|first|last|lang|dir|has)/.test(name) ? () => true : null
  }
}
