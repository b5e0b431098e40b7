import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mailFiles } from '../../src/app/mail-files.ts'
import { testFolder } from '../support/maildir.ts'

const names = (path: string) => [...mailFiles(path)].map(({ file }) => file.slice(path.length + 1))
const texts = (path: string) => [...mailFiles(path)].map(({ raw }) => raw.toString('latin1'))

test('files of a folder come in the order of their numbers', async () => {
  const folder = await testFolder()
  for (const name of ['10.eml', '2.eml', '1.eml', '.hidden']) writeFileSync(join(folder, name), 'Subject: x\n\nx')
  mkdirSync(join(folder, 'sub'))
  expect(names(folder)).toEqual(['1.eml', '2.eml', '10.eml'])
})

test('a Maildir gives what is in cur and new, not what is half written', async () => {
  const folder = await testFolder()
  for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(folder, part))
  writeFileSync(join(folder, 'cur', 'a:2,S'), 'a')
  writeFileSync(join(folder, 'new', 'b'), 'b')
  writeFileSync(join(folder, 'tmp', 'c'), 'c')
  expect(names(folder)).toEqual(['cur/a:2,S', 'new/b'])
})

test('an mbox is split at its From lines; a quoted From line inside a mail is given back', async () => {
  const folder = await testFolder()
  const box = join(folder, 'box')
  writeFileSync(
    box,
    'From a@x Thu Jan  1 00:00:00 2026\nSubject: un\n\nligne\n>From ici\n\nFrom b@x Thu Jan  1 00:00:00 2026\r\nSubject: deux\r\n\r\nfin\r\n',
  )
  expect(texts(box)).toEqual(['Subject: un\n\nligne\nFrom ici\n\n', 'Subject: deux\n\nfin\n'])
})

test('a path that is not there is a wrong use', () => {
  expect(() => [...mailFiles('/nowhere/at/all')]).toThrow('n’existe pas')
})
