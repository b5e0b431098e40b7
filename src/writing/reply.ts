import type { Act } from '../domain/acts.ts'
import type { Day } from '../domain/day.ts'
import { NO_SUCH_CHOICE } from '../domain/landlord-choice.ts'
import type { Side } from '../domain/roles.ts'
import { frenchWeekday } from './french-day.ts'
import { choicesText } from './landlord-choices.ts'
import { type LawText, lawInBrief, lawInFull } from './law-text.ts'
import type { Letter } from './letter.ts'
import { answerBefore, greeting, type LetterContext, letterOf, ownFigures } from './letter-context.ts'
import { family, wordsOf } from './paragraphs/library.ts'

type Reply = {
  to: readonly Side[]
  /** What the message did: each act is acknowledged in our words, never in the sender's. */
  acts: readonly Act[]
  /** The landlord's typed answer, 1 to 6, when the message is one. */
  choice: number | null
  /** Documents came with what is answered. */
  joined?: boolean
  /** What was not taken up: this side's own offer, or the mediator's proposal to both. */
  declined: 'offer' | 'neutral_proposal' | null
  law: LawText | null
  /** The day to which a party that asked for time is given it. */
  until: Day | null
  replyBy: Day | null
}

/** Each typed answer, with what the landlord is asked for next. */
const choices = ['1', '2', '3', '4', '5', '6'] as const

const acknowledged = [
  'evidence_requested',
  'payment_missing',
  'delay_request',
  'hostility',
  'representation_change',
  'data_rights',
] as const satisfies readonly Act[]

const words = wordsOf('reply', {
  subject: [],
  declined: [],
  'declined-proposal': [],
  'choice-0': [],
  thanks: [],
  'waits-until': ['jour'],
  law: [],
  basis: ['articles'],
  annex: [],
  'something-else': [],
  ...family('choice-', choices),
  'choice-3-joined': [],
  ...family('act-', acknowledged),
})

/** An answer to a message that changes nothing in the case but deserves one. */
export function reply(
  context: LetterContext,
  { to, acts, choice, joined = false, declined, law, until, replyBy }: Reply,
): Letter {
  const { say, text } = words(context.style)
  const chosen = choices.find((digit) => digit === String(choice))
  const waits = (acts.includes('delay_request') || choice === 6) && until !== null
  const asks = acts.some((act) => act === 'question' || act === 'evidence_requested')
  return letterOf(context, {
    purpose: 'reply',
    audience: [...to],
    subject: text('subject'),
    body: [
      greeting(context),
      say(declined === 'offer' ? 'declined' : declined ? 'declined-proposal' : 'thanks'),
      chosen === '3' && joined
        ? say('choice-3-joined')
        : chosen
          ? say(`choice-${chosen}`)
          : choice === NO_SUCH_CHOICE
            ? say('choice-0')
            : null,
      acknowledged.filter((act) => acts.includes(act)).map((act) => say(`act-${act}`)),
      waits ? say('waits-until', { jour: frenchWeekday(until) }) : null,
      law === null
        ? null
        : [
            say('law'),
            lawInBrief(law, context.style),
            law.basis === null ? null : say('basis', { articles: law.basis }),
          ],
      asks ? say('something-else') : null,
      answerBefore(context, replyBy),
    ],
    annex: law === null ? [] : [say('annex'), lawInFull(law, context.style)],
    ...(choice === NO_SUCH_CHOICE ? { additions: { landlord: [choicesText(context)] } } : {}),
    asked: {},
    choiceOffered: choice === NO_SUCH_CHOICE,
    figures: [...(law?.figures ?? []), ...ownFigures(context, until, replyBy)],
  })
}
