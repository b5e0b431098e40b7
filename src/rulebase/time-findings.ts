import { addMonths, type Day } from '../domain/day.ts'
import { givenKeys, neverRuns, wrongReceiver } from './alternatives.ts'
import { dueDayUnder642 } from './dates.ts'
import { decisive, type Part, shown } from './finding-part.ts'
import { dayText, frenchDay, monthsText } from './french.ts'
import { span } from './range.ts'
import { parameter } from './rulebase.ts'
import { type SituationKey, said, settled } from './situation.ts'
import type { Weighed } from './weighed.ts'

export function delayPart(weighed: Weighed): Part {
  const { figures, choices, scope } = weighed
  if (neverRuns(choices))
    return {
      kind: 'does_not_apply',
      because:
        choices.keys.fact === 'other_tenants_remain'
          ? 'D’autres locataires du même bail restent : le délai ne court pas encore.'
          : 'Les clés n’ont pas été remises : le délai ne court pas encore.',
    }
  const missing = decisive(weighed, [
    choices.keys.fact,
    'exit_inventory_conform',
    ...(scope === 'unknown' ? (['lease_kind'] as const) : []),
  ])
  const days = runningFrom(weighed)
  if (days.length === 0)
    return {
      ...shown(figures.dueOn),
      kind: 'missing_facts',
      missing,
      because: 'Le délai part de la remise des clés, dont la date n’est pas connue.',
    }
  const keys = days.map((d) => `le ${frenchDay(d)}`).join(' ou ')
  const due = weighed.cases.flatMap((c) => c.outcome.dueOn ?? [])
  const doubted = choices.keys.values.includes(null) ? ', si cette remise est retenue' : ''
  const [months, other] = [...new Set(weighed.cases.flatMap((c) => c.outcome.delayMonths ?? []))]
  const delay = other === undefined ? monthsText(months ?? 0) : 'un ou deux mois selon l’état des lieux de sortie'
  return {
    ...shown(figures.dueOn),
    missing,
    because: `Clés remises ${keys}, délai ${delay.startsWith('un') ? 'd’' : 'de '}${delay} : dépôt à rendre au plus tard ${dayText(span(due)) ?? ''}${doubted}.`,
  }
}

/** The days that are given for the keys, where the time may run. */
export const runningFrom = ({ choices, situation }: Weighed): readonly Day[] => givenKeys(situation, choices.keys)

/** What may be doubted in how the keys were handed over. */
export function keysParts({ situation, choices }: Weighed): readonly Part[] {
  const by = said(situation, 'keys_received_by')
  if (wrongReceiver(situation) && !neverRuns(choices))
    return [
      {
        kind: 'disputed',
        missing: ['keys_received_by'],
        because:
          'Les clés ont été remises à une autre personne que le bailleur ou l’agence qui gère : il n’est pas sûr que le délai ait couru.',
      },
    ]
  if (said(situation, 'keys_refused_on').some((day) => choices.keys.values.includes(day)))
    return [{ value: true, because: 'Le bailleur a refusé les clés : ce refus, s’il est prouvé, vaut remise.' }]
  if (by.includes('letterbox'))
    return [
      { value: true, because: 'Les clés ont été laissées dans une boîte aux lettres : leur remise se prouve mal.' },
    ]
  if (by.includes('registered_mail'))
    return [{ value: true, because: 'Les clés ont été envoyées en recommandé : le jour de réception compte.' }]
  return []
}

/** Normal wear alone at the exit: whether the month applies is disputed. */
export function wearOnlyParts(weighed: Weighed): readonly Part[] {
  if (weighed.choices.inventory.values.every((state) => state !== 'worn') || neverRuns(weighed.choices)) return []
  return [
    {
      kind: 'disputed',
      because:
        'La sortie ne montre que de l’usure normale. Le délai compté ici est de deux mois ; ce n’est pas tranché.',
    },
  ]
}

