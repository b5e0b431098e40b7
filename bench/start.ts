import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { manyCases } from './support/many-cases.ts'
import { machine, ratio, write } from './support/report.ts'

/**
 * Start to ready, end on SIGTERM, and processor time while nothing happens for `BENCH_IDLE_SECONDS` (10), with the mails of
 * `BENCH_STORED_CASES` (200) cases stored; against Node loading the packages of a service.
 */
const CASES = Number(process.env['BENCH_STORED_CASES'] ?? 200)
const IDLE = Number(process.env['BENCH_IDLE_SECONDS'] ?? 10)
const MAIN = new URL('../src/app/main.ts', import.meta.url).pathname
const PACKAGES = ['imapflow', 'nodemailer', 'better-sqlite3', 'zod'].map((name) => `import '${name}'`).join('\n')

const folder = mkdtempSync(join(tmpdir(), 'mediation-bench-'))
try {
  const { env, mails } = await manyCases(folder, { cases: CASES, bytes: 3000 })
  const reference = performance.now()
  spawnSync(process.execPath, ['--input-type=module', '-e', PACKAGES], { stdio: 'inherit' })
  const packagesMs = performance.now() - reference
  const started = performance.now()
  const service = spawn(process.execPath, [MAIN, 'start'], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(service.stdout, 'data')
  const readyMs = performance.now() - started
  service.stdout.resume()
  await pause(2000)
  const before = processorSeconds(service.pid)
  await pause(IDLE * 1000)
  const after = processorSeconds(service.pid)
  const asked = performance.now()
  service.kill('SIGTERM')
  await once(service, 'exit')
  const result = {
    mails,
    packagesMs: Math.round(packagesMs),
    readyMs: Math.round(readyMs),
    readyToPackages: ratio(readyMs, packagesMs),
    endMs: Math.round(performance.now() - asked),
    idleShareOfACore: before === null || after === null ? null : Number(((after - before) / IDLE).toPrecision(3)),
  }
  process.stdout.write(`start on ${machine.cpu}, ${machine.cores} cores, node ${machine.node}\n`)
  console.table(result)
  write('start', { machine, ...result })
} finally {
  rmSync(folder, { recursive: true })
}

/** Linux tells it, in hundredths of a second; null elsewhere. */
function processorSeconds(pid: number | undefined): number | null {
  try {
    const [user = 0, system = 0] =
      readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? []
    return (user + system) / 100
  } catch {
    return null
  }
}
