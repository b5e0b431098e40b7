import type { Day } from '../domain/day.ts'
import { type Cents, euros } from '../domain/money.ts'
import type { QuestionKey } from '../domain/questions.ts'
import type { Side } from '../domain/roles.ts'
import { choicesText } from './landlord-choices.ts'
import { type LawText, lawInBrief, lawInFull } from './law-text.ts'
import type { Letter } from './letter.ts'
import {
  answerBefore,
  greeting,
  type LetterContext,
  letterOf,
  oneLine,
  ownFigures,
  type Part,
  undisputed,
} from './letter-context.ts'
import { wordsOf } from './paragraphs/library.ts'
import { questionList, questionsFor } from './question-list.ts'

type LawReminder = {
  law: LawText
  /** Both sides get the same body; the tenant alone before the landlord may be contacted. */
  audience: readonly Side[]
  /** The side that did not ask and hears from us for the first time: the letter explains itself, and how to answer it. */
  firstTo: Side | null
  /** Questions per side; none for most letters. */
  ask: Partial<Record<Side, readonly QuestionKey[]>>
  replyBy: Day | null
  /** What is due whichever side is right on what is contested; null where nothing is, or nothing contested. */
  undisputed: Cents | null
}

const words = wordsOf('law-reminder', {
  subject: [],
  'asker-tenant': [],
  'asker-landlord': [],
  'asker-tenant-named': ['nom'],
  'asker-landlord-named': ['nom'],
  'opening-first': ['service', 'demandeur'],
  'opening-first-where': ['service', 'demandeur', 'lieu'],
  opening: [],
  basis: ['articles', 'recours'],
  'no-basis': ['recours'],
  'no-recourse': [],
  'annex-both': [],
  'annex-one': [],
  'tenant-next': [],
  'landlord-next': [],
  'tenant-asked': [],
  'tenant-asked-undated': [],
  'tenant-rights': [],
  'landlord-asked': [],
  'landlord-asked-undated': [],
  'landlord-rights': [],
  'landlord-cost': [],
})

/** The neutral statement of the law for this situation: what it gives here, then the law in full as the annex. */
export function lawReminder(context: LetterContext, reminder: LawReminder): Letter {
  const { law, audience, replyBy, ask } = reminder
  const { say, text } = words(context.style)
  const first = audience.find((side) => side === reminder.firstTo) ?? null
  const asked = audience.map((side) => [side, questionsFor(side, ask[side] ?? []).map((q) => q.key)] as const)
  return letterOf(context, {
    purpose: 'law_reminder',
    audience: [...audience],
    subject: text('subject'),
    body: [
      greeting(context),
      first ? whoWritesAndWhy(context) : say('opening'),
      lawInBrief(law, context.style),
      whereItStands(context, law),
      answerBefore(context, replyBy),
    ],
    additions: Object.fromEntries(
      audience.map((side) => [
        side,
        [
          side !== first && audience.length > 1 ? say(`${side}-next`) : null,
          side === 'landlord' && reminder.undisputed !== null ? undisputed(context, euros(reminder.undisputed)) : null,
          side !== first
            ? null
            : side === 'landlord'
              ? [landlordExplained(context, replyBy), choicesText(context)]
              : tenantExplained(context, replyBy),
          questionList(side, ask[side] ?? []),
        ],
      ]),
    ),
    annex: [say(audience.length > 1 ? 'annex-both' : 'annex-one'), lawInFull(law, context.style)],
    asked: Object.fromEntries(asked.filter(([, keys]) => keys.length > 0)),
    choiceOffered: first === 'landlord',
    figures: [
      ...law.figures,
      ...(reminder.undisputed === null ? [] : [euros(reminder.undisputed)]),
      ...ownFigures(context, replyBy),
    ],
  })
}

export function whoWritesAndWhy({ asker, names, dwelling, serviceName: service, style }: LetterContext): Part {
  const { say, text } = words(style)
  const name = names[asker]
  const demandeur = name === null ? text(`asker-${asker}`) : text(`asker-${asker}-named`, { nom: oneLine(name) })
  return dwelling === null
    ? say('opening-first', { service, demandeur })
    : say('opening-first-where', { service, demandeur, lieu: oneLine(dwelling) })
}

/** What the results rest on, what to do about a wrong fact, and where to turn. */
export function whereItStands({ style }: LetterContext, { basis, recourse: recours }: LawText): Part {
  const { say } = words(style)
  if (recours === null) return say('no-recourse')
  return basis === null ? say('no-basis', { recours }) : say('basis', { articles: basis, recours })
}

/** With `whoWritesAndWhy` and `choicesText`: the six things that a defensive reader looks for. */
function landlordExplained(context: LetterContext, replyBy: Day | null): Part {
  const { say } = words(context.style)
  return [say(replyBy === null ? 'landlord-asked-undated' : 'landlord-asked'), landlordCanKeep(context)]
}

/** The same for a tenant whose landlord asked. */
function tenantExplained({ style }: LetterContext, replyBy: Day | null): Part {
  const { say } = words(style)
  return [say(replyBy === null ? 'tenant-asked-undated' : 'tenant-asked'), say('tenant-rights')]
}

export function landlordCanKeep({ style }: LetterContext): Part {
  const { say } = words(style)
  return [say('landlord-rights'), say('landlord-cost')]
}
