import { writeFileSync } from 'node:fs'
import { loadRetention } from '../data-files.ts'
import { print } from '../output.ts'
import { registerText } from '../register.ts'

/** The processing register, from the code and the retention rules. */
export function register({ to }: { to?: string }): void {
  const text = registerText(loadRetention())
  if (!to) return print(text)
  writeFileSync(to, text)
  print(`Registre écrit dans ${to}.`)
}
