import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { smtpTransport } from '../src/adapters/smtp-transport.ts'
import { instant } from '../src/domain/day.ts'
import { drain } from '../src/flows/drain.ts'
import { storeRaw } from '../src/flows/fetch-mail.ts'
import { openDatabase } from '../src/store/database.ts'
import { sha256 } from '../src/store/raw-mails.ts'
import { serviceOn } from '../tests/servers/service-process.ts'
import { dovecotProgram, startDovecot } from '../tests/support/dovecot.ts'
import { plainEml } from '../tests/support/plain-eml.ts'
import { smtpSink } from '../tests/support/smtp-sink.ts'
import { MEDIATOR, testWorld } from '../tests/support/test-world.ts'
import { until } from '../tests/support/until.ts'
import { requests } from './mailbox/requests.ts'
import { bareImap } from './support/bare-imap.ts'
import { machine, quantile, ratio, round, write } from './support/report.ts'

/**
 * Approved letters out over SMTP against a bare pooled nodemailer loop with the same bytes (`BENCH_LETTERS`, 50 cases); and the time from
 * the delivery in Dovecot to the approval mail accepted by the SMTP server, beside what IDLE alone needs to tell of the same mail
 * (`BENCH_DELIVERIES`, 20).
 */
const CASES = Number(process.env['BENCH_LETTERS'] ?? 50)
const DELIVERIES = Number(process.env['BENCH_DELIVERIES'] ?? 20)

const letters = await lettersOut()
const latency = dovecotProgram ? await latencies() : null
process.stdout.write(`approval on ${machine.cpu}, ${machine.cores} cores, node ${machine.node}\n`)
console.table({ ...letters, ...latency })
write('approval', { machine, letters, latency })

/** Everything that a sending needs of us: the look at the case, the last look at the bytes, the transaction, what follows from it. */
async function lettersOut() {
  const folder = mkdtempSync(join(tmpdir(), 'mediation-bench-'))
  const sink = await smtpSink()
  const transport = smtpTransport({ url: `smtp://127.0.0.1:${sink.port}` })
  try {
    const w = testWorld({
      at: '2026-04-07T08:00:00Z',
      settings: { undoMinutes: 5 },
      world: { db: openDatabase(join(folder, 'mediation.sqlite')) },
    })
    const take = async (raw: Buffer): Promise<void> => {
      const place = { mailbox: 'bench', validity: '1', uid: sha256(raw) }
      storeRaw(w.world, [{ place, receivedAt: w.clock.now(), size: raw.length, raw }])
      await drain(w.world)
    }
    for (const raw of requests(CASES)) await take(raw)
    for (const request of w.sent.filter(({ mail }) => mail.subject.startsWith('À approuver, ')))
      await take(
        plainEml({
          from: `Nadia Benali <${MEDIATOR}>`,
          to: request.mail.replyTo[0]?.address ?? '',
          text: 'OK',
          inReplyTo: request.messageId,
          date: w.clock.now(),
        }),
      )
    const raws = (
      w.world.db
        .prepare("SELECT raw FROM outbox JOIN outbox_bytes ON mail = id WHERE kind = 'letter' AND state = 'queued'")
        .all() as { raw: Buffer }[]
    ).map(({ raw }) => raw)
    const bareSeconds = await bare(sink.port, raws)
    w.world.transport = transport
    w.clock.moveTo(instant('2026-04-07T08:06:00.000Z'))
    const before = sink.received.length
    const started = performance.now()
    await drain(w.world)
    const seconds = (performance.now() - started) / 1000
    const left = sink.received.length - before
    if (left < raws.length) throw new Error(`${left} of ${raws.length} letters left`)
    return {
      letters: raws.length,
      lettersPerSecond: round(left / seconds),
      barePerSecond: round(raws.length / bareSeconds),
      lettersToBare: ratio(bareSeconds / raws.length, seconds / left),
    }
  } finally {
    await transport.close()
    await sink.close()
    rmSync(folder, { recursive: true })
  }
}

async function bare(port: number, raws: readonly Buffer[]): Promise<number> {
  const pool = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, pool: true, maxConnections: 1 })
  const send = (raw: Buffer) => pool.sendMail({ envelope: { from: 'a@bench.example', to: 'b@bench.example' }, raw })
  if (raws[0]) await send(raws[0])
  const started = performance.now()
  for (const raw of raws) await send(raw)
  const seconds = (performance.now() - started) / 1000
  pool.close()
  return seconds
}

async function latencies() {
  const dovecot = await startDovecot()
  const sink = await smtpSink()
  const user = dovecot.user('mediation')
  const url = user.url(dovecot.imapPort)
  const service = await serviceOn({ imap: url, smtp: `smtp://127.0.0.1:${sink.port}` })
  const bell = await idle(url)
  try {
    await service.start()
    await until(() => service.output().includes('adresse :'), 60_000)
    const found: { notice: number; approval: number }[] = []
    for (const raw of requests(DELIVERIES + 1)) {
      const asked = () => sink.received.filter(({ to }) => to.includes(MEDIATOR)).length
      const before = asked()
      const told = bell.next()
      await user.deliver(raw)
      const delivered = performance.now()
      const notice = told.then((at) => Math.max(0, at - delivered))
      for (const guard = delivered + 60_000; asked() === before; await pause(1))
        if (performance.now() > guard) throw new Error(`no approval mail: ${service.output()}`)
      found.push({ approval: performance.now() - delivered, notice: await notice })
    }
    // The first mail loads what a start leaves out.
    const warm = found.slice(1)
    const own = warm.map(({ approval, notice }) => approval - notice)
    return {
      deliveries: warm.length,
      noticeP50Ms: quantile(
        warm.map(({ notice }) => notice),
        0.5,
      ),
      noticeP99Ms: quantile(
        warm.map(({ notice }) => notice),
        0.99,
      ),
      approvalP50Ms: quantile(
        warm.map(({ approval }) => approval),
        0.5,
      ),
      approvalP99Ms: quantile(
        warm.map(({ approval }) => approval),
        0.99,
      ),
      afterNoticeP50Ms: quantile(own, 0.5),
      afterNoticeP99Ms: quantile(own, 0.99),
      firstMailMs: round(found[0]?.approval ?? 0),
    }
  } finally {
    await service.remove()
    bell.close()
    await sink.close()
    await dovecot.stop()
  }
}

/** A client of its own that does nothing but wait for news. */
async function idle(url: string) {
  const client = await bareImap(url)
  let ring: ((at: number) => void) | null = null
  client.on('exists', () => ring?.(performance.now()))
  client.idle().catch(() => undefined)
  return {
    next: (): Promise<number> =>
      new Promise((resolve) => {
        ring = resolve
      }),
    close: () => client.close(),
  }
}
