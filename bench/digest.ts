import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from '../src/app/build.ts'
import { readConfig } from '../src/app/config.ts'
import { parisDay } from '../src/domain/day.ts'
import { countedCases, countSome } from '../src/flows/counted-cases.ts'
import { digestView } from '../src/flows/digest-view.ts'
import { statistics } from '../src/statistics/statistics.ts'
import { openCaseIds } from '../src/store/cases.ts'
import { manyCases } from './support/many-cases.ts'
import { machine, write } from './support/report.ts'

/** The morning's digest and the figures over `BENCH_STORED_CASES` (200; a year of the country: 10,000) cases. */
const CASES = Number(process.env['BENCH_STORED_CASES'] ?? 200)

const folder = mkdtempSync(join(tmpdir(), 'mediation-bench-'))
try {
  const { env, mails } = await manyCases(folder, { cases: CASES, bytes: 1 })
  const app = await buildApp(readConfig(env, 'no file'))
  const on = parisDay(app.world.clock.now())
  const figures = () =>
    statistics(countedCases(app.world), { from: null, to: null }, { hour: null, millionTokens: null })
  const started = performance.now()
  while (countSome(app.world));
  const firstCountMs = Math.round(performance.now() - started)
  const result = {
    cases: CASES,
    open: openCaseIds(app.world.db).length,
    mails,
    firstCountMs,
    digestMs: median(() => digestView(app.world, on)),
    statisticsMs: median(figures),
    statisticsProcessorMs: median(figures, processor),
  }
  process.stdout.write(`digest on ${machine.cpu}, ${machine.cores} cores, node ${machine.node}\n`)
  console.table(result)
  write('digest', { machine, ...result })
  await app.close()
} finally {
  rmSync(folder, { recursive: true })
}

/** Of three, in milliseconds of this clock. */
function median(work: () => unknown, clock = () => performance.now()): number {
  const times = [1, 2, 3].map(() => {
    const started = clock()
    work()
    return clock() - started
  })
  return Math.round(times.sort((a, b) => a - b)[1] ?? 0)
}

/** Of this thread: what the others on the machine do is not in it. */
function processor(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
