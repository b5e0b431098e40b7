import { deductionParts } from './deduction-findings.ts'
import type { Finding } from './evaluation.ts'
import { open, type Part, type RulePart } from './finding-part.ts'
import { frenchDay } from './french.ts'
import { recourseParts } from './recourse-findings.ts'
import { citation, parameter } from './rulebase.ts'
import type { RuleName } from './schema.ts'
import { type SituationKey, said, settled } from './situation.ts'
import { balancePart, capPart, provisionParts, surchargePart } from './sum-findings.ts'
import {
  addressPart,
  delayPart,
  inventoryParts,
  keysParts,
  prescriptionPart,
  wearOnlyParts,
  weekendParts,
} from './time-findings.ts'
import type { Weighed } from './weighed.ts'

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
  const scope = say('champ de la loi', scopePart(weighed, outOfScopeBecause))
  const cap = say('plafond du dépôt', capPart(weighed))
  if (weighed.scope === 'out') return settled(weighed.situation, 'lease_kind') === 'mobility' ? [scope, cap] : [scope]
  return [
    scope,
    cap,
    ...keysParts(weighed).map((part) => say('remise des clés', part)),
    say('délai de restitution', delayPart(weighed)),
    ...weekendParts(weighed).map((part) => say('calcul des délais', part)),
    ...wearOnlyParts(weighed).map((part) => say('conformité', part)),
    ...inventoryParts(weighed).map((part) => say('états des lieux', part)),
    say('nouvelle adresse', addressPart(weighed)),
    ...deductionParts(weighed).map(({ rule, part }) => say(rule, part)),
    ...provisionParts(weighed).map((part) => say('provision pour charges', part)),
    say('solde du dépôt', balancePart(weighed)),
    say('majoration', surchargePart(weighed)),
    ...interestParts(weighed).map((part) => say('intérêt légal', part)),
    ...peopleParts(weighed).map(({ rule, part }) => say(rule, part)),
    say('prescription', prescriptionPart(weighed)),
    ...recourseParts(weighed).map(({ rule, part }) => say(rule, part)),
  ]
}

function scopePart(weighed: Weighed, because: string | null): Part {
  const { scope, situation } = weighed
  if (scope === 'out') return { kind: 'does_not_apply', value: false, because: because ?? '' }
  if (scope === 'unknown')
    return {
      kind: 'missing_facts',
      missing: open(weighed, ['lease_kind', 'main_residence']),
      because:
        said(situation, 'lease_category').length > 0
          ? (weighed.rulebase.rules['champ de la loi'].orientations?.serviced_residence ?? '')
          : 'On ne sait pas encore si cette location relève de la loi du 6 juillet 1989.',
    }
  const kind = settled(situation, 'lease_kind') === 'furnished' ? 'meublé' : 'vide'
  return said(situation, 'main_residence').length === 0
    ? { value: true, because: `Le logement était loué ${kind}, en principe comme résidence principale.` }
    : { value: true, because: `Le logement était loué ${kind} et il était la résidence principale du locataire.` }
}

/** Before the increase of ten per cent existed, a delay bore legal interest. */
function interestParts({ figures, rulebase, cases }: Weighed): readonly Part[] {
  const due = figures.dueOn.value
  const open = cases.some(({ outcome }) => outcome.principal !== 0)
  if (due === null || !open || parameter(rulebase, 'taux de la majoration', due) !== null) return []
  const from = rulebase.parameters['taux de la majoration'].valeurs[0]?.du ?? due
  return [
    {
      kind: 'disputed',
      because: `La date limite est antérieure au ${frenchDay(from)}. Jusque-là, seul l’intérêt légal pouvait être dû ; il n’est pas calculé ici. La majoration ensuite n’est pas sûre.`,
    },
  ]
}

/** Who pays and who is paid, where the situation is not one landlord and one tenant. */
function peopleParts({ situation }: Weighed): readonly RulePart[] {
  const parts: RulePart[] = []
  const yes = (key: SituationKey) => settled(situation, key) === true
  const add = (rule: RuleName, because: string, part: Partial<Part> = {}) =>
    parts.push({ rule, part: { value: true, because, ...part } })
  if (settled(situation, 'landlord_kind') === 'agency')
    add('agence', 'Une agence gère le logement : le bailleur reste celui qui doit rendre le dépôt.')
  if (settled(situation, 'landlord_kind') === 'social')
    add('logement social', 'Le bailleur est un organisme social : les mêmes règles s’appliquent.')
  if (yes('dwelling_sold'))
    add('vente du logement', 'Le logement a été vendu : le nouveau bailleur doit rendre le dépôt.')
  if (yes('other_tenants_remain'))
    add('colocation', 'Le bail commun continue avec d’autres locataires : le dépôt se rend au départ du dernier.', {
      certainty: 'majority',
    })
  else if (yes('several_tenants'))
    add('colocation', 'Plusieurs locataires ont signé le bail : un accord écrit de tous doit dire à qui payer.', {
      kind: 'disputed',
    })
  if (yes('tenant_deceased'))
    add('décès du locataire', 'Le locataire est décédé : le dépôt revient à ses héritiers, qui montrent leur qualité.')
  const payer = settled(situation, 'deposit_paid_by')
  if (payer !== undefined && payer !== 'tenant')
    add('tiers payeur', 'Un tiers a payé le dépôt : le locataire peut le réclamer, sauf clause contraire.')
  return parts
}
