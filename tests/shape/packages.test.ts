import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'))
type Locked = { resolved?: string; integrity?: string; hasInstallScript?: true; link?: true }
const locked = Object.entries(read('package-lock.json').packages as Record<string, Locked>).filter(
  ([path]) => path !== '',
)

/** Packages whose own program runs at `npm ci`: native code, and Node itself. */
const RUN_AT_INSTALL = ['better-sqlite3', 'msgpackr-extract', 'node']

test('every package is asked for in one exact version', () => {
  const { dependencies, devDependencies } = read('package.json')
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(String(version)),
  )
  expect(loose).toEqual([])
})

test('every package that is installed is known by its hash', () => {
  expect(locked.length).toBeGreaterThan(100)
  expect(locked.filter(([, { integrity, link }]) => !integrity && !link).map(([path]) => path)).toEqual([])
})

test('no package but those known runs anything when it is installed', () => {
  const running = locked
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ''))
  expect([...new Set(running)].filter((name) => !RUN_AT_INSTALL.includes(name))).toEqual([])
})
