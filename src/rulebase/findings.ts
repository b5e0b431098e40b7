import { addMonths, type Day } from '../domain/day.ts'
import { euros } from '../domain/money.ts'
import { dueDayUnder642 } from './dates.ts'
import { afterWear, type DeductionContext, deductionStatusLabel, type Ruling, rule as ruleOn } from './deductions.ts'
import type { Weighed } from './evaluate.ts'
import type { Finding, Span } from './evaluation.ts'
import { dayText, frenchDay, monthsText, periodsText, sumText } from './french.ts'
import { known } from './outcome.ts'
import { citation, formula, parameter } from './rulebase.ts'
import type { RuleName } from './schema.ts'
import { type ClaimedDeduction, type SituationKey, said, settled } from './situation.ts'

type Part = Partial<Omit<Finding, 'rule' | 'title' | 'articles'>> & Pick<Finding, 'because'>

/** What each rule says of the situation, in the order in which a letter tells it. */
export function findings(weighed: Weighed, outOfScopeBecause: string | null): readonly Finding[] {
  const say = (rule: RuleName, part: Part): Finding => ({
    kind: 'found',
    value: null,
    min: null,
    max: null,
    missing: [],
    ...citation(weighed.rulebase, rule),
    ...part,
  })
  const scopeFinding = say('champ de la loi', scopePart(weighed, outOfScopeBecause))
  const cap = [say('plafond du dépôt', capPart(weighed))]
  if (weighed.scope === 'out')
    return [scopeFinding, ...(settled(weighed.situation, 'lease_kind') === 'mobility' ? cap : [])]
  return [
    scopeFinding,
    ...cap,
    say('délai de restitution', delayPart(weighed)),
    ...weekendParts(weighed).map((part) => say('calcul des délais', part)),
    ...inventoryParts(weighed).map((part) => say('états des lieux', part)),
    say('nouvelle adresse', addressPart(weighed)),
    ...deductionParts(weighed).map(({ rule, part }) => say(rule, part)),
    ...provisionParts(weighed).map((part) => say('provision pour charges', part)),
    say('solde du dépôt', balancePart(weighed)),
    say('majoration', surchargePart(weighed)),
    ...peopleParts(weighed).map((part) => say('personnes', part)),
    say('prescription', prescriptionPart(weighed)),
    ...afterwards(weighed).map(({ rule, part }) => say(rule, part)),
  ]
}

function scopePart({ scope, situation }: Weighed, because: string | null): Part {
  if (scope === 'out') return { kind: 'does_not_apply', value: false, because: because ?? '' }
  if (scope === 'in') {
    const presumed = said(situation, 'main_residence').length === 0
    return {
      value: true,
      because: `Le logement était loué ${settled(situation, 'lease_kind') === 'furnished' ? 'meublé' : 'vide'}${presumed ? ', en principe comme résidence principale' : ' et il était la résidence principale du locataire'}.`,
    }
  }
  const missing = (['lease_kind', 'main_residence'] as const).filter((key) => said(situation, key).length !== 1)
  return {
    kind: 'missing_facts',
    missing,
    because: 'On ne sait pas encore si cette location relève de la loi du 6 juillet 1989.',
  }
}

function capPart({ figures, situation }: Weighed): Part {
  const text = sumText(figures.depositCap)
  const missing = missingOf(situation, ['lease_kind', 'lease_start', 'rent_excl_charges'])
  if (!text)
    return {
      kind: 'missing_facts',
      missing,
      because: 'Le montant maximal du dépôt dépend du loyer hors charges, du type de location et de la date du bail.',
    }
  const excess =
    (figures.depositExcess.value ?? 0) > 0
      ? ` Le dépôt le dépasse de ${euros(figures.depositExcess.value as never)}.`
      : ''
  return {
    ...shown(figures.depositCap),
    missing: figures.depositCap.value === null ? missing : [],
    because: `Le dépôt pouvait être de ${text} au plus.${excess}`,
  }
}

