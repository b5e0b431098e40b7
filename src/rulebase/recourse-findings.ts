import type { RulePart } from './finding-part.ts'
import { known } from './formula-inputs.ts'
import { formula, parameter } from './rulebase.ts'
import { settled } from './situation.ts'
import type { Weighed } from './weighed.ts'

/** Where to turn without an agreement; the thresholds are held against the highest sum that may be due. */
export function recourseParts({ situation, figures, rulebase, on }: Weighed): readonly RulePart[] {
  const commission: RulePart = {
    rule: 'commission de conciliation',
    part: {
      value: true,
      missing: settled(situation, 'dwelling_postcode') ? [] : ['dwelling_postcode'],
      because: 'La commission de conciliation du département du logement est compétente, gratuitement.',
    },
  }
  const total = figures.totalDue.max
  if (!total) return [commission]
  const inputs = {
    ...known({
      'seuil du préalable amiable': parameter(rulebase, 'seuil du préalable amiable', on) ?? undefined,
      'seuil du dernier ressort': parameter(rulebase, 'seuil du dernier ressort', on) ?? undefined,
    }),
    'total dû': total,
  }
  const first = formula(rulebase, 'préalable obligatoire', inputs)
  const appeal = formula(rulebase, 'appel possible', inputs)
  const parts: RulePart[] = [commission]
  if (typeof first === 'boolean')
    parts.push({
      rule: 'préalable amiable',
      part: {
        value: first,
        because: first
          ? 'Une tentative amiable est nécessaire avant de saisir le juge.'
          : 'Aucune tentative amiable n’est imposée à ce montant.',
      },
    })
  if (typeof appeal === 'boolean')
    parts.push({
      rule: 'juge',
      part: {
        value: appeal,
        because: appeal ? 'À ce montant, un appel est possible.' : 'À ce montant, le jugement serait sans appel.',
      },
    })
  return parts
}
