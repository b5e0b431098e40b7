import { addMonths } from '../domain/day.ts'
import { dueDayUnder642 } from './dates.ts'
import { decisive, type Part, shown } from './finding-part.ts'
import { dayText, frenchDay, monthsText } from './french.ts'
import { parameter } from './rulebase.ts'
import { said, settled } from './situation.ts'
import type { Weighed } from './weighed.ts'

export function delayPart(weighed: Weighed): Part {
  const { figures, choices, scope, situation } = weighed
  if (choices.keys.values.includes(null))
    return {
      kind: 'does_not_apply',
      because:
        choices.keys.fact === 'other_tenants_remain'
          ? 'D’autres locataires du même bail restent : le délai ne court pas encore.'
          : 'Les clés n’ont pas été remises : le délai ne court pas encore.',
    }
  const missing = decisive(weighed, [
    'keys_returned_on',
    'exit_inventory_conform',
    ...(scope === 'unknown' ? (['lease_kind'] as const) : []),
  ])
  const days = said(situation, 'keys_returned_on')
  if (days.length === 0)
    return {
      ...shown(figures.dueOn),
      kind: 'missing_facts',
      missing,
      because: 'Le délai part de la remise des clés, dont la date n’est pas connue.',
    }
  const keys = days.map((d) => `le ${frenchDay(d)}`).join(' ou ')
  const [months, other] = [...new Set(weighed.cases.map((c) => c.outcome.delayMonths ?? 0))]
  const delay = other === undefined ? monthsText(months ?? 0) : 'un ou deux mois selon l’état des lieux de sortie'
  return {
    ...shown(figures.dueOn),
    missing,
    because: `Clés remises ${keys}, délai ${delay.startsWith('un') ? 'd’' : 'de '}${delay} : dépôt à rendre au plus tard ${dayText(figures.dueOn) ?? ''}.`,
  }
}

/** A due day that is no working day: disputed, and said even where it changes nothing. */
export function weekendParts({ cases, figures }: Weighed): readonly Part[] {
  const due = figures.dueOn.value
  const later = due && dueDayUnder642(due)
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
  if (absent && cases.length > 0 && !choices.keys.values.includes(null)) {
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
  const { figures, on, rulebase } = weighed
  const last = figures.prescribedOn
  if (last.value === null) {
    const least =
      last.min && said(weighed.situation, 'keys_returned_on').length > 0
        ? `, soit au moins jusqu’au ${frenchDay(last.min)}`
        : ''
    return {
      ...shown(last),
      missing: decisive(weighed, ['keys_returned_on', 'exit_inventory_conform']),
      because: `On peut agir en justice pendant trois ans après la date limite${least}.`,
    }
  }
  if (on > last.value)
    return {
      ...shown(last),
      because: `Les trois ans pour agir en justice se sont achevés le ${frenchDay(last.value)}, sauf suspension ou interruption.`,
    }
  const alert = parameter(rulebase, 'mois avant alerte de prescription', on)
  const soon = alert !== null && figures.dueOn.value !== null && on > addMonths(figures.dueOn.value, alert)
  return {
    ...shown(last),
    because: `On peut agir en justice jusqu’au ${frenchDay(last.value)}.${soon ? ' Ce terme est proche.' : ''}`,
  }
}
