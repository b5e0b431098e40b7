import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
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
  /** The Maildir of `bot`. */
  maildir: string
  url(port?: number, password?: string): string
  /** Delivers by LMTP: the mail is in the mailbox when this resolves. */
  deliver(raw: Buffer): Promise<void>
  /** What another client would delete, e.g. `uid 3`. */
  expunge(...search: string[]): Promise<void>
  /** Stops the server, forgets UIDs and UIDVALIDITY, starts it again. */
  forgetUids(): Promise<void>
  stop(): Promise<void>
}

/** Dovecot drops to this user itself when the tests run as root, which its login process refuses to do as root. */
const NOBODY = 65534

/** A private server with the user `bot`, password `secret`, on ports of its own. */
export async function startDovecot(): Promise<Dovecot> {
  const folder = await mkdtemp(join(tmpdir(), 'dovecot-'))
  const [imapPort, lmtpPort] = [await freePort(), await freePort()]
  const asRoot = userInfo().uid === 0
  const user = asRoot
    ? { name: 'nobody', group: 'nogroup' }
    : { name: userInfo().username, group: String(userInfo().gid) }
  await writeFile(join(folder, 'users'), 'bot:{PLAIN}secret::::::\n')
  await writeFile(join(folder, 'dovecot.conf'), configuration(folder, user, imapPort, lmtpPort))
  if (asRoot)
    for (const path of [folder, join(folder, 'users'), join(folder, 'dovecot.conf')]) await chown(path, NOBODY, NOBODY)
  const start = () => launch(folder, asRoot, imapPort)
  let server = await start()
  const lmtp = createTransport({
    host: '127.0.0.1',
    port: lmtpPort,
    lmtp: true,
    ignoreTLS: true,
    pool: true,
    maxConnections: 1,
  })
  const maildir = join(folder, 'bot', 'Maildir')

  async function halt(): Promise<void> {
    server.kill('SIGTERM')
    if (server.exitCode === null) await once(server, 'exit')
  }

  return {
    imapPort,
    maildir,
    url: (port = imapPort, password = 'secret') => `imap://bot:${password}@127.0.0.1:${port}`,
    deliver: async (raw) =>
      void (await lmtp.sendMail({ envelope: { from: 'ana@locataire.example', to: 'bot@service.example' }, raw })),
    async expunge(...search) {
      const args = ['-c', join(folder, 'dovecot.conf'), 'expunge', '-u', 'bot', 'mailbox', 'INBOX', ...search]
      await once(spawn('doveadm', args, { stdio: 'inherit', ...identity(asRoot) }), 'exit')
    },
    async forgetUids() {
      await halt()
      const files = (await readdir(maildir)).filter((file) => file.startsWith('dovecot'))
      for (const file of files) await rm(join(maildir, file))
      server = await start()
    },
    async stop() {
      lmtp.close()
      await halt()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const identity = (asRoot: boolean): object => (asRoot ? { uid: NOBODY, gid: NOBODY } : {})

async function launch(folder: string, asRoot: boolean, port: number): Promise<ChildProcess> {
  const server = spawn(dovecotProgram ?? 'dovecot', ['-F', '-c', join(folder, 'dovecot.conf')], {
    stdio: 'inherit',
    ...identity(asRoot),
  })
  await until(() => answers(port))
  return server
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'data')
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED') return false
    throw error
  } finally {
    socket.destroy()
  }
}

const configuration = (
  folder: string,
  user: { name: string; group: string },
  imapPort: number,
  lmtpPort: number,
): string => `
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap lmtp
default_internal_user = ${user.name}
default_internal_group = ${user.group}
default_login_user = ${user.name}
ssl = no
disable_plaintext_auth = no
auth_username_format = %n
mail_location = maildir:${folder}/%n/Maildir
mail_fsync = never
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=${user.name} gid=${user.group} home=${folder}/%n
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
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${lmtpPort}
  }
}
`
