import type { CaseRecord } from './case-record.ts'
import { count, type Definition, type Figure, share } from './figure.ts'
import { isAgreed, isContacted, isEngaged, isPaid, isToldTheLaw } from './stages.ts'

/** `of`: how many got here. `ofBefore`: how many of those who were at the stage before got here. */
export type Stage = { key: string; label: string; definition: string; of: number; ofBefore: number }

const stages: readonly (Pick<Stage, 'key' | 'label' | 'definition'> & { holds(record: CaseRecord): boolean })[] = [
  {
    key: 'requests',
    label: 'demandes',
    definition:
      'dossiers ouverts par un locataire, ou pour lui, dans la période ; des dossiers joints comptent pour un',
    holds: () => true,
  },
  {
    key: 'law_reminder',
    label: 'rappel de la loi envoyé au locataire',
    definition: 'au moins un rappel de la loi accepté par le serveur du locataire',
    holds: isToldTheLaw,
  },
  {
    key: 'landlord_contacted',
    label: 'bailleur contacté',
    definition: 'une lettre du service acceptée par son serveur, ou le bailleur destinataire du courriel d’ouverture',
    holds: isContacted,
  },
  {
    key: 'landlord_engaged',
    label: 'bailleur engagé',
    definition: 'le bailleur ou son mandataire a écrit quelque chose ; une réponse automatique ne compte pas',
    holds: isEngaged,
  },
  {
    key: 'agreement',
    label: 'accord',
    definition: 'les deux parties ont accepté la même somme',
    holds: isAgreed,
  },
  {
    key: 'money',
    label: 'résolu par le paiement',
    definition: 'le locataire, ou un médiateur pour lui, dit que toute la somme est arrivée',
    holds: isPaid,
  },
]

/** Stages of the cases that a tenant asked for. A case may skip a stage: it counts in each that it reached. */
export const funnelStages = (records: readonly CaseRecord[]): Stage[] =>
  stages.map(({ holds, ...stage }, i) => {
    const here = records.filter(holds)
    const before = stages[i - 1]
    return { ...stage, of: here.length, ofBefore: before ? here.filter(before.holds).length : here.length }
  })

/** Each stage: how many are there, which share of the first stage, of the stage before, and how many stopped there. */
export function funnel(all: readonly Stage[]): Figure[] {
  const first = all[0]
  if (!first) return []
  return all.flatMap((stage, i) => {
    const [before, next] = [all[i - 1], all[i + 1]]
    return [
      count(defined(stage, '', '', 'cases', first.label), stage.of, first.of),
      ...(before
        ? [
            share(defined(stage, '_of_first', `, part : ${first.label}`, 'share', first.label), stage.of, first.of),
            ...(before === first
              ? []
              : [
                  share(
                    defined(stage, '_of_previous', `, part : ${before.label}`, 'share', before.label),
                    stage.ofBefore,
                    before.of,
                  ),
                ]),
          ]
        : []),
      ...(next
        ? [
            count(
              defined(stage, '_stopped', ', sans l’étape suivante', 'cases', stage.label),
              stage.of - next.ofBefore,
              stage.of,
            ),
          ]
        : []),
    ]
  })
}

const defined = (
  { key, label, definition }: Stage,
  suffix: string,
  more: string,
  unit: Definition['unit'],
  base: string,
): Definition => ({ key: `${key}${suffix}`, label: `${label}${more}`, unit, definition, base })
