import type { Change } from '../domain/decision.ts'
import type { CaseId } from '../domain/ids.ts'
import { commit } from '../store/commit.ts'
import { keepCurrentRules } from './case-rules.ts'
import { withDeadlines } from './deadline-changes.ts'
import { voidOpenDraft } from './file-message.ts'
import { loadCase } from './load-case.ts'
import type { World } from './world.ts'

/**
 * From now on the case is computed with the rules of today: its waiting letter is void and proposed anew with their
 * figures. What was sent stays as it was sent. When the case moves on meanwhile, it starts over.
 */
export function adoptRules(world: World, id: CaseId, by: string): void {
  const { db, clock, settings, rules } = world
  const found = loadCase(db, id)
  const now = clock.now()
  const changes: Change[] = [
    keepCurrentRules(world),
    {
      kind: 'event',
      actor: { kind: 'mediator', address: by },
      event: { type: 'rules_adopted', from: found.header.rulesVersion, to: rules.current.version },
    },
    ...voidOpenDraft(found),
    { kind: 'task', task: 'weigh_case', subject: id, runAt: now },
  ]
  const decision = { caseId: id, basedOn: found.lastEvent, changes: withDeadlines(world, id, changes) }
  if (commit(db, decision, settings.mailAddress, now).kind === 'outdated') adoptRules(world, id, by)
}
