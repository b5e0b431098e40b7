import { addMonths } from '../domain/day.ts'
import { type Cents, cents, euros } from '../domain/money.ts'
import { neverRuns } from './alternatives.ts'
import { decisive, open, type Part, shown } from './finding-part.ts'
import { frenchDay, periodsText, sumText } from './french.ts'
import { parameter } from './rulebase.ts'
import type { Weighed } from './weighed.ts'

export function capPart(weighed: Weighed): Part {
  const { depositCap, depositExcess } = weighed.figures
  const missing =
    depositCap.value === null && depositExcess.value !== 0
      ? open(weighed, ['lease_kind', 'lease_start', 'rent_excl_charges'])
      : []
  const text = sumText(depositCap)
  if (!text)
    return {
      kind: 'missing_facts',
      missing,
      because: 'Le montant maximal du dépôt dépend du loyer hors charges, du type de location et de la date du bail.',
    }
  const excess = more(depositExcess.value, (sum) => ` Le dépôt le dépasse de ${sum}.`)
  return { ...shown(depositCap), missing, because: `Le dépôt pouvait être de ${text} au plus.${excess}` }
}

export function provisionParts({ choices, cases, rulebase }: Weighed): readonly Part[] {
  if ((choices.provision.values[0] ?? 0) <= 0) return []
  const kept = cents(Math.max(0, ...cases.map((c) => c.outcome.provision)))
  if (kept === 0)
    return [
      {
        kind: 'does_not_apply',
        because: choices.flatRate.values[0]
          ? 'Aucune provision ne peut être gardée : les charges étaient payées au forfait.'
          : 'Aucune provision ne peut être gardée : le logement n’est pas dans un immeuble collectif.',
      },
    ]
  const approved = choices.accountsApprovedOn.values[0]
  const months = approved ? parameter(rulebase, 'délai de la provision en mois', approved) : null
  if (!approved || months === null)
    return [
      {
        kind: 'range',
        missing: ['accounts_approved_on'],
        because: `Une provision de ${euros(kept)} peut être gardée jusqu’à l’approbation des comptes de l’immeuble. Les parties peuvent aussi solder tout de suite, par écrit.`,
      },
    ]
  const due = addMonths(approved, months)
  const contest = parameter(rulebase, 'mois de contestation des comptes', approved) ?? 0
  const later = addMonths(addMonths(approved, contest), months)
  const increase = cases.some((c) => c.reading === 'provision_late')
    ? ' La majoration après ce second délai n’est pas tranchée non plus.'
    : ''
  return [
    {
      kind: 'disputed',
      value: due,
      min: due,
      max: later,
      certainty: 'disputed',
      because: `Comptes approuvés le ${frenchDay(approved)} : la provision de ${euros(kept)} se règle au plus tard le ${frenchDay(due)}. Certains attendent la fin du délai de contestation, soit le ${frenchDay(later)} ; ce n’est pas tranché.${increase}`,
    },
  ]
}

const sumFacts = ['deposit_amount', 'deductions', 'refunded', 'exit_inventory_conform', 'collective_building'] as const

export function balancePart(weighed: Weighed): Part {
  const { principalDue, tenantOwes, overpaid } = weighed.figures
  const missing = decisive(weighed, sumFacts)
  if (neverRuns(weighed.choices)) return { kind: 'does_not_apply', because: 'Le dépôt n’est pas encore à rendre.' }
  if (weighed.choices.deposit.values.includes(null))
    return {
      ...shown(principalDue),
      kind: 'missing_facts',
      missing,
      because: 'Le montant du dépôt versé n’est pas connu.',
    }
  const owes = more(tenantOwes.value, (sum) => ` Le locataire doit encore ${sum}.`)
  const over = more(overpaid.value, (sum) => ` Le bailleur a rendu ${sum} de plus que dû.`)
  return {
    ...shown(principalDue),
    missing,
    because: `Reste à rendre sur le dépôt : ${sumText(principalDue) ?? 'inconnu'}.${owes}${over}`,
  }
}

export function surchargePart(weighed: Weighed): Part {
  const { figures } = weighed
  const { surcharge, periodsLate } = figures
  if (surcharge.value === 0)
    return { ...shown(surcharge), kind: 'does_not_apply', because: `${whyNone(weighed)}${nextPeriod(weighed)}` }
  const missing = decisive(weighed, ['keys_returned_on', 'forwarding_address_given', 'rent_excl_charges', ...sumFacts])
  if (surcharge.max === null)
    return {
      ...shown(surcharge),
      kind: 'missing_facts',
      missing,
      because: 'La majoration ne peut pas être chiffrée sans les faits qui manquent.',
    }
  const count = periodsLate.value
  const periods = count === null ? '' : ` pour ${periodsText(count)} commencée${count > 1 ? 's' : ''}`
  const partial = weighed.cases.some((c) => (c.outcome.refunded ?? 0) > 0 && (c.outcome.principal ?? 0) > 0)
  return {
    ...shown(surcharge),
    missing,
    ...(partial ? { certainty: 'majority' as const } : {}),
    because: `Majoration à ce jour : ${sumText(surcharge)}${periods}.${partial ? ' Un paiement partiel ne l’arrête pas.' : ''}${nextPeriod(weighed)}`,
  }
}

function whyNone({ cases, figures }: Weighed): string {
  if (figures.periodsLate.value === 0) return 'Aucune période de retard n’a commencé : pas de majoration à ce jour.'
  if (cases.some((c) => c.outcome.addressMissing))
    return 'La nouvelle adresse n’a pas été donnée, et le retard est compté comme venant de là : pas de majoration.'
  return 'Pas de majoration à ce jour.'
}

/** What waiting costs from here, where the rent is known and a balance is or may be open. */
function nextPeriod({ choices, cases, figures, rulebase }: Weighed): string {
  const [rent, other] = choices.rent.values
  const due = figures.dueOn.value
  const running = cases.some(
    ({ outcome }) => !outcome.addressMissing && outcome.dueOn && !outcome.paidOffOn && outcome.principal !== 0,
  )
  if (!running || !rent || other !== undefined || due === null) return ''
  const rate = parameter(rulebase, 'taux de la majoration', due)
  if (rate === null) return ''
  const each = cents(Math.round(rent * rate))
  return ` Chaque période mensuelle commencée après le ${frenchDay(due)} compte pour ${euros(each)}, jusqu’au paiement complet.`
}

const more = (sum: Cents | null, say: (sum: string) => string): string =>
  sum !== null && sum > 0 ? say(euros(sum)) : ''