function delayPart(weighed: Weighed): Part {
  const { figures, choices, scope } = weighed
  if (choices.keys.values.includes(null)) {
    const others = choices.keys.fact === 'other_tenants_remain'
    return {
      kind: 'does_not_apply',
      because: others
        ? 'D’autres locataires du même bail restent : le délai ne court pas encore.'
        : 'Les clés n’ont pas été remises : le délai ne court pas encore.',
    }
  }
  const missing = decisive(weighed, [
    'keys_returned_on',
    'exit_inventory_conform',
    ...(scope === 'unknown' ? (['lease_kind'] as const) : []),
  ])
  const known = said(weighed.situation, 'keys_returned_on')
  if (known.length === 0)
    return {
      ...shown(figures.dueOn),
      kind: 'missing_facts',
      missing,
      because: 'Le délai part de la remise des clés, dont la date n’est pas connue.',
    }
  const keys = known.map((d) => `le ${frenchDay(d)}`).join(' ou ')
  const delay = figures.delayMonths
  const months = delay.value !== null ? monthsText(delay.value) : 'un ou deux mois selon l’état des lieux de sortie'
  return {
    ...shown(figures.dueOn),
    missing,
    because: `Clés remises ${keys}, délai de ${months} : dépôt à rendre au plus tard ${dayText(figures.dueOn) ?? ''}.`,
  }
}

function weekendParts({ cases, figures }: Weighed): readonly Part[] {
  const due = figures.dueOn.value
  if (due === null || dueDayUnder642(due) === due) return []
  const matters = cases.some((c) => c.reading === 'weekend')
  const later = dueDayUnder642(due)
  const effect = matters
    ? ' Une période ne tient qu’à ce point : elle n’est pas réclamée.'
    : ' Cela ne change pas les montants.'
  return [
    {
      kind: 'disputed',
      min: due,
      max: later,
      because: `Le ${frenchDay(due)} tombe pendant un week-end ou une fête légale. Certains reportent alors la date limite au ${frenchDay(later)} ; ce n’est pas tranché.${effect}`,
    },
  ]
}

function inventoryParts({ choices, situation, cases }: Weighed): readonly Part[] {
  const parts: Part[] = []
  const absent = choices.inventory.values.every((state) => state === 'absent')
  if (absent && cases.length > 0 && !choices.keys.values.includes(null)) {
    const soon = said(situation, 'keys_returned_on').map((keys) => addMonths(keys, 1))[0]
    const possible = soon ? ` Certains retiennent un mois, soit le ${frenchDay(soon)}.` : ''
    parts.push({
      kind: 'disputed',
      certainty: 'disputed',
      min: soon ?? null,
      because: `Sans état des lieux de sortie fait à deux, le délai compté ici est de deux mois.${possible}`,
    })
  }
  if (settled(situation, 'entry_inventory_exists') === false)
    parts.push({
      certainty: 'settled',
      because: 'Sans état des lieux d’entrée, le logement est présumé reçu en bon état, sauf preuve contraire.',
    })
  return parts
}

function addressPart(weighed: Weighed): Part {
  const { situation, cases } = weighed
  const given = said(situation, 'forwarding_address_given')
  const days = said(situation, 'forwarding_address_given_on')
  if (cases.some((c) => c.reading === 'late_address'))
    return {
      kind: 'disputed',
      missing: [],
      because: `La nouvelle adresse a été donnée après la date limite (${days.map(frenchDay).join(' ou ')}). L’effet sur la majoration n’est pas tranché.`,
    }
  if (given.length > 1)
    return {
      kind: 'disputed',
      missing: ['forwarding_address_given'],
      because: 'Les deux parties ne disent pas la même chose sur la nouvelle adresse.',
    }
  if (given.length + days.length === 0)
    return {
      kind: 'missing_facts',
      missing: decisive(weighed, ['forwarding_address_given']),
      because: 'On ne sait pas si la nouvelle adresse a été donnée au bailleur.',
    }
  const yes = given[0] ?? true
  return {
    value: yes,
    certainty: 'settled',
    because: yes
      ? `La nouvelle adresse a été donnée${days[0] ? ` le ${frenchDay(days[0])}` : ''}.`
      : 'La nouvelle adresse n’a pas été donnée : le dépôt reste dû, sans majoration.',
  }
}

