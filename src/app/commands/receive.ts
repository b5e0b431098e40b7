import type { Instant } from '../../domain/day.ts'
import { settleInterrupted } from '../../flows/deliver-mail.ts'
import { drain } from '../../flows/drain.ts'
import { storeRaw } from '../../flows/fetch-mail.ts'
import type { World } from '../../flows/world.ts'
import { loadCaseRow } from '../../store/cases.ts'
import { messageBySha } from '../../store/messages.ts'
import { sha256 } from '../../store/raw-mails.ts'
import { WrongUsage } from '../failures.ts'
import { type MailFile, mailFiles } from '../mail-files.ts'
import { printJson } from '../output.ts'
import { withWorker } from '../with-app.ts'

/** Each mail is stored, taken in and everything that follows from it done before the next one; one JSON object a line. */
export const receive = (paths: readonly string[], { at }: { at?: Instant }): Promise<void> =>
  withWorker(async (app) => {
    if (at && !app.clock)
      throw new WrongUsage('--at n’existe qu’en mode local : l’horloge d’un vrai service ne se déplace pas.')
    if (at) app.clock?.moveTo(at)
    settleInterrupted(app.world)
    for (const path of paths)
      for (const mail of mailFiles(path)) printJson(await receiveOne(app.world, mail, at ?? app.world.clock.now()))
  })

async function receiveOne(world: World, { file, raw }: MailFile, receivedAt: Instant) {
  const hash = sha256(raw)
  storeRaw(world, [{ place: { mailbox: 'receive', validity: 'file', uid: hash }, receivedAt, size: raw.length, raw }])
  await drain(world)
  const row = messageBySha(world.db, hash)
  return {
    file,
    message_id: row?.message_id ?? null,
    fate: row?.fate ?? 'held',
    reason: row?.reason ?? null,
    case: row?.case_id ? (loadCaseRow(world.db, row.case_id)?.header.ref ?? null) : null,
    match: row?.match ?? null,
  }
}
