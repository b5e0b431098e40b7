import type { CaseRecord } from './case-record.ts'
import { type Definition, type Figure, share } from './figure.ts'
import { grouped, UNKNOWN } from './groups.ts'
import { isAgreed, isContacted, isEngaged } from './stages.ts'

const engagement: Definition = {
  key: 'landlord_engagement',
  label: 'taux d’engagement des bailleurs',
  unit: 'share',
  definition: 'parmi les bailleurs contactés, ceux qui ont écrit quelque chose (hors réponses automatiques)',
  base: 'bailleurs contactés',
}

const agreement: Definition = {
  key: 'agreement_given_engagement',
  label: 'taux d’accord quand le bailleur s’engage',
  unit: 'share',
  definition: 'parmi les dossiers dont le bailleur a écrit, ceux où les deux parties ont accepté la même somme',
  base: 'dossiers dont le bailleur a écrit',
}

const byStep: Definition = {
  ...engagement,
  key: 'first_answer_step',
  label: 'moment de la première réponse du bailleur',
  definition:
    'relances que le bailleur avait reçues quand il a écrit pour la première fois, parmi les bailleurs contactés',
}

/** The two rates apart, whole and by each axis; by step of the ladder, where the first answers came. */
export function engagementFigures(records: readonly CaseRecord[]): Figure[] {
  const contacted = records.filter(isContacted)
  const engaged = records.filter(isEngaged)
  const axes = ['month', 'department', 'landlord_kind', 'origin'] as const
  return [
    share(engagement, contacted.filter(isEngaged).length, contacted.length),
    ...axes.flatMap((axis) =>
      grouped(axis, contacted).map(({ group, records: own }) =>
        share(engagement, own.filter(isEngaged).length, own.length, group),
      ),
    ),
    ...grouped('ladder_step', contacted)
      .filter(({ group }) => group.value !== UNKNOWN)
      .map(({ group, records: own }) => share(byStep, own.length, contacted.length, group)),
    share(agreement, engaged.filter(isAgreed).length, engaged.length),
    ...[...axes, 'ladder_step' as const].flatMap((axis) =>
      grouped(axis, engaged).map(({ group, records: own }) =>
        share(agreement, own.filter(isAgreed).length, own.length, group),
      ),
    ),
  ]
}
