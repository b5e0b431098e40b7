import { program } from './cli.ts'
import { exitCodeOf, messageOf } from './failures.ts'

// The database, the mails and the dossiers hold people's lives: nobody else on this machine reads them.
process.umask(0o077)

try {
  await program().parseAsync(process.argv)
} catch (error) {
  const message = messageOf(error)
  if (message) process.stderr.write(`${message}\n`)
  process.exitCode = exitCodeOf(error)
}
// Everything is closed by now; timers of a Redis that died must not keep a stopped service alive.
if (['start', 'job-worker'].includes(process.argv[2] ?? '')) process.exit()
