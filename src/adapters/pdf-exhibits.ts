import type { Instant } from '../domain/day.ts'
import { type Exhibit, type Joined, joinHere } from './pdf-join.ts'
import { sandboxOf } from './sandbox.ts'

export type ExhibitsRequest = { ref: string; exhibits: readonly Exhibit[]; at: Instant }

/** What a document's pages may take: a file made to hang or fill its reader costs this and no more. */
const sandbox = sandboxOf<ExhibitsRequest, { pdf: Uint8Array | null; places: Joined['places'] }>(
  new URL('./pdf-exhibits-sandbox.ts', import.meta.url),
  { ms: 30_000, heapMb: 512 },
)

/**
 * The images and documents of a dossier as one PDF in their order; every other file stays as it is, with why. Documents are
 * read in a process of their own: when that fails, they stay files and the images are joined all the same.
 */
export async function joinExhibits(ref: string, exhibits: readonly Exhibit[], at: Instant): Promise<Joined> {
  const withDocuments = exhibits.some(({ bytes }) => bytes.subarray(0, 1_024).includes('%PDF-'))
  if (!withDocuments) return joinHere(ref, exhibits, at, { documents: false })
  return (await joinApart({ ref, exhibits, at })) ?? joinHere(ref, exhibits, at, { documents: false })
}

/** Null when the process ended without a result. Bytes cross as plain arrays. */
async function joinApart(request: ExhibitsRequest): Promise<Joined | null> {
  let joined: Joined | null = null
  await sandbox(request, ({ pdf, places }) => {
    joined = { pdf: pdf && Buffer.from(pdf), places }
  })
  return joined
}
