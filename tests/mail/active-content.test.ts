import { expect, test } from 'vitest'
import { zip } from '../../src/adapters/zip.ts'
import { instant } from '../../src/domain/day.ts'
import { activeContent } from '../../src/mail/active-content.ts'
import { attachmentBytes } from '../support/attachment-bytes.ts'
import { lockedZip, ole2WithMacros, virusTest, zipBomb } from '../support/hostile-files.ts'

const zipped = (...names: string[]) =>
  zip(
    names.map((name) => ({ name, bytes: Buffer.from('x') })),
    instant('2026-04-07T08:00:00Z'),
  )

test.each<[string, Buffer, string | null]>([
  ['photo.jpg', attachmentBytes('photo.jpg').bytes, null],
  ['photo.heic', attachmentBytes('photo.heic').bytes, null],
  ['bail.pdf', attachmentBytes('bail.pdf').bytes, null],
  ['bail.pdf', Buffer.from('%PDF-1.7\n<</S/Launch/F(cmd.exe)>>'), 'program'],
  ['photos.zip', zipped('a.jpg', 'b.jpg'), null],
  ['bail.docx', zipped('[Content_Types].xml', 'word/document.xml'), null],
  ['bail.docx', zipped('[Content_Types].xml', 'word/vbaProject.bin'), 'macro'],
  ['bail.docm', zipped('word/document.xml'), 'macro'],
  ['bail.doc', ole2WithMacros, 'macro'],
  ['bail.doc', ole2WithMacros.subarray(0, 600), null],
  ['facture.zip', zipped('facture.pdf.exe'), 'archive'],
  ['facture.zip', lockedZip, 'archive'],
  ['facture.zip', zipped('a.jpg').subarray(0, 40), 'archive'],
  ['bombe.zip', zipBomb, 'archive'],
  ['facture.pdf .exe ', Buffer.from('MZ'), 'program'],
  ['dessin.svg', Buffer.from('<svg onload="alert(1)"/>'), 'script'],
  ['dessin.svg', Buffer.from('<svg><path d="M0 0"/></svg>'), null],
  ['page.html', Buffer.from('<html><script>x</script>'), 'script'],
  ['texte.txt', virusTest, 'virus_test'],
  ['winmail.dat', Buffer.from('789f3e2201', 'hex'), null],
  ['', Buffer.alloc(0), null],
])('%s: %#', (name, content, expected) => {
  expect(activeContent(name, content)).toBe(expected)
})
