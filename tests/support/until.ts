import { setTimeout as pause } from 'node:timers/promises'

/** Asks again until the answer is yes; the bound is a guard against hanging, not a measure. */
export async function until(question: () => unknown, guard = 60_000): Promise<void> {
  for (const end = performance.now() + guard; performance.now() < end; await pause(10)) if (await question()) return
  throw new Error(`still not so after ${guard} ms: ${question}`)
}
