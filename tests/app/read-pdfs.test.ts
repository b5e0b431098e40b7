import { expect, test } from 'vitest'
import { readPdfs } from '../../src/app/read-pdfs.ts'
import type { PdfText } from '../../src/domain/filed-message.ts'
import { sha256 } from '../../src/store/raw-mails.ts'
import { mailWithFiles } from '../support/mail-with-files.ts'
import { pdfDrawing, pdfOf } from '../support/pdfs.ts'

const LEASE = 'Contrat de location du 1er septembre 2019'
const drawn = (words: string): string => `BT /F1 12 Tf 50 700 Td (${words}) Tj ET `

/** What is said of each file of one mail, in order. */
async function said(files: readonly Buffer[], mostMs?: number): Promise<(PdfText | undefined)[]> {
  const mail = mailWithFiles({
    from: 'a@b.example',
    to: 'c@d.example',
    text: 'Ci-joint.',
    date: '2026-04-07T10:00:00Z',
    files: files.map((bytes, i) => ({ name: `${i}.pdf`, mediaType: 'application/pdf', bytes })),
  })
  const hashes = files.map(sha256)
  const found = await readPdfs(mail, hashes, mostMs)
  return hashes.map((hash) => found.get(hash))
}

test('pages are counted and the first words given, of ten pages and a thousand characters at most', async () => {
  const [lease, long, scan] = await said([
    await pdfOf([LEASE, 'Article 2 : état des lieux']),
    pdfDrawing(Buffer.from(drawn('mot ').repeat(20_000))),
    await pdfOf(['', '', '']),
  ])
  expect(lease).toEqual({ kind: 'read', pages: 2, start: `${LEASE} Article 2 : état des lieux` })
  expect(long).toMatchObject({ kind: 'read', pages: 1 })
  expect(long?.kind === 'read' && long.start.length).toBe(1_000)
  expect(scan).toEqual({ kind: 'read', pages: 3, start: '' })
})

test.each<[string, () => Buffer | Promise<Buffer>, string]>([
  ['with a password', () => pdfOf([LEASE], { userPassword: 'secret' }), 'locked'],
  ['cut in the middle', async () => (await pdfOf([LEASE])).subarray(0, 300), 'damaged'],
  ['that is none', () => Buffer.from('%PDF-1.7 and nothing more'), 'damaged'],
  ['that is empty', () => Buffer.alloc(0), 'damaged'],
  ['of 40 kB that unpacks to 40 MB', () => pdfDrawing(Buffer.alloc(40_000_000, ' ')), 'too_large'],
  ['packed three times over', () => pdfDrawing(Buffer.alloc(40_000_000, ' '), 3), 'damaged'],
])('a PDF %s is said to be so, and the next one is read', async (_, make, why) => {
  const lease = await pdfOf([LEASE])
  expect(await said([await make(), lease])).toEqual([
    { kind: 'unread', why },
    { kind: 'read', pages: 1, start: LEASE },
  ])
})

test('one that takes too long is given up, whatever was read before it is kept, and this process goes on meanwhile', async () => {
  const endless = pdfDrawing(Buffer.from('q '.repeat(7_000_000)))
  let turns = 0
  const beat = setInterval(() => {
    turns += 1
  }, 20)
  const found = await said([await pdfOf([LEASE]), endless], 6_000)
  clearInterval(beat)
  expect(found).toEqual([
    { kind: 'read', pages: 1, start: LEASE },
    { kind: 'unread', why: 'too_slow' },
  ])
  expect(turns).toBeGreaterThan(20)
})
