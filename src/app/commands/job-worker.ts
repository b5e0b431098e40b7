import { readConfig } from '../config.ts'
import { WrongUsage } from '../failures.ts'
import { jobHandlers, languageModel } from '../job-handlers.ts'
import { jobSchemas } from '../job-schemas.ts'
import { print } from '../output.ts'

/** Takes jobs from Redis until SIGTERM; holds no state and opens no database. */
export async function jobWorker(): Promise<void> {
  const config = readConfig()
  if (!config.REDIS_URL) throw new WrongUsage('job-worker a besoin de REDIS_URL.')
  const { serveJobs } = await import('../../adapters/bullmq-job-server.ts')
  const server = await serveJobs({
    redisUrl: config.REDIS_URL,
    handlers: jobHandlers(await languageModel(config)),
    schemas: jobSchemas,
  })
  print(`travaux : Redis ${new URL(config.REDIS_URL).host}`)
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
  await server.close()
}
