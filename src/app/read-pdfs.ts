import { inThread } from '../adapters/thread.ts'
import type { PdfText } from '../domain/filed-message.ts'

export type PdfRequest = { raw: Uint8Array; sha256s: readonly string[]; mostArrayBytes: number }

const RESOURCES = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 }
const MOST_ARRAY_BYTES = 16 * 1024 * 1024
const MOST_MS = 10_000

/**
 * The first words of the PDFs of one mail, by hash, read in a thread of its own: whatever they hold, this process goes on.
 * Never throws; a file that the time or the memory did not suffice for says so.
 */
export async function readPdfs(
  raw: Uint8Array,
  sha256s: readonly string[],
  ms = MOST_MS,
): Promise<ReadonlyMap<string, PdfText>> {
  const request: PdfRequest = { raw, sha256s, mostArrayBytes: MOST_ARRAY_BYTES }
  const found = new Map<string, PdfText>()
  const file = new URL('./pdf-thread.ts', import.meta.url)
  const end = await inThread<{ sha256: string; text: PdfText | null }>(
    file,
    request,
    { ms, resources: RESOURCES },
    ({ sha256, text }) => {
      if (text) found.set(sha256, text)
    },
  )
  const why = end === 'too_slow' || end === 'too_large' ? end : 'damaged'
  for (const sha256 of sha256s) if (!found.has(sha256)) found.set(sha256, { kind: 'unread', why })
  return found
}
