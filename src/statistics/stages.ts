import type { CaseRecord } from './case-record.ts'

/** Cases that a tenant asked for, or somebody for the tenant: only there does a landlord's answer say anything. */
export const isAskedByTenant = ({ asker }: CaseRecord): boolean => asker === 'tenant'

export const isToldTheLaw = ({ letters, asker }: CaseRecord): boolean =>
  letters.some(({ purpose, side }) => (purpose === 'law_reminder' || purpose === 'paper_letter') && side === asker)

export const isContacted = ({ letters, jointOpening }: CaseRecord): boolean =>
  jointOpening || letters.some(({ side }) => side === 'landlord')

export const isEngaged = ({ messages }: CaseRecord): boolean => messages.some(({ side }) => side === 'landlord')

export const isAgreed = ({ agreedAt }: CaseRecord): boolean => agreedAt !== null

export const isPaid = ({ moneyAt }: CaseRecord): boolean => moneyAt !== null

/** Reminders that the landlord had got when first answering; `before` any letter of ours; null for no answer. */
export function ladderStep({ messages, letters }: CaseRecord): number | 'before' | null {
  const answer = messages.find(({ side }) => side === 'landlord')
  if (!answer) return null
  const got = letters.filter(({ side, at }) => side === 'landlord' && at < answer.at)
  if (got.length === 0) return 'before'
  return new Set(got.filter(({ purpose }) => purpose === 'reminder').map(({ draft }) => draft)).size
}
