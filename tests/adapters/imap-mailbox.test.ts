import { chmod, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ImapFlow } from 'imapflow'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type ImapOptions, imapMailbox } from '../../src/adapters/imap-mailbox.ts'
import type { FetchedMail, Mailbox } from '../../src/ports.ts'
import { type Dovecot, type DovecotUser, dovecotProgram, startDovecot } from '../support/dovecot.ts'
import { freePort } from '../support/free-port.ts'
import { rawMail } from '../support/maildir.ts'
import { fetchAll, seenSoFar, subjects } from '../support/seen.ts'
import { type TcpProxy, tcpProxy } from '../support/tcp-proxy.ts'
import { until } from '../support/until.ts'

const never = new AbortController().signal

describe.skipIf(!dovecotProgram)('a mailbox on an IMAP server', () => {
  let dovecot: Dovecot
  let users = 0
  let user: DovecotUser
  let proxy: TcpProxy
  let open: Mailbox[]

  beforeAll(async () => {
    dovecot = await startDovecot()
  })
  afterAll(() => dovecot.stop())
  beforeEach(async () => {
    users += 1
    user = dovecot.user(`user${users}`)
    proxy = await tcpProxy(dovecot.imapPort)
    open = []
  })
  afterEach(async () => {
    for (const mailbox of open) await mailbox.close()
    await proxy.close()
  })

  function mailbox(options: Partial<ImapOptions> = {}): Mailbox {
    const backOff = { first: 5, longest: 20 }
    const made = imapMailbox({ url: user.url(proxy.port), folders: ['INBOX'], backOff, ...options })
    open.push(made)
    return made
  }
  const deliver = async (...ids: string[]): Promise<void> => {
    for (const id of ids) await user.deliver(rawMail(id))
  }

  async function fileOf(id: string): Promise<string> {
    for (const name of await readdir(join(user.maildir, 'new'))) {
      const file = join(user.maildir, 'new', name)
      if ((await readFile(file, 'utf8')).includes(`Subject: ${id}`)) return file
    }
    throw new Error(`no file holds ${id}`)
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
    expect((await readdir(join(user.maildir, 'cur'))).filter((name) => !name.endsWith(':2,'))).toEqual([])
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
    await user.forgetUids()
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

  test('names every mail that is there, and then compares each with what is stored', async () => {
    await deliver('un', 'deux', 'trois')
    const box = mailbox()
    const seen = seenSoFar()
    const all = await fetchAll(box, seen)
    expect((await box.places()).map(({ uid }) => uid).sort()).toEqual(seen.uids().sort())
    const lost = seenSoFar()
    for (const mail of [all[0], all[2]]) lost.add(mail as FetchedMail)
    expect(subjects(await fetchAll(box, lost))).toEqual(['deux'])
    expect(subjects(await fetchAll(box, lost))).toEqual([])
  })

  test('a mail that the server cannot read does not hold up the others, and is read once the server can', async () => {
    await deliver('un', 'deux', 'trois')
    const file = await fileOf('deux')
    await chmod(file, 0)
    const box = mailbox()
    const seen = seenSoFar()
    for (const _ of ['first', 'second', 'last and alone'])
      await expect(fetchAll(box, seen)).rejects.toThrow(/^boîte IMAP : lecture interrompue au message INBOX\/\d+\/2$/)
    expect(seen.uids()).toEqual(['1', '3'])
    await chmod(file, 0o600)
    expect(subjects(await fetchAll(box, seen))).toEqual(['deux'])
  })

  test('what its reader could not store comes again', async () => {
    await deliver('un', 'deux', 'trois')
    const box = mailbox()
    const seen = seenSoFar()
    const failing = async (): Promise<void> => {
      for await (const mail of box.fetch(seen)) {
        if (subjects([mail])[0] === 'deux') throw new Error('disk full')
        seen.add(mail)
      }
    }
    await expect(failing()).rejects.toThrow('disk full')
    expect(subjects(await fetchAll(box, seen))).toEqual(['deux', 'trois'])
  })

  test('a mail that is deleted between the list and the fetch is passed over', async () => {
    const ids = Array.from({ length: 1_010 }, (_, n) => `mail-${n}`)
    await deliver(...ids)
    const box = mailbox()
    const seen = seenSoFar()
    const got: FetchedMail[] = []
    for await (const mail of box.fetch(seen)) {
      if (got.length === 0) await user.expunge('uid', '1010')
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
        for (const raw of bodies.values()) await user.deliver(raw)
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

  test('looks into every folder, and into the first one at once', async () => {
    await deliver('un')
    await makeFolder(dovecot.imapPort, `user${users}`, 'Indésirables', rawMail('deux'))
    const box = mailbox({ folders: ['INBOX', 'Indésirables'] })
    const seen = seenSoFar()
    const mails = await fetchAll(box, seen)
    expect(mails.map(({ place }) => place.mailbox)).toEqual(['Indésirables', 'INBOX'])
    expect(await box.check()).toBe('boîte IMAP : connexion réussie, 1 message (INBOX), 1 message (Indésirables)')
    const news = box.waitForNews(never)
    await deliver('trois')
    await news
    expect(subjects(await fetchAll(box, seen))).toEqual(['trois'])
  })

  test('a mail over the limit is named with its size and stays where it is', async () => {
    await deliver('un')
    await user.deliver(rawMail('gros', 'x\r\n'.repeat(1000)))
    await deliver('deux')
    const mails = await fetchAll(mailbox({ maxBytes: 1000 }))
    expect(mails.map(({ raw }) => raw === null)).toEqual([true, false, false])
    expect(mails[0]).toMatchObject({ place: { uid: '2' }, size: expect.any(Number) })
    expect(mails[0]?.size).toBeGreaterThan(3000)
  })

  test('a mail of 50 MB passes whole where the limit allows it, and is named where it does not', async () => {
    const raw = rawMail('enorme', `${'x'.repeat(998)}\r\n`.repeat(50_000))
    await user.deliver(raw)
    const [refused] = await fetchAll(mailbox())
    expect(refused).toMatchObject({ raw: null })
    const [taken] = await fetchAll(mailbox({ maxBytes: 60_000_000 }))
    expect(taken?.raw?.subarray(-raw.length).equals(raw)).toBe(true)
  })

  test('waits no longer than its poll, nor than its caller', async () => {
    const box = mailbox({ pollEvery: 50 })
    await fetchAll(box)
    await box.waitForNews(never)
    const stop = new AbortController()
    const patient = mailbox()
    await fetchAll(patient)
    const waiting = patient.waitForNews(stop.signal)
    stop.abort()
    await waiting
    const closed = patient.waitForNews(never)
    await patient.close()
    await closed
  })

  test('an abort ends the wait also while there is no connection', async () => {
    proxy.refuse()
    const box = mailbox()
    const stop = new AbortController()
    const waiting = box.waitForNews(stop.signal)
    await until(() => proxy.taken() >= 3)
    stop.abort()
    await waiting
  })

  test('says in one line why it cannot be read', async () => {
    const reasons: [Partial<ImapOptions>, RegExp][] = [
      [{ url: user.url(proxy.port, 'autre') }, /^boîte IMAP : identifiant ou mot de passe refusé par le serveur$/],
      [{ url: user.url(await freePort()) }, /^boîte IMAP : connexion refusée par 127\.0\.0\.1:\d+$/],
      [{ folders: ['Rien'] }, /^boîte IMAP : dossier « Rien » introuvable ou refusé$/],
    ]
    for (const [options, reason] of reasons) {
      await expect(mailbox(options).check()).rejects.toThrow(reason)
    }
  })

  test('refuses to log in without TLS where the address is not known as this machine', async () => {
    const box = mailbox({ url: user.url(proxy.port).replace('127.0.0.1', '[::ffff:127.0.0.1]') })
    await expect(box.check()).rejects.toThrow(/^boîte IMAP : échec avec ::ffff:7f00:1/)
  })
})

async function makeFolder(port: number, user: string, folder: string, raw: Buffer): Promise<void> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port,
    auth: { user, pass: 'secret' },
    logger: false,
    doSTARTTLS: false,
  })
  await client.connect()
  await client.mailboxCreate(folder)
  await client.append(folder, raw)
  await client.logout()
}
