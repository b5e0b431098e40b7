import { inflateRawSync } from 'node:zlib'
import { simpleParser } from 'mailparser'

/** The files of the first ZIP that a mail carries. */
export async function readZip(raw: Buffer): Promise<Map<string, Buffer>> {
  const mail = await simpleParser(raw)
  const bytes = mail.attachments.find(({ filename }) => filename?.endsWith('.zip'))?.content ?? Buffer.alloc(0)
  const files = new Map<string, Buffer>()
  for (let at = 0; bytes.length > at + 30 && bytes.readUInt32LE(at) === 0x04034b50; ) {
    const [packed, name, extra] = [
      bytes.readUInt32LE(at + 18),
      bytes.readUInt16LE(at + 26),
      bytes.readUInt16LE(at + 28),
    ]
    const from = at + 30 + name + extra
    files.set(
      bytes.subarray(at + 30, at + 30 + name).toString('utf8'),
      inflateRawSync(bytes.subarray(from, from + packed)),
    )
    at = from + packed
  }
  return files
}
