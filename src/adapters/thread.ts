import { type ResourceLimits, Worker } from 'node:worker_threads'

export type ThreadLimits = {
  /** Milliseconds for one request. */
  ms: number
  resources: ResourceLimits
}

/** How a request ended: answered, by a limit, or by a fault. */
export type ThreadEnd = 'done' | 'too_slow' | 'too_large' | 'failed'

/** What a thread posts, by `thread-body.ts`. `fit`: it may answer another request. */
export type Posted<Heard> = { heard: Heard } | { done: true; fit: boolean }

const IDLE_MS = 10_000
const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY'

/**
 * A file that runs in a thread of its own, for what somebody else's bytes may make hang, swell or break. Answers one request
 * after the other and never rejects; what was posted until the end was heard. A thread that says it is fit serves the next
 * request, and is ended after ten seconds without one; it never keeps the process, and gets none of its environment.
 */
export function threadOf<Request, Heard>(file: URL, limits: ThreadLimits) {
  let kept: Kept | null = null
  let last: Promise<unknown> = Promise.resolve()

  async function answer(request: Request, hear: (heard: Heard) => void, ms: number): Promise<ThreadEnd> {
    const worker =
      taken() ?? new Worker(file, { resourceLimits: limits.resources, env: {}, stdout: true, stderr: true })
    const { end, fit } = await ask(worker, request, hear, ms)
    if (fit) keep(worker)
    else await worker.terminate()
    return end
  }

  function taken(): Worker | null {
    const worker = kept?.worker ?? null
    clearTimeout(kept?.idle)
    kept = null
    worker?.ref()
    return worker
  }

  function keep(worker: Worker): void {
    worker.unref()
    worker.once('exit', () => {
      if (kept?.worker === worker) taken()
    })
    kept = { worker, idle: setTimeout(() => void taken()?.terminate(), IDLE_MS).unref() }
  }

  return (request: Request, hear: (heard: Heard) => void, ms = limits.ms): Promise<ThreadEnd> => {
    const end = last.then(() => answer(request, hear, ms))
    last = end
    return end
  }
}

type Kept = { worker: Worker; idle: NodeJS.Timeout }

async function ask<Heard>(
  worker: Worker,
  request: unknown,
  hear: (heard: Heard) => void,
  ms: number,
): Promise<{ end: ThreadEnd; fit: boolean }> {
  const { promise, resolve } = Promise.withResolvers<{ end: ThreadEnd; fit: boolean }>()
  const over = (end: ThreadEnd): void => resolve({ end, fit: false })
  const bell = setTimeout(() => over('too_slow'), ms)
  worker.on('message', (posted: Posted<Heard>) => {
    if ('heard' in posted) hear(posted.heard)
    else resolve({ end: 'done', fit: posted.fit })
  })
  worker.on('error', (error) => over('code' in error && error.code === OUT_OF_MEMORY ? 'too_large' : 'failed'))
  worker.on('exit', () => over('failed'))
  worker.postMessage(request)
  const ended = await promise
  clearTimeout(bell)
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
  // What breaks after the answer must not end this process.
  worker.on('error', () => undefined)
  return ended
}
