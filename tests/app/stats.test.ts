import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { journalOf } from '../support/journals.ts'

const main = new URL('../../src/app/main.ts', import.meta.url).pathname
let folder: string

const stats = (...args: string[]) => {
  const env = { PATH: process.env['PATH'] ?? '', DATABASE_PATH: join(folder, 'mediation.sqlite'), LOG_LEVEL: 'error' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'stats', ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mediation-'))
  const db = journalOf(220)
  await db.backup(join(folder, 'mediation.sqlite'))
  db.close()
  return () => rmSync(folder, { recursive: true })
})

describe('mediation stats', () => {
  test('as JSON: sections of figures with their definitions, and what is not measured', () => {
    const { status, stdout } = stats('--json', '--from', '2025-02-01', '--to', '2025-12-31')
    const document = JSON.parse(stdout)
    expect(status).toBe(0)
    expect(document).toMatchObject({ from: '2025-02-01', to: '2025-12-31', fewest: 10 })
    for (const section of ['funnel', 'outcomes', 'engagement', 'delays', 'edits', 'effort', 'neutrality', 'recurrence'])
      expect(document[section][0]).toMatchObject({
        key: expect.stringMatching(/^[a-z_]+\w*$/),
        definition: expect.any(String),
        base: expect.any(String),
        of: expect.any(Number),
      })
    expect(document.not_measured.map(({ key }: { key: string }) => key)).toContain('rephrase_tokens')
  })

  test('as text: labels, shares with both their numbers, and the cost when an hour has a price', () => {
    const { stdout } = stats('--hourly', '32,50')
    expect(stdout).toMatch(/taux d’engagement des bailleurs : \d+ % \(\d+ sur \d+\)/)
    expect(stdout).toMatch(/coût par dossier, moyenne : \d+,\d\d € \(sur 220\)/)
    expect(stdout).toContain('minutes humaines × 32,5 € de l’heure')
    expect(stdout).toContain('pas assez de cas')
  })

  test('as CSV: one figure a line with its definition, all lines of the same width', () => {
    const [head = '', ...lines] = stats('--csv').stdout.trimEnd().split('\r\n')
    const cells = (line: string) => line.match(/("(?:[^"]|"")*"|[^,]*)(,|$)/g)?.length
    expect(head).toContain('key,axis,group,label')
    expect(lines.length).toBeGreaterThan(80)
    expect(new Set(lines.map(cells))).toEqual(new Set([cells(head)]))
  })

  test('--public tells no day and no reference, in months, as JSON and CSV', () => {
    const json = stats('--public', '--json', '--from', '2025-02-01', '--to', '2025-02-28').stdout
    expect(JSON.parse(json)).toMatchObject({ k: 5, from: '2025-02', to: '2025-02', tables: [{ key: 'funnel' }, {}] })
    expect(json).not.toMatch(/\d{4}-\d\d-\d\d/)
    expect(stats('--public', '--csv').stdout).toMatch(
      /^table,value,label,count,landlord_engaged,definition\r\nfunnel,requests/,
    )
  })

  test.each([
    [['--json', '--csv'], 'pas les deux'],
    [['--from', '2026-02-01', '--to', '2026-01-01'], 'avant --from'],
    [['--public', '--from', '2026-02-02'], 'premier jour d’un mois'],
    [['--public', '--to', '2026-02-27'], 'premier jour d’un mois'],
    [['--public', '--hourly', '30'], 'n’est pas publié'],
    [['--hourly', '-3'], 'prix en euros'],
  ])('%j is wrong usage', (args, line) => {
    const { status, stderr } = stats(...args)
    expect(status).toBe(2)
    expect(stderr).toContain(line)
  })
})
