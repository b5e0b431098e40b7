import type { Day } from '../domain/day.ts'
import type { QuestionKey } from '../domain/questions.ts'
import type { Side } from '../domain/roles.ts'
import { choicesText } from './landlord-choices.ts'
import { type LawText, lawParagraphs } from './law-text.ts'
import type { Letter } from './letter.ts'
import { answerBefore, type LetterContext, oneLine, ownFigures, paragraphs, subjectLine } from './letter-context.ts'
import { questionList, questionsFor } from './question-list.ts'

type LawReminder = {
  law: LawText
  /** Both sides get the same body; the tenant alone before the landlord may be contacted. */
  audience: readonly Side[]
  /** True in the landlord's first letter from us: it explains itself and offers the typed answers. */
  firstToLandlord: boolean
  /** Questions per side; none for most letters. */
  ask: Partial<Record<Side, readonly QuestionKey[]>>
  replyBy: Day | null
}

/** The neutral statement of the law for this situation. */
export function lawReminder(context: LetterContext, reminder: LawReminder): Letter {
  const { law, audience, replyBy } = reminder
  const asked = Object.fromEntries(
    audience.map((side) => [side, questionsFor(side, reminder.ask[side] ?? []).map((q) => q.key)]),
  )
  const first = reminder.firstToLandlord && audience.includes('landlord')
  return {
    purpose: 'law_reminder',
    audience: [...audience],
    subject: subjectLine(context, 'Dépôt de garantie : la règle et le calcul'),
    body: paragraphs(
      'Bonjour,',
      first
        ? whoWritesAndWhy(context)
        : 'Ce courriel fait le point sur le dépôt de garantie, à partir des faits que nous connaissons.',
      lawParagraphs(law),
      `## La suite\n${audience.length > 1 ? 'Le locataire et le bailleur reçoivent le même texte. ' : ''}Ce rappel n’est pas un jugement. Il repose sur les faits connus à ce jour. Si un fait est inexact, dites-le-nous : le calcul sera refait.`,
      answerBefore(replyBy),
    ),
    additions: Object.fromEntries(
      audience.map((side) => [side, additionFor(side, reminder, first)] as const).filter(([, text]) => text !== ''),
    ),
    asked: Object.fromEntries(Object.entries(asked).filter(([, keys]) => keys.length > 0)),
    choiceOffered: first,
    figures: [...law.figures, ...ownFigures(context, replyBy)],
  }
}

function whoWritesAndWhy(context: LetterContext): string[] {
  const asker = context.names[context.asker]
  const role = context.asker === 'tenant' ? 'locataire' : 'bailleur'
  const who = asker === null ? `Le ${role}` : `${oneLine(asker)}, ${role},`
  const where = context.dwelling === null ? '' : ` pour le logement situé ici : ${oneLine(context.dwelling)}`
  return [
    `${context.serviceName} aide locataires et bailleurs à s’entendre sur le dépôt de garantie, sans passer par un juge. Nous ne prenons parti pour personne.`,
    `${who} a demandé cette médiation${where}.`,
  ]
}

function additionFor(side: Side, reminder: LawReminder, first: boolean): string {
  const questions = questionList(side, reminder.ask[side] ?? [])
  if (side === 'tenant') return paragraphs(reminder.audience.length > 1 ? tenantNext : null, questions)
  return paragraphs(first ? [landlordExplained(reminder.replyBy), choicesText()] : null, questions)
}

const tenantNext = [
  '## Pour vous, locataire',
  'Vérifiez les dates et les sommes ci-dessus. Nous vous écrirons dès que le bailleur aura répondu, ou s’il ne répond pas.',
]

/** With `whoWritesAndWhy` and `choicesText`: the six things that a defensive reader looks for. */
const landlordExplained = (replyBy: Day | null): string[] => [
  '## Ce que nous vous demandons',
  `Dites-nous${replyBy === null ? '' : ', avant la date ci-dessus,'} ce que vous comptez faire du dépôt de garantie. Vous n’êtes pas obligé d’accepter ce calcul.`,
  '## Vos droits, et ce qui doit être justifié',
  'Vous pouvez garder les sommes qui vous restent dues, si elles sont justifiées. Un état des lieux, un devis, une facture ou un décompte de charges peut le montrer.',
  'Vous pouvez aussi contester un fait, proposer une autre somme, demander du temps ou refuser la médiation.',
  '## Ce que coûte l’attente',
  'Si une somme reste due, elle peut augmenter avec le temps : le calcul ci-dessus le montre. Sans accord, le locataire peut saisir la commission départementale de conciliation, puis le juge.',
]
