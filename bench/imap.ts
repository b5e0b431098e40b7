import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { imapMailbox } from '../src/adapters/imap-mailbox.ts'
import { fetchMail } from '../src/flows/fetch-mail.ts'
import { takeIn } from '../src/flows/take-in-message.ts'
import { openDatabase } from '../src/store/database.ts'
import { dovecotProgram, startDovecot } from '../tests/support/dovecot.ts'
import { testWorld } from '../tests/support/test-world.ts'
import { mailbox } from './mailbox/mailbox.ts'
import { bareImap } from './support/bare-imap.ts'
import { machine, ratio, round, write } from './support/report.ts'

/**
 * A full IMAP mailbox into the store: fetched, stored durably, taken in (parsed, judged, placed), against imapflow streaming the same
 * mails to nowhere. `BENCH_MAILS` (500). Once more with a file of 50 to 500 kB in one mail of four; these are fetched and stored.
 */
const MAILS = Number(process.env['BENCH_MAILS'] ?? 500)

if (!dovecotProgram) process.exit(0)
const folder = mkdtempSync(join(tmpdir(), 'mediation-bench-'))
const dovecot = await startDovecot()
try {
  const text = await drained('text', generated(false))
  const started = performance.now()
  for (const { sha256 } of text.w.world.db.prepare('SELECT sha256 FROM raw_mails').all() as { sha256: string }[])
    await takeIn(text.w.world, sha256)
  const all = text.seconds + (performance.now() - started) / 1000
  const files = await drained('files', generated(true))
  const result = {
    mails: MAILS,
    bareMailsPerSecond: round(MAILS / text.bareSeconds),
    storedMailsPerSecond: round(MAILS / text.seconds),
    takenInMailsPerSecond: round(MAILS / all),
    storedToBare: ratio(text.bareSeconds, text.seconds),
    takenInToBare: ratio(text.bareSeconds, all),
    filesMegabytes: round(files.bytes / 1e6),
    filesBareMailsPerSecond: round(MAILS / files.bareSeconds),
    filesStoredMailsPerSecond: round(MAILS / files.seconds),
    filesStoredToBare: ratio(files.bareSeconds, files.seconds),
  }
  process.stdout.write(`IMAP on ${machine.cpu}, ${machine.cores} cores, node ${machine.node}\n`)
  console.table(result)
  write('imap', { machine, ...result })
} finally {
  await dovecot.stop()
  rmSync(folder, { recursive: true })
}

/** Seconds for the bare client, warm, and for ours into a new database. */
async function drained(name: string, mails: readonly Buffer[]) {
  const user = dovecot.user(name)
  for (const raw of mails) await user.deliver(raw)
  const url = user.url(dovecot.imapPort)
  await bare(url)
  const bareSeconds = await bare(url)
  const w = testWorld({ world: { db: openDatabase(join(folder, `${name}.sqlite`)) } })
  const mailbox = imapMailbox({ url, folders: ['INBOX'] })
  const started = performance.now()
  const stored = await fetchMail(w.world, mailbox)
  const seconds = (performance.now() - started) / 1000
  await mailbox.close()
  if (stored !== mails.length) throw new Error(`${stored} of ${mails.length} mails stored`)
  return { w, seconds, bareSeconds, bytes: mails.reduce((sum, raw) => sum + raw.length, 0) }
}

function generated(attachments: boolean): Buffer[] {
  return Array.from(mailbox({ mails: MAILS, text: true, attachments }), ({ raw }) => raw)
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
