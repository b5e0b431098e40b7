import type { Case } from '../domain/case.ts'
import type { Day } from '../domain/day.ts'
import type { Change } from '../domain/decision.ts'
import type { PartyId } from '../domain/ids.ts'
import { type Leaving, stageAfter } from '../domain/stage-after.ts'
import type { CaseState } from '../domain/states.ts'
import type { Letter } from '../writing/letter.ts'
import { stageLine } from '../writing/stage-line.ts'
import type { CaseFile } from './load-case.ts'
import type { World } from './world.ts'

/** The letter with the stage that it leads to, for those of its readers who were told another one, or none. */
export function withStage(world: World, { file, drafts }: CaseFile, letter: Letter, leaving: Leaving, on: Day): Letter {
  const underway = drafts.filter(({ id }) => file.underway.some(({ draft }) => draft === id))
  const stage = stageAfter(file, leaving, underway, on)
  const told = new Map<string, CaseState>(Object.entries(file.told))
  for (const { state, to } of underway.flatMap(({ letter: { stage } }) => stage ?? []))
    for (const party of to) told.set(party, state)
  const to = leaving.recipients.map(({ party }) => party).filter((party) => told.get(party) !== stage)
  return to.length === 0 ? letter : { ...letter, stage: { state: stage, line: stageLine(world.stages[stage]), to } }
}

/** The answer to "où en est mon dossier ?" told this person the stage, unless it was told it before. */
export const stageTold = ({ told, state: stage }: Case, party: PartyId): Change[] =>
  told[party] === stage
    ? []
    : [{ kind: 'event', actor: { kind: 'service' }, event: { type: 'stage_told', party, stage } }]
