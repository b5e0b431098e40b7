import type { CaseEvent } from '../domain/events.ts'

type Decision = Extract<CaseEvent, { type: 'draft_approved' | 'draft_refused' | 'draft_postponed' }>

/** A mediator's decision on a draft. */
export const isDecision = (event: CaseEvent): event is Decision =>
  event.type === 'draft_approved' || event.type === 'draft_refused' || event.type === 'draft_postponed'
