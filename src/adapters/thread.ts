import { type ResourceLimits, Worker } from 'node:worker_threads'

/** What a thread may take: `ms` of time, and its heap. */
export type ThreadLimits = { ms: number; resources: ResourceLimits }

/** How a thread ended: by itself, by a limit, or by a fault. */
export type ThreadEnd = 'done' | 'too_slow' | 'too_large' | 'failed'

/**
 * Runs a file in a thread of its own, for what somebody else's bytes may make hang, swell or break. Resolves when the thread
 * is gone, never rejects; what it posted until then was heard. It gets none of the service's environment.
 */
export function inThread<Heard>(
  file: URL,
  workerData: unknown,
  { ms, resources }: ThreadLimits,
  hear: (heard: Heard) => void,
): Promise<ThreadEnd> {
  const thread = new Worker(file, { workerData, resourceLimits: resources, env: {}, stdout: true, stderr: true })
  return new Promise<ThreadEnd>((resolve) => {
    const bell = setTimeout(() => resolve('too_slow'), ms)
    thread.on('message', hear)
    thread.once('error', (error) => resolve('code' in error && error.code === OUT_OF_MEMORY ? 'too_large' : 'failed'))
    thread.once('exit', (code) => {
      clearTimeout(bell)
      resolve(code === 0 ? 'done' : 'failed')
    })
  }).finally(() => thread.terminate())
}

const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY'