const kindLabel: Record<ClaimedDeduction['kind'], string> = {
  rent_arrears: 'loyers',
  charges: 'charges',
  repairs: 'réparations',
  cleaning: 'ménage',
  other: 'autre retenue',
}

/** One finding for each item of each side's list; where the inventories are not known, every ruling it may get. */
function deductionParts(weighed: Weighed): readonly { rule: RuleName; part: Part }[] {
  const lists = said(weighed.situation, 'deductions')
  if (lists.length === 0) {
    const missing = decisive(weighed, ['deductions'])
    return missing.length > 0
      ? [
          {
            rule: 'retenues',
            part: { kind: 'missing_facts', missing, because: 'On ne sait pas si le bailleur retient une somme.' },
          },
        ]
      : []
  }
  const items = [...new Map(lists.flat().map((item) => [JSON.stringify(item), item])).values()]
  return items.flatMap((item) => [
    { rule: ruleFor(item), part: itemPart(weighed, item) },
    ...(item.wear ? [{ rule: 'vétusté' as const, part: wearPart(item) }] : []),
  ])
}

const ruleFor = (item: ClaimedDeduction): RuleName => (item.kind === 'rent_arrears' ? 'loyers impayés' : 'retenues')

function itemPart(weighed: Weighed, item: ClaimedDeduction): Part {
  const rulings = contexts(weighed).map((context) => ruleOn(item, context))
  const least = Math.min(...rulings.map((r) => r.least))
  const most = Math.max(...rulings.map((r) => r.most))
  const [first] = rulings
  const agreed = first && rulings.every((r) => r.reason === first.reason)
  const status =
    first && rulings.every((r) => r.status === first.status) ? deductionStatusLabel[first.status] : 'à prouver'
  const why = agreed ? reasonText(weighed, first) : 'Tout dépend de ce que montrent les états des lieux et les pièces.'
  return {
    ...shown({ value: least === most ? least : null, min: least, max: most }),
    missing: least === most ? [] : ['deductions'],
    because: `Retenue de ${euros(item.amount)} (${kindLabel[item.kind]}) : ${status}. ${why}`,
  }
}

const reasonText = ({ rulebase }: Weighed, ruling: Ruling): string =>
  rulebase.rules.retenues.motifs?.[ruling.reason] ?? ''

function contexts({ choices, rulebase, on }: Weighed): readonly DeductionContext[] {
  const share = parameter(rulebase, 'part de la provision', on) ?? 0
  return choices.inventory.values.flatMap((inventory) =>
    choices.collective.values.flatMap((collective) =>
      choices.deposit.values.map((deposit) => ({
        inventory,
        collective,
        provisionCap: deposit === null ? null : (Math.round(deposit * share) as never),
      })),
    ),
  )
}

function wearPart(item: ClaimedDeduction): Part {
  const share = afterWear(item)
  return {
    value: share,
    min: share,
    max: share,
    because: `Sur ${euros(item.amount)}, la part du locataire est de ${euros(share)} après déduction de l’usure.`,
  }
}

function provisionParts({ choices, cases, rulebase }: Weighed): readonly Part[] {
  const kept = Math.max(0, ...cases.map((c) => c.outcome.provision))
  const asked = choices.provision.values[0] ?? 0
  if (asked <= 0) return []
  if (kept === 0)
    return [
      {
        kind: 'does_not_apply',
        because: 'Aucune provision ne peut être gardée : le logement n’est pas dans un immeuble collectif.',
      },
    ]
  const approved = choices.accountsApprovedOn.values[0]
  const months = approved ? parameter(rulebase, 'délai de la provision en mois', approved) : null
  if (!approved || months === null)
    return [
      {
        value: kept,
        because: `Une provision de ${euros(kept as never)} peut être gardée jusqu’à l’approbation des comptes de l’immeuble.`,
      },
    ]
  const due: Day = addMonths(approved, months)
  return [
    {
      value: due,
      because: `Comptes approuvés le ${frenchDay(approved)} : la provision de ${euros(kept as never)} se règle au plus tard le ${frenchDay(due)}.`,
    },
  ]
}

