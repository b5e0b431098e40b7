import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { AUTHSERV } from '../tests/support/plain-eml.ts'
import { writeMaildir } from './mailbox/mailbox.ts'
import { ENVIRONMENT, memoryOf, PROGRAM, processorSeconds } from './support/process-figures.ts'
import { machine, ratio, round, write } from './support/report.ts'
import { requestTracker } from './support/request-tracker.ts'

/**
 * A generated Maildir through `mediation receive`: stored, parsed, judged, placed, read, weighed, letters drafted and put before their
 * mediator, every invariant on. `BENCH_MAILS` says how many (1,000), `BENCH_TEXT=1` leaves out the PDF of one in nine; with notmuch on
 * the path, `notmuch new` reads the same Maildir, and the gateway of Request Tracker, where it is installed, its first mails.
 */
const MAILS = Number(process.env['BENCH_MAILS'] ?? 1000)
const TEXT = process.env['BENCH_TEXT'] === '1'
const POINTS = 10

type Point = { mails: number; seconds: number; cpuSeconds: number | null; residentMb: number | null }
type Received = { file: string; fate: string; case: string | null; match: string | null }

const folder = mkdtempSync(join(tmpdir(), 'mediation-bench-'))
try {
  const maildir = join(folder, 'maildir')
  const written = writeMaildir(maildir, { mails: MAILS, text: TEXT })
  const { points, received, seconds, peakMb } = await receive(maildir)
  const curve = points.map(({ mails, residentMb, seconds: at, cpuSeconds }, n) => {
    const before = points[n - 1]
    const perMail = (from: number, to: number) => round(((to - from) * 1000) / (mails - (before?.mails ?? 0)))
    return {
      mails,
      msPerMail: perMail(before?.seconds ?? 0, at),
      cpuMsPerMail: cpuSeconds === null ? null : perMail(before?.cpuSeconds ?? 0, cpuSeconds),
      residentMb,
    }
  })
  const reference = notmuch(maildir)
  const helpDesk = await requestTracker(maildir, folder)
  const helpDeskPerSecond = helpDesk && helpDesk.mails / helpDesk.seconds
  const result = {
    machine,
    mails: MAILS,
    megabytes: round(written.bytes / 1e6),
    seconds: round(seconds),
    mailsPerSecond: round(MAILS / seconds),
    peakMb,
    lastTenthToSecond: ratio(curve.at(-1)?.msPerMail, curve[1]?.msPerMail),
    cpuLastTenthToSecond: ratio(curve.at(-1)?.cpuMsPerMail ?? undefined, curve[1]?.cpuMsPerMail ?? undefined),
    placing: placing(received, written.stories),
    notmuch: reference && { ...reference, wallRatio: ratio(seconds, reference.seconds) },
    requestTracker: helpDeskPerSecond && {
      mailsPerSecond: round(helpDeskPerSecond),
      timesFaster: ratio(MAILS / seconds, helpDeskPerSecond),
    },
    curve,
  }
  const { curve: _, machine: on, placing: placed, notmuch: compared, requestTracker: desk, ...figures } = result
  process.stdout.write(`intake on ${on.cpu}, ${on.cores} cores, node ${on.node}\n`)
  console.table({
    ...figures,
    ...placed,
    ...(compared ? { 'notmuch: ratio of wall time': compared.wallRatio } : {}),
    ...(desk ? { 'Request Tracker: times faster': desk.timesFaster } : {}),
  })
  console.table(curve)
  write('intake', result)
} finally {
  rmSync(folder, { recursive: true })
}

/** The first line of output ends the start of the program: mails are timed from there. */
async function receive(maildir: string) {
  const env = {
    ...ENVIRONMENT,
    PATH: process.env['PATH'],
    DATABASE_PATH: join(folder, 'mediation.sqlite'),
    MAILBOX_DIR: join(folder, 'mailbox'),
    OUTBOX_DIR: join(folder, 'outbox'),
    TRUSTED_AUTHSERV_ID: AUTHSERV,
    LOG_LEVEL: 'error',
  }
  const started = performance.now()
  const child = spawn(process.execPath, [...PROGRAM, 'receive', maildir], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const received: Received[] = []
  const points: Point[] = []
  let peakMb: number | null = null
  for await (const line of createInterface(child.stdout)) {
    received.push(JSON.parse(line) as Received)
    if (received.length % Math.ceil(MAILS / POINTS) !== 0) continue
    peakMb = memoryOf(child.pid, 'VmHWM')
    const seconds = (performance.now() - started) / 1000
    const cpuSeconds = processorSeconds(child.pid)
    points.push({ mails: received.length, seconds, cpuSeconds, residentMb: memoryOf(child.pid, 'VmRSS') })
  }
  if ((await exit) !== 0 || received.length !== MAILS) throw new Error(`${received.length} of ${MAILS} mails received`)
  return { points, received, seconds: (performance.now() - started) / 1000, peakMb }
}

/** Mails of one story belong into one case, and those of two never do. */
function placing(received: readonly Received[], stories: ReadonlyMap<string, number>) {
  const storiesOf = new Map<string, Set<number>>()
  const casesOf = new Map<number, Set<string>>()
  for (const { file, case: ref } of received) {
    const story = stories.get(basename(file))
    if (!ref || story === undefined) continue
    storiesOf.set(ref, (storiesOf.get(ref) ?? new Set()).add(story))
    casesOf.set(story, (casesOf.get(story) ?? new Set()).add(ref))
  }
  return {
    stories: casesOf.size,
    casesOfTwoStories: [...storiesOf.values()].filter((s) => s.size > 1).length,
    splitStories: [...casesOf.values()].filter((c) => c.size > 1).length,
    held: received.filter((r) => r.fate === 'held').length,
  }
}

function notmuch(maildir: string): { seconds: number } | null {
  const config = join(folder, 'notmuch-config')
  writeFileSync(config, `[database]\npath=${maildir}\n[user]\nname=bench\nprimary_email=bench@bench.example\n`)
  const started = performance.now()
  const { error, status } = spawnSync('notmuch', ['new', '--quiet'], {
    env: { ...process.env, NOTMUCH_CONFIG: config },
  })
  return error || status !== 0 ? null : { seconds: round((performance.now() - started) / 1000) }
}
