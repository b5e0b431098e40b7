/** A small file of the type that a name announces, real enough for its first bytes to say so. */
export function attachmentBytes(name: string): { mediaType: string; bytes: Buffer } {
  const extension = /\.(\w+)$/.exec(name.toLowerCase())?.[1] ?? ''
  const found = TYPES[extension] ?? { mediaType: 'application/octet-stream', start: Buffer.alloc(0) }
  return { mediaType: found.mediaType, bytes: Buffer.concat([found.start, Buffer.from(`\n${name}\n`)]) }
}

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
)
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb004300ffd9', 'hex')
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')
const HEIC = Buffer.concat([Buffer.from('00000018', 'hex'), Buffer.from('ftypheic\0\0\0\0mif1heic')])

const TYPES: Readonly<Record<string, { mediaType: string; start: Buffer }>> = {
  pdf: { mediaType: 'application/pdf', start: PDF },
  jpg: { mediaType: 'image/jpeg', start: JPEG },
  jpeg: { mediaType: 'image/jpeg', start: JPEG },
  png: { mediaType: 'image/png', start: PNG },
  heic: { mediaType: 'image/heic', start: HEIC },
  txt: { mediaType: 'text/plain', start: Buffer.alloc(0) },
}
