import type { Change } from '../domain/decision.ts'
import type { CaseId } from '../domain/ids.ts'
import { commit } from '../store/commit.ts'
import { expiredDrafts } from '../store/drafts.ts'
import { apart } from './apart.ts'
import { voidOpenDraft } from './file-message.ts'
import { loadCase } from './load-case.ts'
import type { World } from './world.ts'

/** An approval mail that nobody answered in time can't be answered any more: its letter is written and proposed anew. */
export function renewApprovals(world: World): void {
  for (const caseId of expiredDrafts(world.db, world.clock.now())) apart(world, caseId, () => renew(world, caseId))
}

function renew(world: World, caseId: CaseId): void {
  const now = world.clock.now()
  const found = loadCase(world.db, caseId)
  const weigh: Change = { kind: 'task', task: 'weigh_case', subject: caseId, runAt: now }
  const decision = { caseId, basedOn: found.lastEvent, changes: [...voidOpenDraft(found), weigh] }
  commit(world.db, decision, world.settings.mailAddress, now)
}
