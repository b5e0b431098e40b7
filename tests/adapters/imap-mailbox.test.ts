import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ImapOptions, imapMailbox } from '../../src/adapters/imap-mailbox.ts'
import type { FetchedMail, Mailbox } from '../../src/ports.ts'
import { type Dovecot, dovecotProgram, startDovecot } from '../support/dovecot.ts'
import { rawMail } from '../support/maildir.ts'
import { fetchAll, seenSoFar, subjects } from '../support/seen.ts'
import { type TcpProxy, tcpProxy } from '../support/tcp-proxy.ts'
import { until } from '../support/until.ts'

const never = new AbortController().signal

describe.skipIf(!dovecotProgram)('a mailbox on an IMAP server', () => {
  let dovecot: Dovecot
  let proxy: TcpProxy
  let open: Mailbox[]

  beforeEach(async () => {
    dovecot = await startDovecot()
    proxy = await tcpProxy(dovecot.imapPort)
    open = []
  })
  afterEach(async () => {
    for (const mailbox of open) await mailbox.close()
    await proxy.close()
    await dovecot.stop()
  })

  function mailbox(options: Partial<ImapOptions> = {}): Mailbox {
    const made = imapMailbox({
      url: dovecot.url(proxy.port),
      folders: ['INBOX'],
      backOff: { first: 5, longest: 20 },
      ...options,
    })
    open.push(made)
    return made
  }
  const deliver = async (...ids: string[]): Promise<void> => {
    for (const id of ids) await dovecot.deliver(rawMail(id))
  }

  test('gives each mail once, whole, and leaves no trace on the server', async () => {
    await deliver('un', 'deux')
    const box = mailbox()
    const seen = seenSoFar()
    const mails = await fetchAll(box, seen)
    expect(subjects(mails)).toEqual(['un', 'deux'])
    for (const { raw, size, receivedAt, place } of mails) {
      expect(raw?.length).toBe(size)
      expect(receivedAt).toMatch(/^\d{4}-\d\d-\d\dT/)
      expect(place).toEqual({
        mailbox: 'INBOX',
        validity: expect.stringMatching(/^\d+$/),
        uid: expect.stringMatching(/^\d+$/),
      })
    }
    expect(await fetchAll(box, seen)).toEqual([])
    expect((await readdir(join(dovecot.maildir, 'cur'))).filter((name) => !name.endsWith(':2,'))).toEqual([])
  })

  test('hears of a new mail without polling', async () => {
    const box = mailbox()
    const seen = seenSoFar()
    await fetchAll(box, seen)
    for (const id of ['un', 'deux', 'trois']) {
      const news = box.waitForNews(never)
      await deliver(id)
      await news
      expect(subjects(await fetchAll(box, seen))).toEqual([id])
    }
    expect(proxy.taken()).toBe(1)
  })

  test('does not miss a mail that comes between a look and the next wait', async () => {
    const box = mailbox()
    const seen = seenSoFar()
    await fetchAll(box, seen)
    await deliver('un')
    await box.waitForNews(never)
    expect(subjects(await fetchAll(box, seen))).toEqual(['un'])
  })

  test('a changed UIDVALIDITY gives every mail again under the new one', async () => {
    await deliver('un', 'deux')
    const box = mailbox()
    const seen = seenSoFar()
    const before = await fetchAll(box, seen)
    await dovecot.forgetUids()
    await expect(async () => fetchAll(box, seen)).rejects.toThrow()
    const after = await fetchAll(box, seen)
    expect(subjects(after).sort()).toEqual(['deux', 'un'])
    expect(after[0]?.place.validity).not.toBe(before[0]?.place.validity)
  })

  test('finds mails below the highest UID that were never stored', async () => {
    await deliver('un', 'deux', 'trois', 'quatre')
    const all = await fetchAll(mailbox())
    const seen = seenSoFar()
    for (const mail of [all[0], all[3]]) seen.add(mail as FetchedMail)
    expect(subjects(await fetchAll(mailbox(), seen))).toEqual(['deux', 'trois'])
  })

  test('a mail that is deleted between the list and the fetch is passed over', async () => {
    const ids = Array.from({ length: 250 }, (_, n) => `mail-${n}`)
    await deliver(...ids)
    const box = mailbox()
    const seen = seenSoFar()
    const got: FetchedMail[] = []
    for await (const mail of box.fetch(seen)) {
      if (got.length === 0) await dovecot.expunge('uid', '250')
      seen.add(mail)
      got.push(mail)
    }
    expect(subjects(got)).toEqual(ids.slice(0, -1))
    await deliver('apres')
    expect(subjects(await fetchAll(box, seen))).toEqual(['apres'])
  })

  describe.each(['destroy', 'end', 'stall'] as const)('when the connection breaks during a fetch (%s)', (fault) => {
    test.each([1_000, 20_000, 150_000, 900_000])(
      'after %i bytes, whole mails only, the rest on the next look',
      async (bytes) => {
        const ids = Array.from({ length: 12 }, (_, n) => `mail-${n}`)
        const bodies = new Map(ids.map((id) => [id, rawMail(id, `${'x'.repeat(998)}\r\n`.repeat(100))]))
        for (const raw of bodies.values()) await dovecot.deliver(raw)
        const box = mailbox({ silence: 300 })
        const seen = seenSoFar()
        proxy.after(bytes, fault)
        const got: FetchedMail[] = []
        const broken = async (): Promise<void> => {
          for await (const mail of box.fetch(seen)) {
            seen.add(mail)
            got.push(mail)
          }
        }
        await expect(broken()).rejects.toThrow()
        proxy.allow()
        got.push(...(await fetchAll(box, seen)))
        expect(subjects(got)).toEqual(ids)
        for (const { raw, size } of got) expect(raw?.length).toBe(size)
      },
    )
  })

  test('comes back by itself after a loss, with growing waits, on a new connection', async () => {
    const box = mailbox()
    const seen = seenSoFar()
    await fetchAll(box, seen)
    const news = box.waitForNews(never)
    proxy.refuse()
    await until(() => proxy.taken() >= 4)
    await deliver('un')
    proxy.allow()
    await news
    expect(subjects(await fetchAll(box, seen))).toEqual(['un'])
  })

  test('a link that swallows everything is noticed by the next look', async () => {
    const box = mailbox({ pollEvery: 200, silence: 300 })
    const seen = seenSoFar()
    await fetchAll(box, seen)
    proxy.after(0, 'stall')
    await deliver('un')
    await box.waitForNews(never)
    await expect(fetchAll(box, seen)).rejects.toThrow()
    proxy.allow()
    await box.waitForNews(never)
    expect(subjects(await fetchAll(box, seen))).toEqual(['un'])
  })
})
