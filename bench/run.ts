import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** As small as each bench still measures something: `npm run bench:small`, after the tests of a change. */
const SMALL = {
  BENCH_MAILS: '100',
  BENCH_JOBS: '4',
  BENCH_LETTERS: '10',
  BENCH_DELIVERIES: '4',
  BENCH_CASES: '5',
  BENCH_DAYS: '10',
  BENCH_DAYS_AFTER: '60',
  BENCH_STORED_CASES: '50',
  BENCH_IDLE_SECONDS: '2',
  BENCH_STARTS: '2',
}
const sizes = process.argv[2] === 'small' ? SMALL : {}

/** Every bench of this folder, one after the other, each in a process of its own so that none warms up another. */
const folder = fileURLToPath(new URL('./', import.meta.url))
const benches = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'run.ts')

for (const name of benches.sort()) {
  const { status } = spawnSync(process.execPath, [`${folder}${name}`], {
    stdio: 'inherit',
    env: { ...sizes, ...process.env },
  })
  if (status !== 0) process.exitCode = 1
}
