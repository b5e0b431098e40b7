import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Where Debian's package `request-tracker5` keeps what it does not put on the path. */
const HOME = '/usr/share/request-tracker5'
const MAILS = 60

/**
 * Mails of the Maildir through the mail gateway of Request Tracker 5 into a new SQLite database, one process a mail, as a mail
 * server starts it. Null where `request-tracker5`, `rt5-db-sqlite` and `rt5-clients` are not installed.
 */
export async function requestTracker(
  maildir: string,
  folder: string,
): Promise<{ mails: number; seconds: number } | null> {
  const server = join(HOME, 'libexec/rt-server')
  if (!existsSync(server) || spawnSync('rt-mailgate-5', ['--help']).error) return null
  const port = await freePort()
  const files = readdirSync(join(maildir, 'cur')).sort().slice(0, MAILS)
  const env = { ...process.env, ...configured(join(folder, 'request-tracker'), port) }
  run('rt-setup-database-5', ['--action', 'init', '--dba', 'bench', '--skip-create'], { env })
  run('perl', ['-I', join(HOME, 'lib'), '-e', RIGHTS], { env })
  const serving = spawn(server, ['--port', String(port)], { env, stdio: 'ignore' })
  try {
    const url = `http://127.0.0.1:${port}/`
    await answering(url, serving)
    const mails = files.map((file) => readFileSync(join(maildir, 'cur', file)))
    const started = performance.now()
    for (const input of mails)
      run('rt-mailgate-5', ['--queue', 'General', '--action', 'correspond', '--url', url], { env, input })
    return { mails: mails.length, seconds: (performance.now() - started) / 1000 }
  } finally {
    serving.kill()
  }
}

/** Mail goes to a file and the log nowhere. Both variables are set, or Debian's own configuration would be read too. */
function configured(folder: string, port: number) {
  const [config, more] = [join(folder, 'RT_SiteConfig.pm'), join(folder, 'none')]
  mkdirSync(more, { recursive: true })
  const settings: Record<string, string | number> = {
    rtname: 'bench.example',
    Organization: 'bench.example',
    WebDomain: '127.0.0.1',
    WebPort: port,
    WebPath: '',
    DatabaseType: 'SQLite',
    DatabaseName: join(folder, 'database'),
    MailCommand: 'testfile',
    LogToSyslog: 0,
    LogToSTDERR: 'critical',
    Timezone: 'Europe/Paris',
  }
  const lines = Object.entries(settings).map(([name, value]) => `Set($${name}, ${JSON.stringify(value)});`)
  writeFileSync(config, `${lines.join('\n')}\n1;\n`)
  return { RT_SITE_CONFIG: config, RT_SITE_CONFIG_DIR: more }
}

/** Strangers may write: else the gateway refuses every mail. */
const RIGHTS = `
  use RT -init;
  my $queue = RT::Queue->new(RT->SystemUser); $queue->Load('General');
  my $everyone = RT::Group->new(RT->SystemUser); $everyone->LoadSystemInternalGroup('Everyone');
  $everyone->PrincipalObj->GrantRight(Right => $_, Object => $queue) for qw(CreateTicket ReplyToTicket);
`

function run(command: string, args: readonly string[], options: { env: NodeJS.ProcessEnv; input?: Buffer }): void {
  const { status, stderr } = spawnSync(command, args, options)
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`)
}

async function answering(url: string, { exitCode }: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300 && exitCode === null; tries++) {
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await pause(100)
  }
  throw new Error('Request Tracker does not start')
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
