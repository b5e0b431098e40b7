import { Worker } from 'node:worker_threads'
import type { PdfText } from '../domain/filed-message.ts'

export type PdfRequest = { raw: Uint8Array; sha256s: readonly string[]; mostArrayBytes: number }

const LIMITS = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 }
const MOST_ARRAY_BYTES = 16 * 1024 * 1024
const MOST_MS = 10_000

/**
 * The first words of the PDFs of one mail, by hash, read in a thread of its own: whatever they hold, this process goes on.
 * Never throws; a file that the time or the memory did not suffice for says so.
 */
export function readPdfs(
  raw: Uint8Array,
  sha256s: readonly string[],
  mostMs = MOST_MS,
): Promise<ReadonlyMap<string, PdfText>> {
  const workerData: PdfRequest = { raw, sha256s, mostArrayBytes: MOST_ARRAY_BYTES }
  const found = new Map<string, PdfText>()
  return new Promise((resolve) => {
    const thread = new Worker(new URL('./pdf-thread.ts', import.meta.url), { workerData, resourceLimits: LIMITS })
    const end = (why: 'too_slow' | 'too_large' | 'damaged'): void => {
      clearTimeout(bell)
      for (const sha256 of sha256s) if (!found.has(sha256)) found.set(sha256, { kind: 'unread', why })
      void thread.terminate().then(() => resolve(found))
    }
    const bell = setTimeout(() => end('too_slow'), mostMs)
    thread.on('message', ({ sha256, text }: { sha256: string; text: PdfText | null }) => {
      if (text) found.set(sha256, text)
    })
    thread.on('error', (error) => end('code' in error && error.code === OUT_OF_MEMORY ? 'too_large' : 'damaged'))
    thread.on('exit', () => end('damaged'))
  })
}

const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY'
