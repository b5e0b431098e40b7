import { parentPort } from 'node:worker_threads'
import type { Posted } from './thread.ts'

/**
 * The body of a file that `thread.ts` runs: answers each request by what it says, in order, and tells whether this thread is
 * fit for another. An exception ends the thread.
 */
export function answerRequests<Request, Heard>(
  answer: (request: Request, say: (heard: Heard) => void) => Promise<{ fit: boolean }>,
): void {
  const post = (posted: Posted<Heard>): void => parentPort?.postMessage(posted)
  parentPort?.on('message', (request: Request) => {
    answer(request, (heard) => post({ heard })).then(
      ({ fit }) => post({ done: true, fit }),
      () => process.exit(1),
    )
  })
}
