import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { Redis } from 'ioredis'
import { freePort } from './free-port.ts'
import { findServer } from './require-server.ts'
import { until } from './until.ts'

export const redisProgram = findServer('redis-server', 'redis-server')

export type RedisServer = {
  url: string
  start(): Promise<void>
  /** Ends at once, keeping nothing; `start` gives an empty server on the same port. */
  kill(): Promise<void>
  /** Keeps its connections and answers nothing, until `resume`. */
  freeze(): void
  resume(): void
  flush(): Promise<void>
}

/** A private server in memory, on a port of its own; not started yet. */
export async function redisServer(): Promise<RedisServer> {
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  let server: ChildProcess | null = null
  return {
    url,
    async start() {
      const options = [
        '--port',
        String(port),
        '--bind',
        '127.0.0.1',
        '--save',
        '',
        '--appendonly',
        'no',
        '--dir',
        '/tmp',
      ]
      server = spawn(redisProgram ?? 'redis-server', options, { stdio: 'ignore' })
      await until(() => withClient(url, (client) => client.ping()).catch(() => false))
    },
    async kill() {
      if (!server || server.exitCode !== null || server.signalCode !== null) return
      server.kill('SIGKILL')
      await once(server, 'exit')
    },
    freeze: () => void server?.kill('SIGSTOP'),
    resume: () => void server?.kill('SIGCONT'),
    flush: async () => void (await withClient(url, (client) => client.flushall())),
  }
}

async function withClient<T>(url: string, act: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null })
  client.on('error', () => {})
  try {
    await client.connect()
    return await act(client)
  } finally {
    client.disconnect()
  }
}
