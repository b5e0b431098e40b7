import type { CaseId } from '../domain/ids.ts'
import type { World } from './world.ts'

/** Does one case's part of a round; a case whose rows are broken is logged and stops no other. */
export function apart(world: World, caseId: CaseId, work: () => void): void {
  try {
    work()
  } catch (error) {
    world.log.error({ case: caseId, error }, 'case passed over')
  }
}
