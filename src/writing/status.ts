import type { Day } from '../domain/day.ts'
import type { CaseRef } from '../domain/ids.ts'
import { type LetterPurpose, purposeLabel } from '../domain/letter-purposes.ts'
import type { Stages } from '../domain/stages.ts'
import { frenchDay, frenchWeekday } from './french-day.ts'
import { bulletList, paragraphs } from './letter-context.ts'
import { family, wordsOf } from './paragraphs/library.ts'
import { type PieceList, pieceLines } from './pieces.ts'
import type { PlainMail } from './plain-mail.ts'
import { stageLine } from './stage-line.ts'

/** What one party may know of the case at once: its own letters and messages, and whose turn it is. */
export type StatusView = {
  serviceName: string
  ref: CaseRef
  stage: Stages[keyof Stages]
  /** The reader was told another stage, or none: it is told first. */
  stageIsNew: boolean
  open: boolean
  openedOn: Day
  turn: 'yours' | 'other_party' | 'one_party' | 'mediator' | 'nobody'
  /** `relay`: somebody on no side, who reads of no letter; `untold`: whom the tenant has not agreed to tell anything. */
  view?: 'party' | 'relay' | 'untold'
  lastLetterToYou: { purpose: LetterPurpose; on: Day } | null
  lastMessageFromYou: Day | null
  /** The next day on which something happens, for an open case. */
  nextOn: Day | null
  /** The documents of this party's own side; null for who is on none. */
  pieces?: PieceList | null
}

const { say, text } = wordsOf('status', {
  subject: ['numero'],
  greeting: [],
  opening: ['numero'],
  state: ['etape', 'explication'],
  opened: ['jour'],
  'no-message': [],
  message: ['jour'],
  'no-letter': [],
  letter: ['lettre', 'jour'],
  next: ['jour'],
  add: [],
  closed: [],
  recourse: [],
  ...family('turn-', ['yours', 'other_party', 'one_party', 'mediator', 'nobody']),
  untold: [],
})()

/** The answer to "où en est mon dossier ?". */
export const status = (view: StatusView): PlainMail =>
  view.view === 'untold'
    ? {
        subject: text('subject', { numero: view.ref }),
        text: paragraphs(say('greeting'), say('untold'), view.serviceName),
      }
    : told(view)

const told = (view: StatusView): PlainMail => ({
  subject: text('subject', { numero: view.ref }),
  text: paragraphs(
    say('greeting'),
    say('opening', { numero: view.ref }),
    view.stageIsNew ? stageLine(view.stage) : null,
    bulletList([
      ...(view.stageIsNew ? [] : [text('state', { etape: view.stage.label, explication: view.stage.what })]),
      text('opened', { jour: frenchDay(view.openedOn) }),
      view.lastMessageFromYou === null
        ? text('no-message')
        : text('message', { jour: frenchDay(view.lastMessageFromYou) }),
      ...(view.view === 'relay' ? [] : [lastLetter(view.lastLetterToYou)]),
      ...(view.open ? whatNext(view) : []),
      ...(view.open && view.pieces ? pieceLines(view.pieces) : []),
    ]),
    say(view.open ? 'add' : 'closed'),
    say('recourse'),
    view.serviceName,
  ),
})

const lastLetter = (sent: StatusView['lastLetterToYou']): string =>
  sent === null ? text('no-letter') : text('letter', { lettre: purposeLabel[sent.purpose], jour: frenchDay(sent.on) })

const whatNext = ({ turn, nextOn }: StatusView): string[] => [
  text(`turn-${turn}`),
  ...(nextOn === null ? [] : [text('next', { jour: frenchWeekday(nextOn) })]),
]
