/**
 * What in a file could act when somebody opens it. `archive`: holds programs, is locked, or unpacks to far more than it weighs.
 * Nothing is unpacked or run to know it: names and sizes are read from the archive's own list.
 */
export type ActiveContent = 'program' | 'macro' | 'script' | 'archive' | 'virus_test'

const PROGRAM_NAME =
  /\.(?:exe|scr|com|pif|bat|cmd|msi|msix|jar|js|jse|vbs|vbe|wsf|wsh|hta|ps1|lnk|iso|img|vhd|reg|dll|cpl|apk|dmg|app|one|chm)$/i
const MACRO_NAME = /\.(?:docm|dotm|xlsm|xltm|xlam|xlsb|pptm|potm|ppam|ppsm)$/i

/** Written so that this file is not taken for the test virus itself. */
const VIRUS_TEST = ['X5O!P%@AP[4', 'PZX54(P^)7CC)7}$EICAR-STANDARD'].join('\\')
const MOST_NAMES = 5000
const MOST_UNPACKED = 1024 * 1024 * 1024
const MOST_RATIO = 200

export function activeContent(name: string, content: Buffer): ActiveContent | null {
  const file = name.trim()
  if (content.subarray(0, 200).includes(VIRUS_TEST)) return 'virus_test'
  if (PROGRAM_NAME.test(file)) return 'program'
  if (MACRO_NAME.test(file)) return 'macro'
  const archive = listZip(content)
  if (archive) return inArchive(archive)
  if (content.subarray(0, 4).equals(OLE2)) return content.includes(VBA) ? 'macro' : null
  const start = content.subarray(0, 100_000).toString('latin1')
  if (start.startsWith('%PDF-')) return content.includes('/Launch') ? 'program' : null
  return /\.(?:html?|xhtml|svg|mht(?:ml)?)$/i.test(file) && /<script|\son\w{3,20}\s?=|javascript:/i.test(start)
    ? 'script'
    : null
}

const OLE2 = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])
const VBA = Buffer.from('_VBA_PROJECT', 'utf16le')

type Entry = { name: string; packed: number; unpacked: number; locked: boolean }

function inArchive(entries: readonly Entry[]): ActiveContent | null {
  if (entries.some(({ name }) => /(?:^|\/)vbaProject\.bin$/i.test(name))) return 'macro'
  const [packed, unpacked] = [sum(entries.map((e) => e.packed)), sum(entries.map((e) => e.unpacked))]
  const isBomb = unpacked > MOST_UNPACKED || (unpacked > 10_000_000 && unpacked > packed * MOST_RATIO)
  const holdsMore = entries.some(({ name, locked }) => locked || PROGRAM_NAME.test(name) || MACRO_NAME.test(name))
  return isBomb || holdsMore || entries.length === 0 || entries.length >= MOST_NAMES ? 'archive' : null
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)

/** The central directory of a ZIP file (APPNOTE 4.3.12 and 4.3.16), empty when it cannot be read; null when it is no such file. */
function listZip(content: Buffer): Entry[] | null {
  if (content.length < 4 || content.readUInt32BE(0) !== 0x504b0304) return null
  const end = content.subarray(-65_557).lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  const entries: Entry[] = []
  if (end < 0) return entries
  const record = content.subarray(-65_557).subarray(end)
  let at = record.length >= 22 ? record.readUInt32LE(16) : content.length
  while (at + 46 <= content.length && content.readUInt32LE(at) === 0x02014b50 && entries.length < MOST_NAMES) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => content.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    entries.push({
      name: content.toString('utf8', at + 46, at + 46 + name),
      packed: content.readUInt32LE(at + 20),
      unpacked: content.readUInt32LE(at + 24),
      locked: (content.readUInt16LE(at + 8) & 1) === 1,
    })
    at += 46 + name + extra + comment
  }
  return entries
}
