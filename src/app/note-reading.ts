import type { CaseFile } from '../flows/load-case.ts'
import { readingChanges } from '../flows/orders/read-case.ts'
import { commit } from '../store/commit.ts'
import type { App } from './build.ts'
import { CONSOLE } from './commands/decide.ts'
import { NotSo } from './failures.ts'

/** The operator reads a case of the real service for a reason, which is kept as a supervisor's is. Local mode has nobody's cases. */
export async function noteReading({ config, world }: App, found: CaseFile, reason = ''): Promise<void> {
  if (config.local && reason === '') return
  if (reason === '') throw new NotSo(`${found.header.ref} : dites pourquoi vous le lisez, avec --reason.`)
  const decision = {
    caseId: found.header.id,
    basedOn: null,
    changes: await readingChanges(world, found, CONSOLE, reason),
  }
  commit(world.db, decision, world.settings.mailAddress, world.clock.now())
}
