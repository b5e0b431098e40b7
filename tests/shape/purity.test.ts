import { expect, test } from 'vitest'
import { pureLayers } from './import-rules.ts'
import { codeOnly, layerOf, sources } from './source.ts'

/** What makes the same call give another answer tomorrow, elsewhere, or by luck. */
const impure =
  /\bnew Date\(\s*\)|\bDate\.now\b|\bTemporal\.Now\b|\bperformance\b|\bMath\.random\b|\brandom(?:UUID|Bytes|Int)\b|\bprocess\.|\bset(?:Timeout|Interval|Immediate)\b|(?<![.\w])fetch\(|\bconsole\.|\bimport\.meta\b/g

const impurities = (text: string): string[] => codeOnly(text).match(impure) ?? []

/** Flows get the world as an argument; the store reads its own migrations and nothing else. */
const withoutClock = [...pureLayers, 'flows', 'store']

test('the pure folders and the flows read no clock, chance, environment, network or console', () => {
  const found = [...sources]
    .filter(([path]) => withoutClock.includes(layerOf(path)))
    .flatMap(([path, text]) => impurities(text).map((what) => `${path}: ${what}`))
  expect(found).toEqual(['src/store/migrate.ts: import.meta'])
})

test.each([
  ['const now = new Date()', 1],
  ['const at = Date.now() + Math.random()', 2],
  ['const url = process.env.IMAP_URL', 1],
  ['const later = (at: string) => new Date(at)', 0],
  ["const text = 'Date.now() in a string' // process.env in a comment", 0],
  ['const text = `process.env $' + '{Date.now()} process.env`', 1],
  ['const pattern = /process\\.env[/"]/ ; const at = Date.now()', 1],
])('%s: %i', (text, count) => {
  expect(impurities(text)).toHaveLength(count)
})
