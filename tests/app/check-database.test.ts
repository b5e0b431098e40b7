import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkDatabase } from '../../src/app/check-database.ts'
import { openDatabase } from '../../src/store/database.ts'
import { until } from '../support/until.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a whole database is ok; a file that is none could not be told', async () => {
  const path = join(folder, 'whole.sqlite')
  openDatabase(path).close()
  expect(await checkDatabase(path, new AbortController().signal)).toBe('ok')
  expect(await checkDatabase(join(folder, 'none.sqlite'), new AbortController().signal)).toBeNull()
})

test('a check that is inside SQLite ends at once when the service ends', async () => {
  // To open a pipe that nobody writes to waits for ever, as a very slow disk may seem to.
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  const ending = new AbortController()
  const checked = checkDatabase(pipe, ending.signal)
  await until(() => processesOn(pipe).length > 0)
  ending.abort()
  expect(await checked).toBeNull()
  await until(() => processesOn(pipe).length === 0)
})

const processesOn = (path: string): string[] =>
  readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').endsWith(`${path}\0`)
    } catch {
      return false
    }
  })
