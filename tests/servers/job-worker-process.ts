import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../src/app/main.ts', import.meta.url))

/** `mediation job-worker` as its operator runs it, once it says that it is there. */
export async function jobWorker({ redisUrl, modelUrl }: { redisUrl: string; modelUrl?: string }) {
  const model = modelUrl ? { LLM_BASE_URL: modelUrl, LLM_API_KEY: 'k', LLM_MODEL: 'essai' } : {}
  const child = spawn(process.execPath, [main, 'job-worker'], {
    env: { PATH: process.env['PATH'] ?? '', REDIS_URL: redisUrl, ...model },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return {
    async kill(): Promise<void> {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}