function balancePart(weighed: Weighed): Part {
  const { figures } = weighed
  const text = sumText(figures.principalDue)
  const missing = decisive(weighed, [
    'deposit_amount',
    'deductions',
    'refunded',
    'exit_inventory_conform',
    'collective_building',
  ])
  if (weighed.choices.deposit.values.includes(null))
    return {
      ...shown(figures.principalDue),
      kind: 'missing_facts',
      missing,
      because: 'Le montant du dépôt versé n’est pas connu.',
    }
  const owes =
    (figures.tenantOwes.value ?? 0) > 0 ? ` Le locataire doit encore ${euros(figures.tenantOwes.value as never)}.` : ''
  const over =
    (figures.overpaid.value ?? 0) > 0
      ? ` Le bailleur a rendu ${euros(figures.overpaid.value as never)} de plus que dû.`
      : ''
  return {
    ...shown(figures.principalDue),
    missing,
    because: `Reste à rendre sur le dépôt : ${text ?? 'inconnu'}.${owes}${over}`,
  }
}

function surchargePart(weighed: Weighed): Part {
  const { figures, cases } = weighed
  const missing = decisive(weighed, [
    'keys_returned_on',
    'exit_inventory_conform',
    'forwarding_address_given',
    'rent_excl_charges',
    'deposit_amount',
    'deductions',
    'refunded',
    'collective_building',
  ])
  const periods = figures.periodsLate
  if (figures.surcharge.value === 0) {
    const why = cases.some((c) => c.outcome.addressMissing && c.outcome.periods > 0)
      ? 'La nouvelle adresse n’a pas été donnée, et le retard est compté comme venant de là : pas de majoration.'
      : periods.value === 0
        ? 'Aucune période de retard n’a commencé : pas de majoration à ce jour.'
        : 'Rien ne reste dû sur le dépôt : pas de majoration.'
    return { kind: 'does_not_apply', value: 0, min: 0, max: 0, because: `${why}${nextPeriod(weighed)}` }
  }
  const text = sumText(figures.surcharge)
  const count =
    periods.value !== null ? ` pour ${periodsText(periods.value)} commencée${periods.value > 1 ? 's' : ''}` : ''
  if (figures.surcharge.max === null && periods.max !== 0)
    return {
      ...shown(figures.surcharge),
      kind: 'missing_facts',
      missing,
      because: 'La majoration ne peut pas être chiffrée sans les faits qui manquent.',
    }
  return {
    ...shown(figures.surcharge),
    missing,
    because: `Majoration à ce jour : ${text ?? 'inconnue'}${count}.${nextPeriod(weighed)}`,
  }
}

/** What waiting costs from here, where the rent is known and a balance is or may be open. */
function nextPeriod({ choices, cases, figures, rulebase }: Weighed): string {
  const [rent] = choices.rent.values
  const due = figures.dueOn.value
  const open = cases.some(
    (c) => !c.outcome.addressMissing && c.outcome.dueOn && c.outcome.paidOffOn === null && c.outcome.principal !== 0,
  )
  if (!open || !rent || choices.rent.values.length > 1 || due === null) return ''
  const each = Math.round(rent * (parameter(rulebase, 'taux de la majoration', due) ?? 0))
  return ` Chaque période mensuelle commencée après le ${frenchDay(due)} compte pour ${euros(each as never)}, jusqu’au paiement complet.`
}

