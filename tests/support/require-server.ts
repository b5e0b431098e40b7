import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The program's path; null when it is missing, which fails where `CI` is true and elsewhere says what to install. */
export function findServer(program: string, debianPackages: string): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/bin', '/usr/local/sbin']
  const found = folders.map((folder) => join(folder, program)).find((path) => existsSync(path))
  if (found) return found
  const advice = `${program} is missing: apt-get install ${debianPackages}`
  if (process.env['CI'] === 'true') throw new Error(advice)
  console.warn(`skipped: ${advice}`)
  return null
}
