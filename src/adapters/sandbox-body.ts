import type { Posted } from './sandbox.ts'

/**
 * The body of a file that `sandbox.ts` runs: answers each request by what it says, in order, and tells whether this process is
 * fit for another. An exception ends the process.
 */
export function answerRequests<Request, Heard>(
  answer: (request: Request, say: (heard: Heard) => void) => Promise<{ fit: boolean }>,
): void {
  const post = (posted: Posted<Heard>): void => void process.send?.(posted)
  process.on('message', (request: Request) => {
    answer(request, (heard) => post({ heard })).then(
      ({ fit }) => post({ done: true, fit }),
      () => process.exit(1),
    )
  })
  process.on('disconnect', () => process.exit())
}
