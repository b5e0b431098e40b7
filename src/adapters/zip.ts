import { crc32, deflateRawSync } from 'node:zlib'
import type { Instant } from '../domain/day.ts'

export type ZipEntry = { name: string; bytes: Buffer }

/** A ZIP of these files (APPNOTE 6.3.3, names in UTF-8); the same files and moment give the same bytes. At most 65,535 files, 4 GB. */
export function zip(entries: readonly ZipEntry[], at: Instant): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes } of entries) {
    const packed = deflateRawSync(bytes)
    const fields = common(Buffer.byteLength(name), { crc: crc32(bytes), packed: packed.length, size: bytes.length, at })
    const local = Buffer.concat([u32(0x04034b50), fields, Buffer.from(name), packed])
    // Made by version 2.0; no comment, first disk, no attributes.
    directory.push(Buffer.concat([u32(0x02014b50), u16(20), fields, Buffer.alloc(10), u32(offset), Buffer.from(name)]))
    parts.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const count = u16(entries.length)
  const end = Buffer.concat([u32(0x06054b50), u32(0), count, count, u32(central.length), u32(offset), u16(0)])
  return Buffer.concat([...parts, central, end])
}

type Facts = { crc: number; packed: number; size: number; at: Instant }

/** What a file's own header and its entry in the directory share. */
const common = (nameLength: number, { crc, packed, size, at }: Facts): Buffer =>
  Buffer.concat([
    u16(20),
    u16(UTF8),
    u16(DEFLATE),
    dosTime(at),
    ...[crc, packed, size].map(u32),
    u16(nameLength),
    u16(0),
  ])

const UTF8 = 0x0800
const DEFLATE = 8

/** In UTC; two seconds exact. */
function dosTime(at: Instant): Buffer {
  const [year = 1980, month = 1, day = 1, hour = 0, minute = 0, second = 0] = at.split(/[-T:.Z]/).map(Number)
  return Buffer.concat([
    u16((hour << 11) | (minute << 5) | (second >> 1)),
    u16(((year - 1980) << 9) | (month << 5) | day),
  ])
}

const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
