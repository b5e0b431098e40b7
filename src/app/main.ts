import { program } from './cli.ts'
import { exitCodeOf, messageOf } from './failures.ts'

try {
  await program().parseAsync(process.argv)
} catch (error) {
  const message = messageOf(error)
  if (message) process.stderr.write(`${message}\n`)
  process.exitCode = exitCodeOf(error)
}
