import { decisive, type RulePart } from './finding-part.ts'
import { known } from './formula-inputs.ts'
import { formula, parameter } from './rulebase.ts'
import { settled } from './situation.ts'
import type { Weighed } from './weighed.ts'

/** Where to turn without an agreement; the thresholds are held against the least and the most that may be due. */
export function recourseParts(weighed: Weighed): readonly RulePart[] {
  const { situation, figures, rulebase, on } = weighed
  const commission: RulePart = {
    rule: 'commission de conciliation',
    part: {
      value: true,
      missing: settled(situation, 'dwelling_postcode') ? [] : ['dwelling_postcode'],
      because: 'La commission de conciliation du département du logement est compétente, gratuitement.',
    },
  }
  const { min, max } = figures.totalDue
  if (max === 0 || (max === null && min === null)) return [commission]
  const missing = decisive(weighed, ['deductions', 'keys_returned_on', 'exit_inventory_conform', 'refunded'])
  /** The answer for the least and for the most that may be due; null when they differ. None before the first threshold. */
  const part = (rule: Recourse, text: (answer: boolean | null) => string): readonly RulePart[] => {
    const { threshold, name } = questions[rule]
    const limit = parameter(rulebase, threshold, on)
    if (limit === null) return []
    const ends = [min ?? 0, max ?? Number.MAX_SAFE_INTEGER].map((total) =>
      formula(rulebase, name, { ...known({ [threshold]: limit }), 'total dû': total }),
    )
    const value = ends[0] === ends[1] && typeof ends[0] === 'boolean' ? ends[0] : null
    const open = value === null ? ({ kind: 'range', missing } as const) : {}
    return [{ rule, part: { value, ...open, because: text(value) } }]
  }
  return [commission, ...part('préalable amiable', firstText), ...part('juge', appealText)]
}

type Recourse = keyof typeof questions
const questions = {
  'préalable amiable': { threshold: 'seuil du préalable amiable', name: 'préalable obligatoire' },
  juge: { threshold: 'seuil du dernier ressort', name: 'appel possible' },
} as const

function firstText(first: boolean | null): string {
  if (first === false) return 'Aucune tentative amiable n’est imposée à ce montant.'
  const needed =
    first === null
      ? 'Selon le montant retenu, une tentative amiable est nécessaire avant de saisir le juge : la prudence est de la faire.'
      : 'Une tentative amiable est nécessaire avant de saisir le juge.'
  return `${needed} Il n’est pas tranché que la commission suffise : saisir aussi un conciliateur de justice.`
}

function appealText(appeal: boolean | null): string {
  if (appeal === null) return 'Selon le montant retenu, le jugement serait ou non sans appel.'
  return appeal ? 'À ce montant, un appel est possible.' : 'À ce montant, le jugement serait sans appel.'
}
