import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { maildirMailbox } from '../../src/adapters/maildir-mailbox.ts'
import { maildirTransport } from '../../src/adapters/maildir-transport.ts'
import { program } from '../../src/app/cli.ts'
import { exitCodeOf, messageOf } from '../../src/app/failures.ts'
import { drain } from '../../src/flows/drain.ts'
import { fetchMail } from '../../src/flows/fetch-mail.ts'
import { parseMail } from '../../src/mail/parse.ts'
import { openDatabase } from '../../src/store/database.ts'
import { messageBySha } from '../../src/store/messages.ts'
import { sha256 } from '../../src/store/raw-mails.ts'
import { keepSetting } from '../../src/store/settings.ts'
import { AUTHSERV } from './plain-eml.ts'
import { MEDIATOR, OURS, type Sent, SUPERVISOR, type TestWorld, testWorld } from './test-world.ts'

export type FiledWorld = TestWorld & {
  folder: string
  /** A command as the operator types it, on this world's files and at its moment. */
  run(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }>
  /** Every file below the folder, by name. */
  files(): Map<string, Buffer>
}

/** The service on a database file, with a Maildir for what comes and one for what goes. */
export function filedWorld(at = '2026-04-07T08:00:00Z'): FiledWorld {
  const folder = mkdtempSync(join(tmpdir(), 'mediation-'))
  const [mailboxDir, outboxDir] = [join(folder, 'boite'), join(folder, 'envoyes')]
  const db = openDatabase(join(folder, 'mediation.sqlite'))
  const outgoing = maildirTransport(outboxDir)
  const mailbox = maildirMailbox({ path: mailboxDir })
  const sent: Sent[] = []
  const w = testWorld({
    at,
    world: {
      db,
      transport: {
        ...outgoing,
        async send(mail) {
          const parsed = await parseMail(mail.raw)
          if (parsed.kind === 'parsed') sent.push({ ...mail, mail: parsed.mail })
          return outgoing.send(mail)
        },
      },
    },
  })
  onTestFinished(async () => {
    await mailbox.close()
    db.close()
    rmSync(folder, { recursive: true, force: true })
  })
  let serial = 0
  return {
    ...w,
    folder,
    sent,
    sentTo: (address) => sent.filter((mail) => mail.to === address),
    async receive(raw, moment) {
      if (moment) await w.on(moment)
      await fetchMail(w.world, mailbox)
      serial += 1
      const file = join(mailboxDir, 'new', `courriel-${serial}`)
      writeFileSync(file, raw)
      utimesSync(file, new Date(w.clock.now()), new Date(w.clock.now()))
      await fetchMail(w.world, mailbox)
      await drain(w.world)
      return messageBySha(db, sha256(raw))
    },
    async run(...args) {
      keepSetting(db, 'virtual_now', w.clock.now())
      const written: string[] = []
      const output = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
      const env = {
        DATABASE_PATH: join(folder, 'mediation.sqlite'),
        MAILBOX_DIR: mailboxDir,
        OUTBOX_DIR: outboxDir,
        MAIL_ADDRESS: OURS,
        MEDIATORS: MEDIATOR,
        SUPERVISORS: SUPERVISOR,
        TRUSTED_AUTHSERV_ID: AUTHSERV,
        SECRET_KEY: w.world.settings.secret,
        LOG_LEVEL: 'error',
      }
      for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
      try {
        await program().parseAsync(args, { from: 'user' })
        return { status: 0, stdout: written.join(''), stderr: '' }
      } catch (error) {
        return { status: exitCodeOf(error), stdout: written.join(''), stderr: messageOf(error) }
      } finally {
        output.mockRestore()
        vi.unstubAllEnvs()
      }
    },
    files: () =>
      new Map(
        readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .map((file) => [file.slice(folder.length + 1), readFileSync(file)]),
      ),
  }
}
