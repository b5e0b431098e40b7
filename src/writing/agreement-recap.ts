import type { Terms } from '../domain/case.ts'
import type { Day } from '../domain/day.ts'
import { euros } from '../domain/money.ts'
import { type Role, roleLabel, type Side, sideLabel } from '../domain/roles.ts'
import { frenchDay, frenchWeekday } from './french-day.ts'
import type { Letter } from './letter.ts'
import {
  bulletList,
  countFigure,
  greeting,
  inInstalments,
  type LetterContext,
  letterOf,
  oneLine,
  ownFigures,
} from './letter-context.ts'
import { family, wordsOf } from './paragraphs/library.ts'

/** `payBy` is null when no day was agreed: both are asked for one. */
type AgreementRecap = Terms & {
  audience: readonly Side[]
  /** By whom, when and by which mail these terms were accepted. `mark`: the beginning of that mail's hash. */
  acceptances: readonly {
    side: Side
    /** Left out where it is not known. */
    role?: Role | null
    on: Day
    how: 'offered' | 'accepted' | 'confirmed'
    mark: string | null
  }[]
  /** Names this exact text: an answer that quotes it confirms this wording and no other. */
  versionCode: string
}

const HOW = ['offered', 'accepted', 'confirmed'] as const

const words = wordsOf('agreement-recap', {
  subject: [],
  opening: [],
  'terms-heading': ['code'],
  where: ['lieu'],
  'terms-dated': ['somme', 'jour'],
  'terms-undated': ['somme'],
  'steps-dated': ['code'],
  'steps-undated': ['code'],
  'open-until-paid': [],
  'printable-heading': ['code'],
  parties: ['premier', 'second'],
  ...family('by-', HOW, ['partie', 'jour']),
  mark: ['marque'],
  'nobody-yet': [],
  signature: [],
})

/** The agreement, in the same words for both. */
export function agreementRecap(
  context: LetterContext,
  { audience, amount, payBy, instalments, versionCode: code, acceptances }: AgreementRecap,
): Letter {
  const { say, text } = words(context.style)
  const somme = euros(amount)
  return letterOf(context, {
    purpose: 'agreement_recap',
    audience: [...audience],
    subject: text('subject'),
    body: [
      greeting(context),
      say('opening'),
      say('terms-heading', { code }),
      context.dwelling === null ? null : say('where', { lieu: oneLine(context.dwelling) }),
      payBy === null ? say('terms-undated', { somme }) : say('terms-dated', { somme, jour: frenchWeekday(payBy) }),
      inInstalments(context, instalments),
      payBy === null ? say('steps-undated', { code }) : say('steps-dated', { code }),
      say('open-until-paid'),
    ],
    annex: [
      say('printable-heading', { code }),
      bulletList([
        text('parties', { premier: nameOf(context, 'tenant'), second: nameOf(context, 'landlord') }),
        ...(context.dwelling === null ? [] : [text('where', { lieu: oneLine(context.dwelling) })]),
      ]),
      payBy === null ? say('terms-undated', { somme }) : say('terms-dated', { somme, jour: frenchWeekday(payBy) }),
      inInstalments(context, instalments),
      acceptances.length === 0
        ? say('nobody-yet')
        : bulletList(
            acceptances.map(({ side, role = null, on, how, mark }) =>
              [
                text(`by-${how}`, {
                  partie: capital(
                    `le ${sideLabel[side]}${role === null || role === side ? '' : ` (${roleLabel[role]})`}`,
                  ),
                  jour: frenchDay(on),
                }),
                ...(mark === null ? [] : [text('mark', { marque: mark })]),
              ].join(' '),
            ),
          ),
      say('signature'),
    ],
    asked: {},
    choiceOffered: false,
    figures: [
      somme,
      code,
      ...countFigure(instalments),
      ...acceptances.flatMap(({ on, mark }) => [frenchDay(on), mark ?? '']),
      ...ownFigures(context, payBy),
    ],
  })
}

const nameOf = ({ names }: LetterContext, side: Side): string =>
  names[side] === null ? `le ${sideLabel[side]}` : `${oneLine(names[side])}, ${sideLabel[side]}`

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
