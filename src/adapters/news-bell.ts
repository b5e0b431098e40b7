export type NewsBell = {
  ring(): void
  reset(): void
  /** Resolves when the bell has rung since the last `reset`, after `ms` milliseconds, or on abort. */
  wait(ms: number, signal: AbortSignal): Promise<void>
}

/** Remembers that something came while nobody was waiting, so that it is not missed. */
export function newsBell(): NewsBell {
  let rung = false
  let wake = (): void => {}
  return {
    ring() {
      rung = true
      wake()
    },
    reset() {
      rung = false
    },
    async wait(ms, signal) {
      if (rung || signal.aborted) return
      await new Promise<void>((resolve) => {
        const done = (): void => {
          signal.removeEventListener('abort', done)
          clearTimeout(timer)
          resolve()
        }
        const timer = setTimeout(done, ms)
        signal.addEventListener('abort', done)
        wake = done
      })
    },
  }
}
