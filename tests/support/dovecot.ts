import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { freePort } from './free-port.ts'
import { findServer } from './require-server.ts'
import { until } from './until.ts'

export const dovecotProgram = findServer('dovecot', 'dovecot-imapd dovecot-lmtpd')

export type Dovecot = {
  imapPort: number
  /** Every name is a user with an empty mailbox and the password `secret`. */
  user(name: string): DovecotUser
  stop(): Promise<void>
}

export type DovecotUser = {
  maildir: string
  url(port: number, password?: string): string
  /** Delivers by LMTP: the mail is in the mailbox when this resolves. */
  deliver(raw: Buffer): Promise<void>
  /** What another client would delete, e.g. `uid 3`. */
  expunge(...search: string[]): Promise<void>
  /** Stops the server, forgets UIDs and UIDVALIDITY, starts it again. */
  forgetUids(): Promise<void>
}

/** As root Dovecot's login process refuses to run, so the whole server runs as this user then. */
const NOBODY = 65534
const AS_ROOT = userInfo().uid === 0
const IDENTITY = AS_ROOT ? { uid: NOBODY, gid: NOBODY } : {}

/** A private server on ports of its own; others are tried where one was taken between the look and the start. */
export async function startDovecot(tries = 5): Promise<Dovecot> {
  const folder = await mkdtemp(join(tmpdir(), 'dovecot-'))
  const conf = join(folder, 'dovecot.conf')
  const [imapPort, lmtpPort] = [await freePort(), await freePort()]
  await writeFile(conf, configuration(folder, imapPort, lmtpPort))
  if (AS_ROOT) for (const path of [folder, conf]) await chown(path, NOBODY, NOBODY)
  const start = () => launch(conf, imapPort)
  let server: ChildProcess
  try {
    server = await start()
  } catch (error) {
    const log = await readFile(join(folder, 'log'), 'utf8').catch(() => '')
    await rm(folder, { recursive: true, force: true })
    if (tries > 1) return startDovecot(tries - 1)
    throw new Error(`Dovecot does not start: ${log}`, { cause: error })
  }
  const halt = async (): Promise<void> => {
    server.kill('SIGTERM')
    if (server.exitCode === null) await once(server, 'exit')
  }
  const lmtp = createTransport({
    host: '127.0.0.1',
    port: lmtpPort,
    lmtp: true,
    ignoreTLS: true,
    pool: true,
    maxConnections: 1,
  })

  const user = (name: string): DovecotUser => {
    const maildir = join(folder, name, 'Maildir')
    return {
      maildir,
      url: (port, password = 'secret') => `imap://${name}:${password}@127.0.0.1:${port}`,
      deliver: async (raw) =>
        void (await lmtp.sendMail({ envelope: { from: 'ana@locataire.example', to: `${name}@service.example` }, raw })),
      async expunge(...search) {
        const args = ['-c', conf, 'expunge', '-u', name, 'mailbox', 'INBOX', ...search]
        await once(spawn(findServer('doveadm', 'dovecot-core') ?? '', args, { stdio: 'inherit', ...IDENTITY }), 'exit')
      },
      async forgetUids() {
        await halt()
        const files = (await readdir(maildir)).filter((file) => file.startsWith('dovecot'))
        for (const file of files) await rm(join(maildir, file))
        server = await start()
      },
    }
  }

  return {
    imapPort,
    user,
    async stop() {
      lmtp.close()
      await halt()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function launch(conf: string, port: number): Promise<ChildProcess> {
  const server = spawn(dovecotProgram ?? 'dovecot', ['-F', '-c', conf], { stdio: 'inherit', ...IDENTITY })
  await until(() => server.exitCode !== null || answers(port))
  if (server.exitCode !== null) throw new Error(`it ended with ${server.exitCode}`)
  return server
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    // Bounded: a stranger on this port may keep silent for ever.
    await once(socket, 'data', { signal: AbortSignal.timeout(2_000) })
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

function configuration(folder: string, imapPort: number, lmtpPort: number): string {
  const user = AS_ROOT ? 'nobody' : userInfo().username
  const group = AS_ROOT ? 'nogroup' : String(userInfo().gid)
  return `
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap lmtp
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
ssl = no
disable_plaintext_auth = no
auth_username_format = %n
auth_failure_delay = 0
mail_location = maildir:${folder}/%n/Maildir
mail_fsync = never
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${user} gid=${group} home=${folder}/%n allow_all_users=yes
}
service imap-login {
  chroot =
  inet_listener imap {
    address = 127.0.0.1
    port = ${imapPort}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${lmtpPort}
  }
}
`
}
