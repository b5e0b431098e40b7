/** Foreign text: reaches a prompt only through `fillPrompt`, which fences it. */
export type Untrusted = { readonly untrusted: string }
export const untrusted = (text: string): Untrusted => ({ untrusted: text })

/** A versioned text of `prompts/`. */
export type Prompt = { name: string; version: string; schema: string; system: string; user: string }

const SPLIT = '\n# Message\n'

/** Front matter (`name`, `version`, `schema`) and two parts apart by the line `# Message`. Throws on anything else. */
export function parsePrompt(text: string): Prompt {
  const parts = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text.replace(/\r\n/g, '\n'))
  const [system, user, ...rest] = (parts?.[2] ?? '').split(SPLIT)
  if (!parts || !system || !user || rest.length > 0)
    throw new Error('A prompt needs a front matter and one "# Message" line')
  const head = new Map(
    (parts[1] ?? '')
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  return {
    name: field(head, 'name'),
    version: field(head, 'version'),
    schema: field(head, 'schema'),
    system: system.trim(),
    user: user.trim(),
  }
}

function field(head: ReadonlyMap<string, string>, key: string): string {
  const value = head.get(key)
  if (!value) throw new Error(`The prompt's front matter lacks ${key}`)
  return value
}

/** Fills `{{name}}` in both parts. Throws when a variable is missing or not used: prompt and code go together. */
export function fillPrompt(
  prompt: Prompt,
  variables: Readonly<Record<string, string | Untrusted>>,
): { system: string; user: string } {
  const used = new Set<string>()
  const fill = (text: string) =>
    text.replace(/\{\{([a-z_]+)\}\}/g, (_, name: string) => {
      const value = variables[name]
      if (value === undefined) throw new Error(`Prompt ${prompt.name} asks for ${name}, which is not given`)
      used.add(name)
      return typeof value === 'string' ? value : fenced(value.untrusted)
    })
  const filled = { system: fill(prompt.system), user: fill(prompt.user) }
  const unused = Object.keys(variables).filter((name) => !used.has(name))
  if (unused.length > 0) throw new Error(`Prompt ${prompt.name} does not use ${unused.join(', ')}`)
  return filled
}

/** The brackets cannot occur inside, so the text cannot close its own fence. */
const fenced = (text: string): string => `⟦\n${text.replace(/⟦/g, '[').replace(/⟧/g, ']')}\n⟧`
