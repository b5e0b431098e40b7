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
export const codeOnly = (text: string): string => scanned(text).code

/** The texts of a source file: its strings, and its templates between their `${}`. */
export const literalsIn = (text: string): readonly string[] => scanned(text).literals

function scanned(text: string): { code: string; literals: readonly string[] } {
  let code = ''
  const literals: string[] = []
  /** Depth of braces at which each open `${` ends. */
  const holes: number[] = []
  let depth = 0
  let at = 0
  while (at < text.length) {
    const char = text[at] ?? ''
    const closesHole = char === '}' && holes.at(-1) === depth
    if (closesHole) holes.pop()
    const skipped = closesHole || char === '`' ? templateText(text, at) : inert(text, at, code)
    if (skipped > 0) {
      if (closesHole || /['"`]/.test(char)) literals.push(text.slice(at + 1, at + skipped))
      at += skipped
      if (text.slice(at - 2, at) === '${') holes.push(depth)
      code += ' '
      continue
    }
    if (char === '{') depth += 1
    if (char === '}') depth -= 1
    code += char
    at += 1
  }
  return { code, literals }
}

/** Length of the comment, string or regular expression that begins here; 0 when none does. */
function inert(text: string, at: number, before: string): number {
  const plain = lengthAt(/\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/y, text, at)
  if (plain > 0 || text[at] !== '/') return plain
  const isPattern = /(?:^|[=(,:[!&|?{};>+]|\breturn)\s*$/.test(before.slice(-80))
  return isPattern ? lengthAt(/\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y, text, at) : 0
}

/** Length of a template's text from its opening sign to the next `${` or the end, both included. */
const templateText = (text: string, at: number): number =>
  lengthAt(/[`}](?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{)/y, text, at)

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}
