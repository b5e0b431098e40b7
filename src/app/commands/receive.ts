import type { Instant } from '../../domain/day.ts'
import { settleInterrupted } from '../../flows/deliver-mail.ts'
import { drain } from '../../flows/drain.ts'
import { storeRaw } from '../../flows/fetch-mail.ts'
import type { World } from '../../flows/world.ts'
import type { FetchedMail } from '../../ports.ts'
import { loadCaseRow } from '../../store/cases.ts'
import { messageBySha } from '../../store/messages.ts'
import { sha256 } from '../../store/raw-mails.ts'
import { WrongUsage } from '../failures.ts'
import { type MailFile, mailFiles } from '../mail-files.ts'
import { printJson } from '../output.ts'
import { withWorker } from '../with-app.ts'

/** Stored in one transaction at most. */
const AT_ONCE = { mails: 100, bytes: 16 * 1024 * 1024 }
/** Whatever lies in one folder came in one burst; of a very large one, this many mails. */
const BURST = 1_000

/**
 * A burst of mails is stored; then all are placed, then all read, then each case is weighed once, with all of its news. One
 * JSON object a mail, in order, when the burst is done.
 */
export const receive = (paths: readonly string[], { at }: { at?: Instant }): Promise<void> =>
  withWorker(async (app) => {
    if (at && !app.clock)
      throw new WrongUsage('--at n’existe qu’en mode local : l’horloge d’un vrai service ne se déplace pas.')
    if (at) app.clock?.moveTo(at)
    settleInterrupted(app.world)
    for (const path of paths)
      for (const burst of bursts(app.world, mailFiles(path), at)) {
        await drain(app.world)
        for (const { file, hash } of burst) printJson({ file, ...fateOf(app.world, hash) })
      }
  })

type Stored = { file: string; hash: string }

/** Stores the mails a few at a time, and stops after each burst. */
function* bursts(world: World, mails: Iterable<MailFile>, at: Instant | undefined): Generator<Stored[]> {
  let burst: Stored[] = []
  for (const few of grouped(mails)) {
    const receivedAt = at ?? world.clock.now()
    const fetched = few.map(({ raw }): FetchedMail => {
      return { place: { mailbox: 'receive', validity: 'file', uid: sha256(raw) }, receivedAt, size: raw.length, raw }
    })
    storeRaw(world, fetched)
    burst.push(...few.map(({ file }, n) => ({ file, hash: fetched[n]?.place.uid ?? '' })))
    if (burst.length < BURST) continue
    yield burst
    burst = []
  }
  if (burst.length > 0) yield burst
}

function* grouped(mails: Iterable<MailFile>): Generator<MailFile[]> {
  let group: MailFile[] = []
  let bytes = 0
  for (const mail of mails) {
    group.push(mail)
    bytes += mail.raw.length
    if (group.length < AT_ONCE.mails && bytes < AT_ONCE.bytes) continue
    yield group
    group = []
    bytes = 0
  }
  if (group.length > 0) yield group
}

function fateOf(world: World, hash: string) {
  const row = messageBySha(world.db, hash)
  return {
    message_id: row?.message_id ?? null,
    fate: row?.fate ?? 'held',
    reason: row?.reason ?? null,
    case: row?.case_id ? (loadCaseRow(world.db, row.case_id)?.header.ref ?? null) : null,
    match: row?.match ?? null,
  }
}
