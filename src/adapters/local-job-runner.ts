import type { JobHandlers, JobRunner } from '../ports.ts'

/** Does the work in this process, `atOnce` jobs at a time. `close` waits for what is under way. */
export function localJobRunner(handlers: JobHandlers, atOnce = 1): JobRunner {
  const running = new Set<Promise<unknown>>()
  const waiting: (() => void)[] = []
  let free = atOnce
  const turn = (): Promise<void> | void => {
    if (free === 0) return new Promise((go) => waiting.push(go))
    free -= 1
  }
  const done = (): void => {
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }
  return {
    run(job, input) {
      const work = (async () => {
        await turn()
        try {
          return await handlers[job](input)
        } finally {
          done()
        }
      })()
      running.add(work)
      const forget = (): void => void running.delete(work)
      work.then(forget, forget)
      return work
    },
    capacity: async () => atOnce,
    degraded: () => false,
    returned: () => 0,
    check: async () => 'travaux : faits dans ce processus',
    close: async () => void (await Promise.allSettled(running)),
  }
}
