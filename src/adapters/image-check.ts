import { crc32, inflateSync } from 'node:zlib'

/** More would fill the memory of a small machine when it is unpacked. */
const MOST_PIXELS = 40_000_000

/** Whether a PDF page can show these bytes: a JPEG or PNG that is whole, of a size that can be unpacked. */
export const isWholeImage = (bytes: Buffer): boolean => isWholeJpeg(bytes) || isWholePng(bytes)

export const looksLikeImage = (bytes: Buffer): boolean => isJpeg(bytes) || isPng(bytes)

const isJpeg = (bytes: Buffer): boolean => bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8

/** Segments up to the picture, one frame with a size, the end mark near the end (ITU-T T.81, annex B). */
function isWholeJpeg(bytes: Buffer): boolean {
  if (!isJpeg(bytes) || bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) < bytes.length - 4_096) return false
  let at = 2
  let framed = false
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xda) return framed
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) {
      const pixels = bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7)
      framed = pixels > 0 && pixels <= MOST_PIXELS
    }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return false
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const isPng = (bytes: Buffer): boolean => bytes.subarray(0, 8).equals(PNG)
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** Every chunk with its checksum, and as much picture data as the size says (ISO/IEC 15948). */
function isWholePng(bytes: Buffer): boolean {
  if (!isPng(bytes) || bytes.length < 57) return false
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  const channels = CHANNELS[bytes[25] ?? 255]
  const interlaced = bytes[28] !== 0
  if (!channels || width * height === 0 || width * height > MOST_PIXELS || interlaced) return false
  const row = 1 + Math.ceil((width * channels * (bytes[24] ?? 0)) / 8)
  const data = pngData(bytes)
  return data !== null && unpacks(data, row * height)
}

/** Null when a chunk is cut or its checksum is wrong. */
function pngData(bytes: Buffer): Buffer | null {
  const data: Buffer[] = []
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const end = at + 12 + length
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return null
    const kind = bytes.toString('latin1', at + 4, at + 8)
    if (kind === 'IEND') return Buffer.concat(data)
    if (kind === 'IDAT') data.push(bytes.subarray(at + 8, end - 4))
    at = end
  }
  return null
}

function unpacks(data: Buffer, size: number): boolean {
  try {
    return inflateSync(data, { maxOutputLength: size + 1 }).length === size
  } catch {
    return false
  }
}
