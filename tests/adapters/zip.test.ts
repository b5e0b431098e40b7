import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { zip } from '../../src/adapters/zip.ts'
import { instant } from '../../src/domain/day.ts'
import { testFolder } from '../support/maildir.ts'

const at = instant('2026-04-07T08:30:42Z')
const entries = [
  { name: 'LISEZMOI.txt', bytes: Buffer.from('État des lieux\n'.repeat(200)) },
  { name: 'reçus/001-été.eml', bytes: Buffer.from([0, 255, 13, 10, 128]) },
  { name: 'vide.txt', bytes: Buffer.alloc(0) },
]

const READ = `
import json, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
print(json.dumps({'bad': archive.testzip(), 'files': [[i.filename, archive.read(i).hex(), list(i.date_time)] for i in archive.infolist()]}))
`

test.skipIf(spawnSync('python3', ['--version']).status !== 0)(
  'another program finds every file whole, under its name and with its time',
  async () => {
    const file = join(await testFolder(), 'essai.zip')
    writeFileSync(file, zip(entries, at))
    const read = spawnSync('python3', ['-c', READ, file], { encoding: 'utf8' })
    expect(read.stderr).toBe('')
    expect(JSON.parse(read.stdout)).toEqual({
      bad: null,
      files: entries.map(({ name, bytes }) => [name, bytes.toString('hex'), [2026, 4, 7, 8, 30, 42]]),
    })
  },
)

test('the same files and moment give the same bytes', () => {
  expect(zip(entries, at)).toEqual(zip(entries, at))
})
