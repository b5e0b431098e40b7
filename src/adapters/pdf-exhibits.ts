import { Worker } from 'node:worker_threads'
import type { Instant } from '../domain/day.ts'
import { type Exhibit, type Joined, joinHere } from './pdf-join.ts'

/** What a document's pages may take: a file made to hang or fill its reader costs this and no more. */
const LIMITS = { ms: 30_000, resources: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 } }

/**
 * The images and documents of a dossier as one PDF in their order; every other file stays as it is, with why. Documents are
 * read in a thread of their own: when that fails, they stay files and the images are joined all the same.
 */
export async function joinExhibits(ref: string, exhibits: readonly Exhibit[], at: Instant): Promise<Joined> {
  const withDocuments = exhibits.some(({ bytes }) => bytes.subarray(0, 1_024).includes('%PDF-'))
  if (!withDocuments) return joinHere(ref, exhibits, at, { documents: false })
  try {
    return await joinApart(ref, exhibits, at)
  } catch {
    return joinHere(ref, exhibits, at, { documents: false })
  }
}

function joinApart(ref: string, exhibits: readonly Exhibit[], at: Instant): Promise<Joined> {
  const worker = new Worker(new URL('./pdf-exhibits-thread.ts', import.meta.url), {
    workerData: { ref, exhibits, at },
    resourceLimits: LIMITS.resources,
    // The service's secrets are none of its business.
    env: {},
    stdout: true,
    stderr: true,
  })
  return new Promise<Joined>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Too slow')), LIMITS.ms)
    worker.once('message', ({ pdf, places }: { pdf: Uint8Array | null; places: Joined['places'] }) => {
      clearTimeout(timer)
      resolve({ pdf: pdf && Buffer.from(pdf), places })
    })
    worker.once('error', reject)
    worker.once('exit', () => {
      clearTimeout(timer)
      reject(new Error('Ended without a result'))
    })
  }).finally(() => worker.terminate())
}
