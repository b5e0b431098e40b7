import { threadOf } from '../adapters/thread.ts'

const check = threadOf<string, string>(new URL('./check-thread.ts', import.meta.url), {
  ms: 10 * 60_000,
  resources: { maxOldGenerationSizeMb: 64 },
})

/**
 * `ok`, what SQLite finds broken in the file, or null when that could not be told. Reads the whole file, in another thread:
 * a service of a few gigabytes need not wait for it.
 */
export async function checkDatabase(path: string): Promise<string | null> {
  let found: string | null = null
  await check(path, (state) => {
    found = state
  })
  return found
}
