import { existsSync } from 'node:fs'
import { parseEnv } from 'node:util'
import type { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { program } from '../../src/app/cli.ts'
import { readConfig } from '../../src/app/config.ts'
import { parseOrders } from '../../src/commands/parse.ts'
import { day } from '../../src/domain/day.ts'
import { handling } from '../../src/mail/reasons.ts'
import { tableRows } from './markdown.ts'
import { filesIn, read, root } from './source.ts'

const documents = ['README.md', 'CHANGELOG.md', 'rules/LISEZMOI.md', ...filesIn('docs/', '.md')]
const readme = read('README.md')
const inBackticks = (cell = ''): string => /^`([^`]*)`/.exec(cell)?.[1] ?? ''

const settings = [...read('src/app/config.ts').matchAll(/^ {4}([A-Z_]+): /gm)].map((match) => match[1] ?? '')

const shown = (value: unknown): string => (value === undefined ? '' : value === false ? '0' : String(value))

/** Every command that does something, by its whole name. */
const commands = new Map(leaves(program(), ''))

function leaves(command: Command, above: string): [string, Command][] {
  const here = command.parent ? [...above.split(' '), command.name()].filter(Boolean).join(' ') : ''
  const below = command.commands.flatMap((child) => leaves(child, here))
  return runs(command) ? [[here, command], ...below] : below
}

/** A mere group of commands has no action of its own. */
function runs(command: Command): boolean {
  return command.commands.length === 0 || command.options.length > 0
}

/** `mediation held settle ID…` → `held settle`; options in the same cell are left to the row. */
const commandOf = (cell = ''): string =>
  inBackticks(cell)
    .replace(/^mediation /, '')
    .replace(/ (?:[A-Z]|--).*$/, '')

describe('README', () => {
  const rows = new Map(tableRows(readme, 'command').map((row) => [commandOf(row[0]), row.join(' ')]))

  test('names exactly the commands that exist', () => {
    expect([...rows.keys()].sort()).toEqual([...commands.keys()].sort())
  })

  test.each([...commands])('names every option of %s', (name, command) => {
    const options = command.options.map(({ long }) => long ?? '')
    expect(options.filter((option) => !rows.get(name)?.includes(option))).toEqual([])
  })

  test('names exactly the settings that exist, with their defaults', () => {
    const told = tableRows(readme, 'variable').map((row) => [inBackticks(row[0]), inBackticks(row[1])])
    const defaults: Record<string, unknown> = readConfig({}, 'no file')
    expect(told).toEqual(settings.map((name) => [name, shown(defaults[name])]))
  })
})

describe('.env.example', () => {
  const text = read('.env.example')

  test('names exactly the settings that exist, each once', () => {
    const told = [...text.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1])
    expect(told.sort()).toEqual([...settings].sort())
  })

  test('unchanged, is the same as no configuration at all', () => {
    expect(readConfig({ ...parseEnv(text) }, 'no file')).toEqual(readConfig({}, 'no file'))
  })
})

describe('the documents', () => {
  test.each(documents)('%s: every relative link leads somewhere', (path) => {
    const links = [...read(path).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map((match) => match[1] ?? '')
    expect(links.filter((link) => !existsSync(new URL(link, new URL(path, root))))).toEqual([])
  })

  test.each(documents)('%s: every source file that it names exists', (path) => {
    const text = read(path)
    const named = [...text.matchAll(/`([\w./-]+\.(?:ts|md|yaml|sql|mjml))`/g)].map((match) => match[1] ?? '')
    const all = [...['src/', 'tests/', 'bench/', 'docs/', 'rules/'].flatMap((folder) => filesIn(folder)), 'README.md']
    expect(
      named.filter((name) => !name.includes('*') && !all.some((file) => file === name || file.endsWith(`/${name}`))),
    ).toEqual([])
  })

  test('decisions are numbered without a gap, and each says its context and what follows from it', () => {
    const decisions = filesIn('docs/decisions/', '.md')
    expect(decisions.map((path) => path.slice(15, 19))).toEqual(decisions.map((_, i) => String(i + 1).padStart(4, '0')))
    for (const path of decisions) {
      expect(read(path)).toMatch(new RegExp(`^# ${path.slice(15, 19)} `))
      for (const heading of ['## Context', '## Decision', '## Consequences']) expect(read(path)).toContain(heading)
    }
  })

  test('the manual says what to do for every reason to hold a mail, in the words that people see', () => {
    const told = tableRows(read('docs/EXPLOITATION.md'), 'motif').map((row) => row[0])
    const held = Object.values(handling)
      .filter((h) => h.fate === 'hold_for_staff')
      .map((h) => h.label)
    expect(told.sort()).toEqual(held.sort())
  })
})

describe('the mediators’ guide', () => {
  const [orders = [], doubts = []] = read('docs/GUIDE-MEDIATEURS.md')
    .split('## Dans le doute')
    .map((part) => tableRows(part, 'vous écrivez').map((row) => inBackticks(row[0])))

  const context = { sender: 'Nadia Benali', today: day('2026-04-07') }

  test.each(orders)('%s is an order', (words) => {
    expect(parseOrders(words, context)).toMatchObject({ kind: 'orders', orders: [{ lines: [] }] })
  })

  test.each(doubts)('%s does nothing', (words) => {
    expect(parseOrders(words, context).kind).toBe('unclear')
  })
})

test('nothing that is shipped names a folder of somebody’s machine', () => {
  const shipped = [
    'README.md',
    '.env.example',
    'Procfile',
    'package.json',
    ...documents,
    ...['src/', 'rules/', 'prompts/', 'mail-templates/', 'bin/', 'tests/'].flatMap((folder) => filesIn(folder)),
  ]
  const home = new RegExp(`(?:^|[\\s'"\`(=:])/(?:${['work', 'home', 'root', 'Users'].join('|')})/[\\w.-]`, 'm')
  expect([...new Set(shipped)].filter((path) => home.test(read(path)))).toEqual([])
})
