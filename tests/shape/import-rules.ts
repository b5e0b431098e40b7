import { posix } from 'node:path'
import { layerOf } from './source.ts'

export type Import = { specifier: string; typesOnly: boolean }

/** Every import of a source text: static, re-exported, dynamic. */
export function importsOf(text: string): Import[] {
  const fixed = [...text.matchAll(/^(?:import|export)( type)?\s(?:[^'"`;]*?\sfrom\s)?'([^'\n]+)'/gm)]
  const lazy = [...text.matchAll(/\bimport\('([^'\n]+)'\)/g)]
  return [
    ...fixed.map((m) => ({ specifier: m[2] ?? '', typesOnly: m[1] !== undefined || hasOnlyTypes(m[0]) })),
    ...lazy.map((m) => ({ specifier: m[1] ?? '', typesOnly: false })),
  ]
}

/** `import { type A, type B } from …` */
const hasOnlyTypes = (statement: string): boolean => {
  const names =
    /\{([^}]*)\}/
      .exec(statement)?.[1]
      ?.split(',')
      .map((name) => name.trim())
      .filter(Boolean) ?? []
  return names.length > 0 && names.every((name) => name.startsWith('type ')) && /^import\s*\{/.test(statement)
}

type Sight = 'all' | 'types'

/** Who may see whom. A layer sees itself; `src/demo` and `src/app` see everything. */
export const sight: Record<string, Record<string, Sight>> = {
  domain: {},
  mail: { domain: 'all' },
  rulebase: { domain: 'all' },
  reading: { domain: 'all', ports: 'types' },
  writing: { domain: 'all', rulebase: 'types', reading: 'types' },
  commands: { domain: 'all', reading: 'all' },
  questionnaire: { domain: 'all', rulebase: 'all' },
  statistics: { domain: 'all', rulebase: 'all' },
  ports: { domain: 'types', mail: 'types', reading: 'types' },
  store: { domain: 'all' },
  flows: {
    domain: 'all',
    mail: 'all',
    rulebase: 'all',
    reading: 'all',
    writing: 'all',
    commands: 'all',
    statistics: 'all',
    ports: 'types',
    store: 'all',
  },
  adapters: { domain: 'all', mail: 'types', writing: 'all', ports: 'types' },
}

/** Where each outside package may be imported; everything that is not listed is refused. */
const homes: Record<string, readonly string[]> = {
  zod: ['src/'],
  'temporal-polyfill': ['src/domain/'],
  mailparser: ['src/mail/'],
  'file-type': ['src/mail/'],
  cheerio: ['src/mail/'],
  publicodes: ['src/rulebase/'],
  '@noble/hashes': ['src/rulebase/'],
  'js-yaml': ['src/rulebase/', 'src/app/'],
  'better-sqlite3': ['src/store/'],
  imapflow: ['src/adapters/'],
  nodemailer: ['src/adapters/'],
  openai: ['src/adapters/'],
  bullmq: ['src/adapters/'],
  ioredis: ['src/adapters/'],
  'fastest-levenshtein': ['src/writing/'],
  mjml: ['src/adapters/'],
  mailauth: ['src/adapters/'],
  '@cantoo/pdf-lib': ['src/adapters/'],
  pdfkit: ['src/adapters/'],
  unpdf: ['src/adapters/'],
  pino: ['src/adapters/'],
  rolldown: ['src/app/'],
  commander: ['src/app/'],
}

export const pureLayers = ['domain', 'mail', 'rulebase', 'reading', 'writing', 'commands', 'statistics']
const pureNodeModules = ['node:buffer', 'node:crypto', 'node:util']

/** The questionnaire, the rules base and all that they see run in a browser. */
const browserLayers = ['questionnaire', ...Object.keys(sight['questionnaire'] ?? {})]

/** Why a file may not import this; null when it may. */
export function objection(path: string, { specifier, typesOnly }: Import): string | null {
  const from = layerOf(path)
  if (specifier.startsWith('.')) return objectionToOwn(from, target(path, specifier), typesOnly)
  if (specifier.startsWith('node:')) return objectionToNode(from, specifier)
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
  const allowed = homes[name]
  if (!allowed) return `${name} has no home: give it one in import-rules.ts`
  return allowed.some((home) => path.startsWith(home)) ? null : `${name} belongs in ${allowed.join(', ')}`
}

function objectionToNode(from: string, specifier: string): string | null {
  if (browserLayers.includes(from)) return `${from} runs in a browser, which has no ${specifier}`
  return pureLayers.includes(from) && !pureNodeModules.includes(specifier)
    ? `${from} is pure: it gets what ${specifier} would give as an argument`
    : null
}

function objectionToOwn(from: string, to: string, typesOnly: boolean): string | null {
  const layer = layerOf(to)
  const seen = sight[from]
  if (from === layer || !seen) return null
  if (seen[layer] === undefined) return `${from} does not see ${layer}`
  return seen[layer] === 'types' && !typesOnly ? `${from} sees only the types of ${layer}` : null
}

/** `src/mail/parse.ts`, `../domain/day.ts` → `src/domain/day.ts`. */
const target = (path: string, specifier: string): string => posix.join(posix.dirname(path), specifier)

/** Each group of files that import one another, sorted. */
export function cycles(texts: ReadonlyMap<string, string>): string[][] {
  const edges = new Map([...texts].map(([path, text]) => [path, neighbours(path, text).filter((to) => texts.has(to))]))
  const next = (path: string): string[] => edges.get(path) ?? []
  const reached = new Map([...texts.keys()].map((path) => [path, reachable(path, next)]))
  const groups = [...reached]
    .filter(([path, others]) => others.has(path))
    .map(([path, others]) => [...others].filter((other) => reached.get(other)?.has(path)).sort())
  return [...new Map(groups.map((group) => [group.join(' '), group])).values()]
}

const neighbours = (path: string, text: string): string[] =>
  importsOf(text).flatMap(({ specifier }) => (specifier.startsWith('.') ? [target(path, specifier)] : []))

function reachable(from: string, next: (path: string) => string[]): Set<string> {
  const found = new Set<string>()
  const waiting = [...next(from)]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue
    found.add(path)
    waiting.push(...next(path))
  }
  return found
}
