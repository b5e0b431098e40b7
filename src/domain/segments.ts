import { z } from 'zod'
import type { Case } from './case.ts'
import { otherSide, type Side } from './roles.ts'
import { Segment } from './segment.ts'

/** `rules/procedure/profils.yaml`: what each segment is called and what is worth trying; for mediators only. */
export const Playbook = z.record(Segment, z.object({ label: z.string().min(1), try: z.string().min(1) }))
export type Playbook = z.infer<typeof Playbook>

type Known = {
  file: Case
  asker: Side
  /** Sides with an address that works, and sides that wrote themselves. */
  reachable: readonly Side[]
  heard: readonly Side[]
  nothingDue: boolean
}

/** Reminders without a word after which somebody who can be written to is no easier to reach. */
const UNANSWERED = 2

/** The first that applies: a mediator's word, then what ends a case, then what the other side has shown. */
export function segmentOf({ file, asker, reachable, heard, nothingDue }: Known): Segment {
  const other = otherSide(asker)
  const silent = file.awaiting?.side === other && file.awaiting.reminders >= UNANSWERED
  if (file.segment) return file.segment
  if (nothingDue) return 'not_entitled'
  if (file.mediationRefused && !file.agreement) return 'refusing'
  if (file.payment === 'missed' || (file.agreement?.instalments ?? file.offer?.instalments ?? 1) > 1) return 'cash'
  if (heard.includes(other)) return 'good_faith'
  if (file.sent.length > 0 && (silent || (!reachable.includes(other) && file.bounced.length > 0))) return 'unreachable'
  return 'unaware'
}