/** A due day that is no working day: disputed, and said even where it changes nothing. */
export function weekendParts({ cases, figures, choices }: Weighed): readonly Part[] {
  const due = figures.dueOn.value
  const later = due && dueDayUnder642(due, choices.localHolidays.values.includes(true))
  if (due === null || later === null || later === due) return []
  const effect = cases.some((c) => c.reading === 'weekend')
    ? 'Une période ne tient qu’à ce point : elle n’est pas réclamée.'
    : 'Cela ne change pas les montants.'
  return [
    {
      kind: 'disputed',
      min: due,
      max: later,
      because: `Le ${frenchDay(due)} tombe pendant un week-end ou une fête légale. Certains reportent alors la date limite au ${frenchDay(later)} ; ce n’est pas tranché. ${effect}`,
    },
  ]
}

export function inventoryParts({ choices, situation, cases }: Weighed): readonly Part[] {
  const parts: Part[] = []
  const absent = choices.inventory.values.every((state) => state === 'absent')
  if (absent && cases.length > 0 && !neverRuns(choices)) {
    const soon = said(situation, 'keys_returned_on').map((keys) => addMonths(keys, 1))[0]
    const possible = soon ? ` Certains retiennent un mois, soit le ${frenchDay(soon)}.` : ''
    parts.push({
      kind: 'disputed',
      min: soon ?? null,
      because: `Sans état des lieux de sortie fait à deux, le délai compté ici est de deux mois.${possible}`,
    })
  }
  if (settled(situation, 'entry_inventory_exists') === false)
    parts.push({
      value: true,
      certainty: 'settled',
      because: 'Sans état des lieux d’entrée, le logement est présumé reçu en bon état, sauf preuve contraire.',
    })
  return parts
}

export function addressPart(weighed: Weighed): Part {
  const { situation, cases } = weighed
  const given = said(situation, 'forwarding_address_given')
  const days = said(situation, 'forwarding_address_given_on')
  if (cases.some((c) => c.reading === 'late_address'))
    return {
      kind: 'disputed',
      because: `La nouvelle adresse a été donnée après la date limite (${days.map(frenchDay).join(' ou ')}). L’effet sur la majoration n’est pas tranché.`,
    }
  if (given.length > 1)
    return {
      kind: 'disputed',
      missing: decisive(weighed, ['forwarding_address_given']),
      because: 'Les deux parties ne disent pas la même chose sur la nouvelle adresse.',
    }
  if (given.length + days.length === 0)
    return {
      kind: 'missing_facts',
      missing: decisive(weighed, ['forwarding_address_given']),
      because: 'On ne sait pas si la nouvelle adresse a été donnée au bailleur.',
    }
  const on = days[0] ? ` le ${frenchDay(days[0])}` : ''
  return given[0] === false
    ? { value: false, certainty: 'settled', because: 'La nouvelle adresse n’a pas été donnée. Le dépôt reste dû.' }
    : { value: true, certainty: 'settled', because: `La nouvelle adresse a été donnée${on}.` }
}

export function prescriptionPart(weighed: Weighed): Part {
  const { figures, on, rulebase, situation } = weighed
  const last = figures.prescribedOn
  const is = (key: SituationKey) => said(situation, key).length > 0
  const missing = decisive(weighed, ['keys_returned_on', 'exit_inventory_conform'])
  if (last.value === null && is('lawsuit_filed_on') && last.max === null)
    return { ...shown(last), missing, because: 'Le juge a été saisi : le délai pour agir ne court plus.' }
  if (last.value === null) {
    const least = last.min && runningFrom(weighed).length > 0 ? `, soit au moins jusqu’au ${frenchDay(last.min)}` : ''
    const suspended = is('mediation_agreed_on') && !is('mediation_ended_on')
    return {
      ...shown(last),
      missing,
      because: suspended
        ? `La médiation convenue par écrit suspend le délai pour agir${least}.`
        : `On peut agir en justice pendant trois ans après la date limite${least}.`,
    }
  }
  if (on > last.value)
    return {
      ...shown(last),
      because: `Les trois ans pour agir en justice se sont achevés le ${frenchDay(last.value)}, sauf suspension ou interruption.`,
    }
  const alert = parameter(rulebase, 'mois avant alerte de prescription', on)
  const years = parameter(rulebase, 'années de prescription', on)
  const soon = alert !== null && years !== null && on >= addMonths(last.value, alert - 12 * years)
  return {
    ...shown(last),
    because: `On peut agir en justice jusqu’au ${frenchDay(last.value)}.${soon ? ' Ce terme est proche.' : ''}`,
  }
}
