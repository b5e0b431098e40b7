import type { Day } from '../domain/day.ts'
import { afterResultFigures } from './after-result.ts'
import type { CaseRecord } from './case-record.ts'
import { delayFigures } from './delays.ts'
import { editFigures } from './edits.ts'
import { engagementFigures } from './engagement.ts'
import type { Figure } from './figure.ts'
import { funnel, funnelStages } from './funnel.ts'
import { effortFigures, type Prices } from './human-minutes.ts'
import { neutralityFigures } from './neutrality.ts'
import { outcomeFigures } from './outcomes.ts'
import { recurrenceFigures } from './recurrence.ts'
import { satisfactionFigures } from './satisfaction.ts'
import { isAskedByTenant } from './stages.ts'

/** Both ends included; null for no end. */
export type Period = { from: Day | null; to: Day | null }

export const sectionLabel = {
  funnel: 'Parcours des demandes',
  outcomes: 'Issues',
  engagement: 'Engagement des bailleurs et accords',
  delays: 'Délais',
  edits: 'Retouches des médiateurs',
  effort: 'Temps humain, courriels et coût',
  neutrality: 'Égalité de traitement des deux côtés',
  satisfaction: 'Satisfaction des deux côtés',
  recurrence: 'Bailleurs et logements qui reviennent',
} as const

export type Section = keyof typeof sectionLabel
export type Statistics = Record<Section, readonly Figure[]>

/** Cases opened in the period, whatever became of them since. */
export const openedIn = (records: readonly CaseRecord[], { from, to }: Period): CaseRecord[] =>
  records.filter(({ openedOn }) => (from === null || openedOn >= from) && (to === null || openedOn <= to))

/** `all`: every case, since what comes back came first before the period. */
export function statistics(all: readonly CaseRecord[], period: Period, prices: Prices): Statistics {
  const records = openedIn(all, period)
  const asked = records.filter(isAskedByTenant)
  return {
    funnel: funnel(funnelStages(asked)),
    outcomes: [...outcomeFigures(records), ...afterResultFigures(records)],
    engagement: engagementFigures(asked),
    delays: delayFigures(records),
    edits: editFigures(records),
    effort: effortFigures(records, prices),
    neutrality: neutralityFigures(records),
    satisfaction: satisfactionFigures(records),
    recurrence: recurrenceFigures(records, all),
  }
}

/** What people ask of such a table and nothing stored answers: it is named, never guessed. */
export function notMeasured({ hour }: Prices): { key: string; why: string }[] {
  return [
    ...(hour === null
      ? [{ key: 'cost', why: 'coût par dossier : donnez le prix d’une heure (HOURLY_COST, ou --hourly)' }]
      : []),
    {
      key: 'rephrase_tokens',
      why: 'jetons du modèle pour reformuler des lettres (REPHRASE) : ils ne sont pas enregistrés',
    },
  ]
}
