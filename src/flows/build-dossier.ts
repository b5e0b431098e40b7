import type { Evaluation } from '../rulebase/evaluation.ts'
import type { CaseFile } from './load-case.ts'
import type { World } from './world.ts'

export type Dossier = { missing: readonly string[]; attachments: readonly { name: string; mediaType: string; bytes: Buffer }[] }

export async function buildDossier(_world: World, _found: CaseFile, _evaluation: Evaluation): Promise<Dossier> {
  return { missing: [], attachments: [] }
}
