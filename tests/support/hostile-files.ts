import { zip } from '../../src/adapters/zip.ts'
import { instant } from '../../src/domain/day.ts'

const at = instant('2026-04-07T08:00:00Z')

/** 60 MB of zeros in some 60 kB. */
export const zipBomb = zip([{ name: 'vide.bin', bytes: Buffer.alloc(60 * 1024 * 1024) }], at)

/** A ZIP whose list says that its file is encrypted. */
export const lockedZip = locked(zip([{ name: 'releve.pdf', bytes: Buffer.from('x') }], at))

function locked(file: Buffer): Buffer {
  const list = file.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
  file.writeUInt16LE(file.readUInt16LE(list + 8) | 1, list + 8)
  return file
}

/** The first bytes of an old Word file, and the name that its macros are stored under. */
export const ole2WithMacros = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(600),
  Buffer.from('_VBA_PROJECT', 'utf16le'),
])

/** The harmless file that every virus scanner knows; in two halves, so that no scanner stops at this one. */
export const virusTest = Buffer.from(
  ['X5O!P%@AP[4', 'PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('\\'),
)
