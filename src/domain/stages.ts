import { z } from 'zod'
import { CaseState } from './states.ts'

/** `rules/procedure/etapes.yaml`: what a party reads of each state of a case. No law, nothing that the other side said. */
export const Stages = z.record(CaseState, z.object({ label: z.string().min(1), what: z.string().min(1) }))
export type Stages = z.infer<typeof Stages>
