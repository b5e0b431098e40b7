import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import type { Bench } from 'tinybench'

export const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version }

/** Runs the tasks, prints them as a table and writes them to `bench/results/<name>.json` with the machine they ran on. */
export async function report(bench: Bench, name: string): Promise<void> {
  await bench.run()
  const tasks = bench.tasks.map(({ name: task, result }) => {
    if (result.state !== 'completed') throw new Error(`${task}: ${result.state}`)
    const { mean, p50, p99, samplesCount } = result.latency
    return { task, perSecond: round(1000 / mean), p50Ms: round(p50), p99Ms: round(p99), samples: samplesCount }
  })
  process.stdout.write(`${name} on ${machine.cpu}, ${machine.cores} cores, node ${machine.node}\n`)
  console.table(Object.fromEntries(tasks.map(({ task, ...figures }) => [task, figures])))
  write(name, { machine, tasks })
}

export function write(name: string, result: object): void {
  const results = new URL('../results/', import.meta.url)
  mkdirSync(results, { recursive: true })
  writeFileSync(new URL(`${name}.json`, results), `${JSON.stringify(result, null, 2)}\n`)
}

export const ratio = (of: number | undefined, to: number | undefined): number | null =>
  of && to ? round(of / to) : null

/** To four digits that count. */
export const round = (value: number): number => Number(value.toPrecision(4))

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0)
}
