import type { CaseRecord } from './case-record.ts'
import { median } from './delays.ts'
import { count, type Definition, type Figure, type Group, mean } from './figure.ts'
import { byOutcome } from './outcomes.ts'

const perCase: Definition = {
  key: 'human_minutes',
  label: 'minutes humaines par dossier',
  unit: 'minutes',
  definition:
    'du départ du courriel à approuver jusqu’à la décision, dix minutes au plus par lettre et jamais deux fois la même minute, plus les minutes déclarées',
  base: 'dossiers',
}
const average: Definition = { ...perCase, key: 'human_minutes_mean', label: 'minutes humaines par dossier, moyenne' }
const unmeasured: Definition = {
  key: 'unmeasured_decisions',
  label: 'décisions sans durée',
  unit: 'letters',
  definition:
    'décisions sur une lettre qu’aucun courriel parti n’avait montrée (à la console, par exemple) : comptées zéro',
  base: 'décisions',
}
const mails: Definition = {
  key: 'mails_sent',
  label: 'courriels envoyés par dossier, moyenne',
  unit: 'mails',
  definition: 'courriels de toute sorte partis pour le dossier, ceux aux médiateurs compris',
  base: 'dossiers',
}
const received: Definition = {
  key: 'mails_received',
  label: 'courriels reçus par dossier, moyenne',
  unit: 'mails',
  definition: 'messages de personnes classés dans le dossier',
  base: 'dossiers',
}

const tokens: Definition = {
  key: 'model_tokens',
  label: 'jetons du modèle de langue par dossier, moyenne',
  unit: 'tokens',
  definition: 'jetons lus et écrits par le modèle pour lire les messages du dossier ; zéro sans modèle',
  base: 'dossiers',
}

/** What things cost, in euros; null: not given. */
export type Prices = { hour: number | null; millionTokens: number | null }

/** Minutes, mails and tokens of all cases and by outcome; cost too when an hour's price is given. */
export function effortFigures(records: readonly CaseRecord[], prices: Prices): Figure[] {
  const decided = records.flatMap(({ decisions }) => decisions)
  const groups: { group: Group | null; records: readonly CaseRecord[] }[] = [
    { group: null, records },
    ...byOutcome(records),
  ]
  return [
    count(unmeasured, decided.filter((minutes) => minutes === null).length, decided.length),
    ...groups.flatMap(({ group, records: own }) => {
      const minutes = own.map(minutesOf)
      const total = sum(minutes)
      return [
        median(perCase, minutes, group),
        mean(average, total, own.length, group),
        mean(mails, sum(own.map(({ mailsSent }) => mailsSent)), own.length, group),
        mean(received, sum(own.map(({ messages }) => messages.length)), own.length, group),
        mean(tokens, sum(own.map((record) => record.tokens)), own.length, group),
        ...costOf(own, total, prices, group),
      ]
    }),
  ]
}

const minutesOf = ({ declaredMinutes, decisions }: CaseRecord): number =>
  declaredMinutes + sum(decisions.map((minutes) => minutes ?? 0))

function costOf(own: readonly CaseRecord[], minutes: number, prices: Prices, group: Group | null): Figure[] {
  const { hour, millionTokens } = prices
  if (hour === null) return []
  const used = sum(own.map((record) => record.tokens)) / 1_000_000
  return [mean(costAt(hour, millionTokens), (minutes / 60) * hour + used * (millionTokens ?? 0), own.length, group)]
}

const euros = (value: number): string => `${String(value).replace('.', ',')} €`

const costAt = (hour: number, millionTokens: number | null): Definition => ({
  key: 'cost',
  label: 'coût par dossier, moyenne',
  unit: 'euros',
  definition: `minutes humaines × ${euros(hour)} de l’heure${
    millionTokens === null ? ' ; jetons sans prix donné' : ` + jetons × ${euros(millionTokens)} le million`
  } ; courriels comptés à part, sans prix ; machine non comptée`,
  base: 'dossiers',
})

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
