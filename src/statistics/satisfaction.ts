import { Side, sideLabel } from '../domain/roles.ts'
import type { CaseRecord } from './case-record.ts'
import { type Definition, type Figure, type Group, mean, share } from './figure.ts'

const given = 'personnes qui ont donné une note'

const response: Definition = {
  key: 'satisfaction_response',
  label: 'taux de réponse à la question de satisfaction',
  unit: 'share',
  definition:
    'la question part une fois, trois jours au moins après la fin, à qui nous a écrit d’une adresse prouvée ; ni aux adresses en échec, ni aux personnes hostiles, ni à celles qui ont exercé un droit sur leurs données',
  base: 'personnes interrogées',
}
const average: Definition = {
  key: 'satisfaction_mean',
  label: 'note de satisfaction, moyenne',
  unit: 'points',
  definition: 'de 0 à 10, donnée en réponse au courriel ; la dernière note d’une personne compte',
  base: given,
}
const high: Definition = {
  key: 'satisfaction_high',
  label: 'notes de 9 ou 10',
  unit: 'share',
  definition: 'part des notes égales à 9 ou 10',
  base: given,
}
const low: Definition = {
  key: 'satisfaction_low',
  label: 'notes de 0 à 6',
  unit: 'share',
  definition: 'part des notes de 6 et moins ; la première part moins celle-ci est le « NPS »',
  base: given,
}

/** Both sides together and apart: who says how the service was, and how many do not say. */
export const satisfactionFigures = (records: readonly CaseRecord[]): Figure[] => {
  const asked = records.flatMap(({ satisfaction }) => satisfaction)
  const groups: { group: Group | null; own: typeof asked }[] = [
    { group: null, own: asked },
    ...Side.options.map((side) => ({
      group: { axis: 'side', value: side, label: sideLabel[side] } as const,
      own: asked.filter((each) => each.side === side),
    })),
  ]
  return groups.flatMap(({ group, own }) => {
    const scores = own.flatMap(({ score }) => (score === null ? [] : [score]))
    const part = (of: (score: number) => boolean) => scores.filter(of).length
    return [
      share(response, scores.length, own.length, group),
      mean(
        average,
        scores.reduce((sum, score) => sum + score, 0),
        scores.length,
        group,
      ),
      share(
        high,
        part((score) => score >= 9),
        scores.length,
        group,
      ),
      share(
        low,
        part((score) => score <= 6),
        scores.length,
        group,
      ),
    ]
  })
}
