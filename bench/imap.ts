import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { imapMailbox } from '../src/adapters/imap-mailbox.ts'
import { fetchMail } from '../src/flows/fetch-mail.ts'
import { takeIn } from '../src/flows/take-in-message.ts'
import { openDatabase } from '../src/store/database.ts'
import { dovecotProgram, startDovecot } from '../tests/support/dovecot.ts'
import { testWorld } from '../tests/support/test-world.ts'
import { requests } from './mailbox/requests.ts'
import { bareImap } from './support/bare-imap.ts'
import { machine, ratio, round, write } from './support/report.ts'

/**
 * A full IMAP mailbox into the store: fetched, stored durably, taken in (parsed, judged, placed), against imapflow streaming the same
 * mails to nowhere. `BENCH_MAILS` (500).
 */
const MAILS = Number(process.env['BENCH_MAILS'] ?? 500)

if (!dovecotProgram) process.exit(0)
const folder = mkdtempSync(join(tmpdir(), 'mediation-bench-'))
const dovecot = await startDovecot()
try {
  const user = dovecot.user('bench')
  for (const raw of requests(MAILS)) await user.deliver(raw)
  const url = user.url(dovecot.imapPort)
  await bare(url)
  const bareSeconds = await bare(url)
  const w = testWorld({ world: { db: openDatabase(join(folder, 'mediation.sqlite')) } })
  const mailbox = imapMailbox({ url, folders: ['INBOX'] })
  const started = performance.now()
  const stored = await fetchMail(w.world, mailbox)
  const fetched = (performance.now() - started) / 1000
  const hashes = w.world.db.prepare('SELECT sha256 FROM raw_mails').all() as { sha256: string }[]
  for (const { sha256 } of hashes) await takeIn(w.world, sha256)
  const all = (performance.now() - started) / 1000
  await mailbox.close()
  if (stored !== MAILS) throw new Error(`${stored} of ${MAILS} mails stored`)
  const result = {
    mails: MAILS,
    bareMailsPerSecond: round(MAILS / bareSeconds),
    storedMailsPerSecond: round(MAILS / fetched),
    takenInMailsPerSecond: round(MAILS / all),
    storedToBare: ratio(bareSeconds, fetched),
    takenInToBare: ratio(bareSeconds, all),
  }
  process.stdout.write(`IMAP on ${machine.cpu}, ${machine.cores} cores, node ${machine.node}\n`)
  console.table(result)
  write('imap', { machine, ...result })
} finally {
  await dovecot.stop()
  rmSync(folder, { recursive: true })
}

async function bare(url: string): Promise<number> {
  const client = await bareImap(url)
  const started = performance.now()
  let bytes = 0
  for await (const { source } of client.fetch('1:*', { uid: true, source: true })) bytes += source?.length ?? 0
  const seconds = (performance.now() - started) / 1000
  await client.logout()
  if (bytes === 0) throw new Error('nothing fetched')
  return seconds
}
