import { mkdir, readdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { type MaildirOptions, maildirMailbox } from '../../src/adapters/maildir-mailbox.ts'
import type { Mailbox } from '../../src/ports.ts'
import { rawMail, testFolder } from '../support/maildir.ts'
import { fetchAll, seenSoFar, subjects } from '../support/seen.ts'

const never = new AbortController().signal
let path: string

beforeEach(async () => {
  path = await testFolder()
})

function mailbox(options: Partial<MaildirOptions> = {}): Mailbox {
  const made = maildirMailbox({ path, ...options })
  onTestFinished(() => made.close())
  return made
}

async function put(name: string, folder = 'new', at = '2026-03-02T10:00:00Z'): Promise<string> {
  const file = join(path, folder, name)
  await mkdir(join(path, folder), { recursive: true })
  await writeFile(file, rawMail(name))
  await utimes(file, new Date(at), new Date(at))
  return file
}

test('gives the mails of new and cur, oldest first, by their unique name', async () => {
  await put('b')
  await put('c:2,S', 'cur')
  await put('a', 'new', '2026-03-03T10:00:00Z')
  const mails = await fetchAll(mailbox())
  expect(mails.map(({ place }) => place.uid)).toEqual(['b', 'c', 'a'])
  expect(mails[2]).toEqual({
    place: { mailbox: basename(path), validity: 'maildir', uid: 'a' },
    receivedAt: '2026-03-03T10:00:00.000Z',
    size: rawMail('a').length,
    raw: rawMail('a'),
  })
})

test('leaves the Maildir as it is', async () => {
  await put('a')
  await put('b:2,', 'cur')
  await fetchAll(mailbox())
  expect([await readdir(join(path, 'new')), await readdir(join(path, 'cur'))]).toEqual([['a'], ['b:2,']])
})

test('gives each mail once, also when a mail client moved it', async () => {
  const file = await put('a')
  const seen = seenSoFar()
  await fetchAll(mailbox(), seen)
  await rename(file, join(path, 'cur', 'a:2,S'))
  expect(await fetchAll(mailbox(), seen)).toEqual([])
})

test('finds a mail that moves, and passes over one that goes, while it reads', async () => {
  for (const name of ['a', 'b', 'c']) await put(name)
  const got: string[] = []
  for await (const mail of mailbox().fetch(seenSoFar())) {
    got.push(...subjects([mail]))
    if (got.length > 1) continue
    await rename(join(path, 'new', 'b'), join(path, 'cur', 'b:2,RS'))
    await rm(join(path, 'new', 'c'))
  }
  expect(got).toEqual(['a', 'b'])
})

test('ignores what is half written, hidden, a folder or a link', async () => {
  await put('half', 'tmp')
  await put('.hidden')
  await mkdir(join(path, 'new', 'folder'), { recursive: true })
  await symlink('/etc/hostname', join(path, 'new', 'link'))
  expect(await fetchAll(mailbox())).toEqual([])
})

test('a mail over the limit is named with its size', async () => {
  await put('a')
  const [mail] = await fetchAll(mailbox({ maxBytes: 10 }))
  expect(mail).toMatchObject({ raw: null, size: rawMail('a').length })
})

test('makes the Maildir where there is none, and counts its mails', async () => {
  const box = mailbox()
  expect(await box.check()).toBe(`boîte Maildir : lecture réussie, 0 message (${basename(path)})`)
  expect((await readdir(path)).sort()).toEqual(['cur', 'new', 'tmp'])
  await put('a')
  await put('b')
  expect(await box.check()).toBe(`boîte Maildir : lecture réussie, 2 messages (${basename(path)})`)
})

test('hears of a new mail without polling, also of one that came before the wait', async () => {
  const box = mailbox({ pollEvery: 60_000 })
  const seen = seenSoFar()
  await fetchAll(box, seen)
  const news = box.waitForNews(never)
  await put('a')
  await news
  expect(subjects(await fetchAll(box, seen))).toEqual(['a'])
  await put('b')
  await box.waitForNews(never)
  expect(subjects(await fetchAll(box, seen))).toEqual(['b'])
})

test('waits no longer than its poll, its caller or its closing', async () => {
  await mailbox({ pollEvery: 20 }).waitForNews(never)
  const box = mailbox({ pollEvery: 60_000 })
  const stop = new AbortController()
  const waiting = box.waitForNews(stop.signal)
  stop.abort()
  await waiting
  const closed = box.waitForNews(never)
  await box.close()
  await closed
})
