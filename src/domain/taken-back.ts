import type { Case, Underway } from './case.ts'
import type { CaseEvent } from './events.ts'

/** What an approval found, kept so that it can be taken back. */
export function approved(event: Extract<CaseEvent, { type: 'draft_approved' }>, before: Case): Underway {
  const until = before.openDraft?.until
  const { state, news, awaiting, awaitedAtEnd, rang, outcome, leftOut, requested, sealed } = before
  return {
    draft: event.draft,
    purpose: event.purpose,
    audience: event.audience,
    ...(until ? { until } : {}),
    outdated: false,
    before: { state, news, awaiting, awaitedAtEnd, rang, outcome, leftOut, requested, sealed },
  }
}

/** As if the letter had not been approved, with what came since: the same step is weighed again. */
export function stopped(file: Case, event: Extract<CaseEvent, { type: 'draft_stopped' }>): Partial<Case> {
  const letter = file.underway.find(({ draft }) => draft === event.draft)
  if (!letter) return {}
  const { before } = letter
  const answered = before.news.filter((n) => !file.news.some((now) => now.message === n.message))
  const { leftOut, requested } = before
  const since = {
    leftOut,
    requested: file.requested ?? requested,
    sealed: letter.purpose === 'neutral_proposal' ? before.sealed : (file.sealed ?? before.sealed),
    underway: file.underway.filter((u) => u !== letter),
    news: [...answered, ...file.news],
  }
  return event.reopens ? { ...since, ...pickEnd(before) } : since
}

const pickEnd = ({ state, awaiting, awaitedAtEnd, rang, outcome }: Underway['before']) => ({
  state,
  awaiting,
  awaitedAtEnd,
  rang,
  outcome,
})
