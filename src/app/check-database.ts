import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const PROCESS = fileURLToPath(new URL('./check-process.ts', import.meta.url))
const LONGEST_MS = 10 * 60_000

/**
 * `ok`, what SQLite finds broken in the file, or null when that could not be told. Reads the whole file, in a process of its
 * own: a service of a few gigabytes need not wait for it, neither to start nor, after `signal`, to end. A thread inside
 * SQLite cannot be ended.
 */
export const checkDatabase = (path: string, signal: AbortSignal): Promise<string | null> =>
  new Promise((tell) => {
    const limits = { signal, timeout: LONGEST_MS, killSignal: 'SIGKILL', env: {} } as const
    execFile(process.execPath, ['--max-old-space-size=64', PROCESS, path], limits, (error, state) =>
      tell(error ? null : state),
    )
  })