function peopleParts({ situation }: Weighed): readonly Part[] {
  const parts: Part[] = []
  if (settled(situation, 'landlord_kind') === 'agency')
    parts.push({
      certainty: 'settled',
      because: 'Une agence gère le logement : le bailleur reste celui qui doit rendre le dépôt.',
    })
  if (settled(situation, 'dwelling_sold') === true)
    parts.push({ certainty: 'settled', because: 'Le logement a été vendu : le nouveau bailleur doit rendre le dépôt.' })
  if (settled(situation, 'other_tenants_remain') === true)
    parts.push({ because: 'Le bail commun continue avec d’autres locataires : le dépôt se rend au départ du dernier.' })
  return parts
}

function prescriptionPart(weighed: Weighed): Part {
  const { figures, on, rulebase } = weighed
  const { prescribedOn } = figures
  if (prescribedOn.value === null)
    return {
      ...shown(prescribedOn),
      missing: decisive(weighed, ['keys_returned_on', 'exit_inventory_conform']),
      because: `On peut agir en justice pendant trois ans après la date limite${prescribedOn.min ? `, soit au moins jusqu’au ${frenchDay(prescribedOn.min)}` : ''}.`,
    }
  const last = frenchDay(prescribedOn.value)
  if (on > prescribedOn.value)
    return {
      ...shown(prescribedOn),
      because: `Les trois ans pour agir en justice se sont achevés le ${last}, sauf suspension ou interruption.`,
    }
  const months = parameter(rulebase, 'mois avant alerte de prescription', on) ?? 30
  const soon = figures.dueOn.value !== null && on > addMonths(figures.dueOn.value, months)
  return {
    ...shown(prescribedOn),
    because: `On peut agir en justice jusqu’au ${last}.${soon ? ' Ce terme est proche.' : ''}`,
  }
}

function afterwards(weighed: Weighed): readonly { rule: RuleName; part: Part }[] {
  const { situation, figures, rulebase, on } = weighed
  const postcode = settled(situation, 'dwelling_postcode')
  const commission: Part = {
    value: true,
    missing: postcode ? [] : ['dwelling_postcode'],
    because: 'La commission de conciliation du département du logement est compétente, gratuitement.',
  }
  const total = figures.totalDue.max
  const before: { rule: RuleName; part: Part }[] = [{ rule: 'commission de conciliation', part: commission }]
  if (total === null || total === 0) return before
  const inputs = known({
    'seuil du préalable amiable': parameter(rulebase, 'seuil du préalable amiable', on) ?? undefined,
    'seuil du dernier ressort': parameter(rulebase, 'seuil du dernier ressort', on) ?? undefined,
  })
  const first = formula(rulebase, 'préalable obligatoire', { ...inputs, 'total dû': total })
  const appeal = formula(rulebase, 'appel possible', { ...inputs, 'total dû': total })
  if (first !== undefined && first !== null)
    before.push({
      rule: 'préalable amiable',
      part: {
        value: first === true,
        because: first
          ? 'Une tentative amiable est nécessaire avant de saisir le juge.'
          : 'Aucune tentative amiable n’est imposée à ce montant.',
      },
    })
  if (appeal !== undefined && appeal !== null)
    before.push({
      rule: 'juge',
      part: {
        value: appeal === true,
        because: appeal ? 'À ce montant, un appel est possible.' : 'À ce montant, le jugement serait sans appel.',
      },
    })
  return before
}

/** A figure as a finding shows it: one value, or its range. */
function shown(span: Span<Day> | Span<number> | Span<never>): Pick<Finding, 'kind' | 'value' | 'min' | 'max'> {
  return { kind: span.value === null ? 'range' : 'found', ...(span as Span<Day>) }
}

/** Of these facts, those that are open and change a figure. */
function decisive({ weights }: Weighed, keys: readonly SituationKey[]): readonly string[] {
  return keys.filter((key) => (weights.get(key) ?? 0) > 0)
}

function missingOf(situation: Weighed['situation'], keys: readonly SituationKey[]): readonly string[] {
  return keys.filter((key) => said(situation, key).length !== 1)
}
