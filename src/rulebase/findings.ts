import { deductionParts } from './deduction-findings.ts'
import type { Finding } from './evaluation.ts'
import { open, type Part } from './finding-part.ts'
import { recourseParts } from './recourse-findings.ts'
import { citation } from './rulebase.ts'
import type { RuleName } from './schema.ts'
import { said, settled } from './situation.ts'
import { balancePart, capPart, provisionParts, surchargePart } from './sum-findings.ts'
import { addressPart, delayPart, inventoryParts, prescriptionPart, weekendParts } from './time-findings.ts'
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
      because: 'On ne sait pas encore si cette location relève de la loi du 6 juillet 1989.',
    }
  const kind = settled(situation, 'lease_kind') === 'furnished' ? 'meublé' : 'vide'
  return said(situation, 'main_residence').length === 0
    ? { value: true, because: `Le logement était loué ${kind}, en principe comme résidence principale.` }
    : { value: true, because: `Le logement était loué ${kind} et il était la résidence principale du locataire.` }
}

function peopleParts({ situation }: Weighed): readonly Part[] {
  const parts: Part[] = []
  const is = (because: string): Part => ({ value: true, certainty: 'settled', because })
  if (settled(situation, 'landlord_kind') === 'agency')
    parts.push(is('Une agence gère le logement : le bailleur reste celui qui doit rendre le dépôt.'))
  if (settled(situation, 'dwelling_sold') === true)
    parts.push(is('Le logement a été vendu : le nouveau bailleur doit rendre le dépôt.'))
  if (settled(situation, 'other_tenants_remain') === true)
    parts.push(is('Le bail commun continue avec d’autres locataires : le dépôt se rend au départ du dernier.'))
  return parts
}
