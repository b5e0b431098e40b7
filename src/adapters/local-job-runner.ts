import type { JobHandlers, JobRunner } from '../ports.ts'

/** Does the work in this process. `close` waits for what is under way. */
export function localJobRunner(handlers: JobHandlers): JobRunner {
  const running = new Set<Promise<unknown>>()
  return {
    run(job, input) {
      const work = handlers[job](input)
      running.add(work)
      const done = (): void => void running.delete(work)
      work.then(done, done)
      return work
    },
    degraded: () => false,
    check: async () => 'travaux : faits dans ce processus',
    close: async () => void (await Promise.allSettled(running)),
  }
}
