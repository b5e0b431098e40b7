import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Instant, plusSeconds } from '../domain/day.ts'
import { counts } from '../store/metrics.ts'
import { mailboxReadAt } from '../store/troubles.ts'
import type { App } from './build.ts'

/** Minutes without a look at the mailbox after which the service calls itself unwell. */
const MINUTES = 30

type Health = { well: boolean; line: string }

/**
 * `/health` (200, or 503 with the reason) and `/metrics` (Prometheus text) for this machine alone; counts, no words and no names.
 * `port` 0 takes a free one. Resolves when it listens.
 */
export async function serveHealth(app: App, port: number): Promise<{ port: number; close(): void }> {
  const startedAt = app.world.clock.now()
  const server = createServer((request, response) => {
    try {
      if (request.url === '/health') return answerHealth(response, healthOf(app, startedAt))
      if (request.url === '/metrics') return answer(response, 200, metrics(app, startedAt))
      answer(response, 404, 'not found\n')
    } catch (error) {
      app.world.log.error({ error }, 'health not known')
      answer(response, 503, 'database not readable\n')
    }
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, close: () => void server.close() }
}

function healthOf({ world }: App, startedAt: Instant): Health {
  const read = mailboxReadAt(world.db)
  const since = read !== null && read > startedAt ? read : startedAt
  const silent = world.clock.now() >= plusSeconds(since, MINUTES * 60)
  const parts = world.degraded().length
  const line = `mailbox=${silent ? 'silent' : 'read'} since=${since} degraded=${parts}`
  return { well: !silent, line: `${silent ? 'unwell' : 'ok'} ${line}` }
}

const answerHealth = (response: ServerResponse, { well, line }: Health): void =>
  answer(response, well ? 200 : 503, `${line}\n`)

function metrics(app: App, startedAt: Instant): string {
  const { world } = app
  const age = (Date.parse(world.clock.now()) - Date.parse(mailboxReadAt(world.db) ?? startedAt)) / 1000
  const gauges = [
    { name: 'mediation_well', help: '1 when the mailbox is being read', value: healthOf(app, startedAt).well ? 1 : 0 },
    { name: 'mediation_mailbox_read_age_seconds', help: 'Time since the mailbox was read', value: age },
    { name: 'mediation_degraded', help: 'Configured parts that do not work', value: world.degraded().length },
  ].map(({ name, help, value }) => `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value}\n`)
  const counted = counts(world.db).map(({ name, help, label, rows }) => {
    const lines = rows.map(({ value, n }) => `${name}${label ? `{${label}="${value}"}` : ''} ${n}\n`)
    return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${lines.join('')}`
  })
  return [...gauges, ...counted].join('')
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
  response.end(text)
}
