import { sandboxOf } from '../adapters/sandbox.ts'
import type { PdfText } from '../domain/filed-message.ts'

export type PdfRequest = { raw: Uint8Array; sha256s: readonly string[] }
export type PdfRead = { sha256: string; text: PdfText | null }

/** pdf.js takes a second to load: one process reads the files of many mails. */
const sandbox = sandboxOf<PdfRequest, PdfRead>(new URL('./pdf-sandbox.ts', import.meta.url), {
  ms: 10_000,
  heapMb: 128,
})

/**
 * The first words of the PDFs of one mail, by hash, read in another process: whatever they hold, this one goes on. Never
 * throws; a file that the time or the memory did not suffice for says so.
 */
export async function readPdfs(
  raw: Uint8Array,
  sha256s: readonly string[],
  ms?: number,
): Promise<ReadonlyMap<string, PdfText>> {
  const found = new Map<string, PdfText>()
  const end = await sandbox(
    { raw, sha256s },
    ({ sha256, text }) => {
      if (text) found.set(sha256, text)
    },
    ms,
  )
  const why = end === 'too_slow' || end === 'too_large' ? end : 'damaged'
  for (const sha256 of sha256s) if (!found.has(sha256)) found.set(sha256, { kind: 'unread', why })
  return found
}
