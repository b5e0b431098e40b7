import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { manyCases } from './support/many-cases.ts'
import { memoryOf, PROGRAM, processorSeconds } from './support/process-figures.ts'
import { machine, ratio, write } from './support/report.ts'

/**
 * Start to ready, end on SIGTERM, and processor time and memory while nothing happens for `BENCH_IDLE_SECONDS` (10), with the mails of
 * `BENCH_STORED_CASES` (200) cases stored; against Node loading the packages of a service.
 */
const CASES = Number(process.env['BENCH_STORED_CASES'] ?? 200)
const IDLE = Number(process.env['BENCH_IDLE_SECONDS'] ?? 10)
const PACKAGES = ['imapflow', 'nodemailer', 'better-sqlite3', 'zod'].map((name) => `import '${name}'`).join('\n')

const folder = mkdtempSync(join(tmpdir(), 'mediation-bench-'))
try {
  const { env, mails } = await manyCases(folder, { cases: CASES, bytes: 3000 })
  // The first start after the cases were written folds them, as the one after an upgrade does.
  const [firstMs, first] = await started(env)
  first.kill('SIGTERM')
  await once(first, 'exit')
  const reference = performance.now()
  spawnSync(process.execPath, ['--input-type=module', '-e', PACKAGES], { stdio: 'inherit' })
  const packagesMs = performance.now() - reference
  const [readyMs, service] = await started(env)
  await pause(2000)
  const [before, memoryBefore] = [processorSeconds(service.pid), memoryOf(service.pid, 'VmRSS')]
  await pause(IDLE * 1000)
  const [after, memoryAfter] = [processorSeconds(service.pid), memoryOf(service.pid, 'VmRSS')]
  const asked = performance.now()
  service.kill('SIGTERM')
  await once(service, 'exit')
  const result = {
    mails,
    packagesMs: Math.round(packagesMs),
    firstMs: Math.round(firstMs),
    readyMs: Math.round(readyMs),
    readyToPackages: ratio(readyMs, packagesMs),
    endMs: Math.round(performance.now() - asked),
    idleShareOfACore: before === null || after === null ? null : Number(((after - before) / IDLE).toPrecision(3)),
    idleSeconds: IDLE,
    residentMbBeforeRest: memoryBefore,
    residentMbAfterRest: memoryAfter,
  }
  process.stdout.write(`start on ${machine.cpu}, ${machine.cores} cores, node ${machine.node}\n`)
  console.table(result)
  write('start', { machine, ...result })
} finally {
  rmSync(folder, { recursive: true })
}

/** Until the service says that it is ready. */
async function started(env: NodeJS.ProcessEnv): Promise<[number, ChildProcess]> {
  const from = performance.now()
  const service = spawn(process.execPath, [...PROGRAM, 'start'], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(service.stdout, 'data')
  const ms = performance.now() - from
  service.stdout.resume()
  return [ms, service]
}
