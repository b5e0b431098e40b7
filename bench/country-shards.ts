import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { machine, round, write } from './support/report.ts'

/**
 * A country as services that share nothing, each with its own mailbox, database and people: `BENCH_SHARDS` (2) runs of
 * `bench/country.ts`, `BENCH_AT_ONCE` (1) side by side, each with another seed, and their sums. `BENCH_CASES` is of one
 * service. Ends with 1 where an invariant does not hold in any.
 */
const SHARDS = Number(process.env['BENCH_SHARDS'] ?? 2)
const AT_ONCE = Number(process.env['BENCH_AT_ONCE'] ?? 1)
const SEED = Number(process.env['BENCH_SEED'] ?? 1)
const COUNTRY = fileURLToPath(new URL('country.ts', import.meta.url))

type Shard = Record<
  'cases' | 'days' | 'received' | 'sent' | 'cpuSeconds' | 'megabytes' | 'strangers' | 'broken',
  number
> & {
  funnel: readonly { stage: string; cases: number }[]
  states: readonly { state: string; cases: number }[]
  load: { toApprove: number; toApproveOnTheBusiestDay: number }
}

const started = performance.now()
const waiting = Array.from({ length: SHARDS }, (_, n) => n)
const shards: Shard[] = []
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let n = waiting.shift(); n !== undefined; n = waiting.shift()) shards.push(await simulated(n))
  }),
)
const sum = (of: (shard: Shard) => number): number => round(shards.reduce((total, shard) => total + of(shard), 0))
const cases = sum((s) => s.cases)
const result = {
  machine,
  services: SHARDS,
  cases,
  days: shards[0]?.days,
  received: sum((s) => s.received),
  sent: sum((s) => s.sent),
  seconds: round((performance.now() - started) / 1000),
  cpuSeconds: sum((s) => s.cpuSeconds),
  megabytes: sum((s) => s.megabytes),
  strangers: sum((s) => s.strangers),
  toApprove: sum((s) => s.load.toApprove),
  broken: sum((s) => s.broken),
}
const funnel = totals((s) => s.funnel.map(({ stage, cases: of }) => [stage, of]))
const states = totals((s) => s.states.map(({ state, cases: of }) => [state, of]))
process.stdout.write(
  `${cases} cases in ${SHARDS} services on ${machine.cpu}, ${machine.cores} cores, node ${machine.node}\n`,
)
console.table({ ...result, machine: machine.cpu })
console.table(funnel)
console.table(states)
write('country-shards', { ...result, funnel, states, shards })
if (result.broken > 0) process.exitCode = 1

async function simulated(n: number): Promise<Shard> {
  const name = `country-${n + 1}`
  const env = { ...process.env, BENCH_SEED: String(SEED + n), BENCH_RESULT: name }
  const child = spawn(process.execPath, [COUNTRY], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  await once(child, 'exit')
  const shard = JSON.parse(readFileSync(new URL(`results/${name}.json`, import.meta.url), 'utf8')) as Shard
  process.stdout.write(`${name}: ${shard.cases} cases, ${shard.cpuSeconds} s of processor, ${shard.broken} broken\n`)
  return shard
}

function totals(
  of: (shard: Shard) => readonly (readonly [string, number])[],
): Record<string, { cases: number; share: number }> {
  const found = new Map<string, number>()
  for (const [name, count] of shards.flatMap(of)) found.set(name, (found.get(name) ?? 0) + count)
  return Object.fromEntries([...found].map(([name, count]) => [name, { cases: count, share: round(count / cases) }]))
}
