/** In which files a text stands, as UTF-8, Latin-1, quoted-printable or base64, whatever its place in the bytes. */
export const found = (files: ReadonlyMap<string, Buffer>, text: string): string[] =>
  [...files].filter(([, bytes]) => forms(text).some((form) => bytes.includes(form))).map(([file]) => file)

const forms = (text: string): Buffer[] => [
  Buffer.from(text),
  Buffer.from(text, 'latin1'),
  Buffer.from(quotedPrintable(text)),
  ...[0, 1, 2].map((shift) => Buffer.from(inBase64(Buffer.from(text), shift))),
]

const quotedPrintable = (text: string): string =>
  [...Buffer.from(text)]
    .map((byte) =>
      byte < 0x80 && byte !== 0x3d ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('')

/** The characters that do not depend on what stands before and after. */
function inBase64(bytes: Buffer, shift: number): string {
  const whole = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replace(/=+$/, '')
  const from = shift === 0 ? 0 : shift + 1
  const spare = (shift + bytes.length) % 3 === 0 ? 0 : 1
  return whole.slice(from, whole.length - spare)
}
