import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Every bench of this folder, one after the other, each in a process of its own so that none warms up another. */
const folder = fileURLToPath(new URL('./', import.meta.url))
const benches = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'run.ts')

for (const name of benches.sort()) {
  const { status } = spawnSync(process.execPath, [`${folder}${name}`], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
