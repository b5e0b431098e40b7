import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { maildirTransport } from '../../src/adapters/maildir-transport.ts'
import { rawMail, testFolder } from '../support/maildir.ts'

const LETTER = { from: 'mediation@service.example', to: 'ana@locataire.example', messageId: '<un@service.example>' }
const raw = rawMail('un', 'deux lignes\r\n.\r\n')

test('a mail lies in new, its bytes unchanged, and nothing is left in tmp', async () => {
  const path = await testFolder()
  expect(await maildirTransport(path).send({ ...LETTER, raw })).toMatchObject({ kind: 'accepted' })
  const [name] = await readdir(join(path, 'new'))
  expect(await readFile(join(path, 'new', String(name)))).toEqual(raw)
  expect(await readdir(join(path, 'tmp'))).toEqual([])
})

test('the same mail delivered again replaces itself, also where it was read meanwhile', async () => {
  const path = await testFolder()
  const transport = maildirTransport(path)
  await transport.send({ ...LETTER, raw })
  await transport.send({ ...LETTER, raw })
  const [name] = await readdir(join(path, 'new'))
  await rename(join(path, 'new', String(name)), join(path, 'cur', `${name}:2,S`))
  await transport.send({ ...LETTER, raw })
  expect([await readdir(join(path, 'new')), await readdir(join(path, 'cur'))]).toEqual([[], [`${name}:2,S`]])
})

test('another recipient or another Message-ID is another mail', async () => {
  const path = await testFolder()
  const transport = maildirTransport(path)
  await transport.send({ ...LETTER, raw })
  await transport.send({ ...LETTER, to: 'bruno@bailleur.example', raw })
  await transport.send({ ...LETTER, messageId: '<../../deux@service.example>', raw })
  expect(await readdir(join(path, 'new'))).toHaveLength(3)
})

test('a disk that refuses means: try later', async () => {
  const path = join(await testFolder(), 'outbox')
  await writeFile(path, 'a file where the Maildir should be')
  expect(await maildirTransport(path).send({ ...LETTER, raw })).toMatchObject({ kind: 'try_later' })
  await expect(maildirTransport(path).check()).rejects.toThrow()
})
