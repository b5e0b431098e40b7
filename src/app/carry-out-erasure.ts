import { eraseFromMaildir } from '../adapters/maildir-erase.ts'
import { fileName } from '../adapters/maildir-transport.ts'
import { compact, type Erasure, erase } from '../store/erase.ts'
import type { App } from './build.ts'
import { databaseCopies } from './database-copies.ts'
import { NotSo } from './failures.ts'
import { print } from './output.ts'

/**
 * What is done twice is done once. Files first: what is interrupted can be done again, since the database still knows what they were. Then the database, whose
 * free pages and write-ahead log are emptied.
 */
export async function carryOutErasure({ config, world }: App, erasures: readonly Erasure[]): Promise<void> {
  const messages = erasures.flatMap((e) => e.messages)
  const mails = erasures.flatMap((e) => e.mails)
  if (config.local) {
    const contents = new Set(messages.map((m) => m.sha256))
    const names = new Set(mails.map((m) => fileName(m.message_id, m.recipient)))
    await eraseFromMaildir(config.MAILBOX_DIR, { contents, names: new Set() })
    await eraseFromMaildir(config.OUTBOX_DIR, { contents: new Set(), names })
  }
  for (const erasure of erasures) erase(world.db, erasure, world.clock.now())
  if (!compact(world.db))
    throw new NotSo('effacé, mais un autre programme lit la base : fermez-le et relancez la commande.')
}

/** What this program can't reach. */
export function tellWhatRemains({ config }: App): void {
  for (const { file, on } of databaseCopies(config.DATABASE_PATH))
    print(`Reste à détruire, si elle contient ces données : la copie ${file}, du ${on}.`)
  if (!config.local) print('Restent sur le serveur de courriel les messages reçus et envoyés : à effacer là-bas.')
}
