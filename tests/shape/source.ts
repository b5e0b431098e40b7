import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'

/** The project's own files, by path from its root; folders that are made or installed are left out. */
export const root = new URL('../../', import.meta.url)

export const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')

/** Paths below a folder, sorted, with `/` between. */
export const filesIn = (folder: string, ending = ''): string[] =>
  readdirSync(new URL(folder, root), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name).slice(root.pathname.length))
    .sort()

/** Every source file with its text. */
export const sources: ReadonlyMap<string, string> = new Map(
  filesIn('src/', '.ts').map((path) => [path, read(path)] as const),
)

/** `src/mail/parse.ts` → `mail`; `src/ports.ts` → `ports`. */
export const layerOf = (path: string): string => path.slice('src/'.length).split(/[/.]/)[0] ?? ''

/** TypeScript without comments, strings, templates' texts and regular expressions: what is left are names and signs. */
export function codeOnly(text: string): string {
  const out: string[] = []
  /** Depth of braces at which each open `${` ends. */
  const holes: number[] = []
  let depth = 0
  let at = 0
  while (at < text.length) {
    const rest = text.slice(at, at + 2_000)
    const skipped = inert(rest, out) ?? (rest.startsWith('`') ? template(rest, 1) : null)
    const closes = rest.startsWith('}') && holes.at(-1) === depth
    const found = closes ? template(rest, 1) : skipped
    if (closes) holes.pop()
    if (found) {
      at += found.length
      if (found.endsWith('${')) holes.push(depth)
      out.push(' ')
      continue
    }
    const char = text[at] ?? ''
    if (char === '{') depth += 1
    if (char === '}') depth -= 1
    out.push(char)
    at += 1
  }
  return out.join('')
}

/** A comment, a string or a regular expression that begins here. */
function inert(rest: string, before: readonly string[]): string | null {
  const simple = /^(?:\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/.exec(rest)?.[0]
  if (simple) return simple
  const last = before.join('').slice(-200).trimEnd()
  const mayBePattern = last === '' || /(?:[=(,:[!&|?{};>+]|\breturn)$/.test(last)
  return mayBePattern ? (/^\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/.exec(rest)?.[0] ?? null) : null
}

/** The text of a template up to its end or to the next `${`, both included. */
const template = (rest: string, from: number): string =>
  rest.slice(0, from) + (/^(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{)/.exec(rest.slice(from))?.[0] ?? '')
