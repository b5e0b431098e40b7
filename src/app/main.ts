import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'

// The database, the mails and the dossiers hold people's lives: nobody else on this machine reads them.
process.umask(0o077)

// Node keeps what it made of the sources, so that the next start has less to do. Where it may not write, it starts as ever.
enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/mediation', import.meta.url)))
// A small machine: the heap is collected when it has grown by a third, not when it has doubled.
setFlagsFromString('--heap-growing-percent=30')
const { program } = await import('./cli.ts')
const { exitCodeOf, messageOf } = await import('./failures.ts')

try {
  await program().parseAsync(process.argv)
} catch (error) {
  const message = messageOf(error)
  if (message) process.stderr.write(`${message}\n`)
  process.exitCode = exitCodeOf(error)
}
// Everything is closed by now; timers of a Redis that died must not keep a stopped service alive.
if (['start', 'job-worker'].includes(process.argv[2] ?? '')) process.exit()
