import type { Cents } from '../domain/money.ts'
import type { Side } from '../domain/roles.ts'
import type { Evaluation, Span } from '../rulebase/evaluation.ts'
import { type LawReminder, reminderText } from '../rulebase/explain.ts'
import { dayText, sumText } from '../rulebase/french.ts'
import type { Rulebase } from '../rulebase/rulebase.ts'
import type { Facts } from './step.ts'

export type Result = {
  kind: 'out' | 'not_yet' | 'nothing' | 'in_time' | 'due' | 'uncertain'
  title: string
  lead: string
  figures: readonly { label: string; text: string }[]
  law: LawReminder
  /** What does not fit together in the answers. */
  warnings: readonly string[]
  next: readonly string[]
  /** A mail to the other side makes sense. */
  mayWrite: boolean
}

/** The evaluation as its reader first needs it; everything legal is the rules base's own text, as in the letters. */
export function resultOf(rulebase: Rulebase, evaluation: Evaluation, facts: Facts, side: Side): Result {
  const kind = kindOf(evaluation, facts)
  const words = texts[kind]
  return {
    kind,
    title: words.title,
    lead: typeof words.lead === 'string' ? words.lead : words.lead[side],
    figures: kind === 'out' || kind === 'not_yet' ? [] : figures(evaluation),
    law: reminderText(rulebase, evaluation, [side]),
    warnings: evaluation.warnings,
    next: nextSteps(kind, side),
    mayWrite: kind !== 'out' && kind !== 'not_yet' && (kind !== 'nothing' || side === 'landlord'),
  }
}

function kindOf({ scope, totalDue, dueOn, on, periodsLate }: Evaluation, facts: Facts): Result['kind'] {
  if (scope === 'out') return 'out'
  if (facts.keys_returned === false) return 'not_yet'
  if (totalDue.max === 0) return 'nothing'
  if (totalDue.value === null || scope === 'unknown') return 'uncertain'
  return periodsLate.max === 0 && dueOn.max !== null && dueOn.max >= on ? 'in_time' : 'due'
}

const texts: Record<Result['kind'], { title: string; lead: string | Record<Side, string> }> = {
  out: {
    title: 'Cette location relève d’autres règles',
    lead: 'Nous ne pouvons pas calculer ce qui est dû. Voici pourquoi, et qui peut vous aider.',
  },
  not_yet: {
    title: 'Le délai n’a pas encore commencé',
    lead: 'Le dépôt se rend après la remise de toutes les clés. Revenez ici quand elle sera faite.',
  },
  nothing: {
    title: 'D’après vos réponses, plus rien n’est dû',
    lead: {
      tenant: 'Le calcul ne laisse aucune somme à rendre aujourd’hui. Le détail dit pourquoi.',
      landlord: 'Le calcul ne laisse aucune somme à rendre aujourd’hui. Le détail dit ce qu’il reste à justifier.',
    },
  },
  in_time: {
    title: 'Le délai de restitution court encore',
    lead: {
      tenant: 'Le bailleur est encore dans les temps. Vous pouvez déjà lui rappeler la date et la somme.',
      landlord: 'Vous êtes encore dans les temps. Rendre la somme avant la date limite évite toute majoration.',
    },
  },
  due: {
    title: 'D’après vos réponses, une somme est due',
    lead: {
      tenant: 'Voici la somme que les règles donnent aujourd’hui, et comment elle se calcule.',
      landlord: 'Voici la somme que les règles donnent aujourd’hui, et comment elle se calcule.',
    },
  },
  uncertain: {
    title: 'Le résultat dépend de points à éclaircir',
    lead: 'Certaines réponses manquent ou se discutent : la somme est donc une fourchette.',
  },
}

function figures({ totalDue, surcharge, dueOn, prescribedOn, tenantOwes, competentBody }: Evaluation) {
  const found: [string, string | null][] = [
    ['Somme due au locataire aujourd’hui', sum(totalDue) ?? 'on ne peut pas encore le dire'],
    ['dont majoration pour retard', surcharge.max === 0 ? null : sum(surcharge)],
    ['Somme due par le locataire', tenantOwes.max === 0 ? null : sum(tenantOwes)],
    ['Date limite pour rendre le dépôt', dayText(dueOn)],
    ['Fin du droit d’agir', dayText(prescribedOn)],
    ['Qui peut concilier gratuitement', competentBody],
  ]
  return found.flatMap(([label, text]) => (text === null ? [] : [{ label, text }]))
}

/** "At least nothing" says nothing. */
const sum = (span: Span<Cents>): string | null => (span.max === null && span.min === 0 ? null : sumText(span))

const nextSteps = (kind: Result['kind'], side: Side): readonly string[] => {
  switch (kind) {
    case 'out':
      return ['Adressez-vous à l’un des services nommés ci-dessus : ils sont gratuits.']
    case 'not_yet':
      return [
        'Faites l’état des lieux de sortie ensemble et gardez-en un exemplaire.',
        'Remettez toutes les clés contre un reçu daté, et donnez la nouvelle adresse par écrit.',
      ]
    case 'nothing':
      return side === 'tenant'
        ? [
            'Si une réponse est inexacte, corrigez-la : le résultat change aussitôt.',
            'Gardez le bail et les états des lieux.',
          ]
        : ['Envoyez au locataire le décompte et chaque pièce.', 'S’il conteste, la médiation peut aider.']
    default:
      return [
        'Écrivez à l’autre partie : beaucoup de désaccords s’arrêtent à ce courriel.',
        'La médiation, en copie, prend contact avec les deux parties et cherche un accord.',
        'Sans accord, la commission de conciliation puis le juge restent possibles.',
      ]
  }
}
