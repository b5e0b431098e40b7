import { expect } from 'vitest'
import { type Instant, plusSeconds } from '../../src/domain/day.ts'
import { caseIdByRef } from '../../src/store/cases.ts'
import { type EventRow, eventRows } from '../../src/store/events.ts'
import type { OutboxRow } from '../../src/store/outbox.ts'
import { type Account, type Attempt, bodyShown, recipientsShown, refIn, type Written, type Yes } from './account.ts'
import { SECRET } from './orders.ts'
import type { Life } from './random-life.ts'

/** Each letter that was handed to the mail server, against the test's own account of what may leave. */
export function everyDepartureWasAllowed(life: Life, outbox: readonly OutboxRow[]): void {
  const { account, w } = life
  const byId = new Map(outbox.map((row) => [row.message_id, row]))
  const requests = new Map(outbox.filter((r) => r.kind === 'approval_request').map((r) => [r.draft_id, r.message_id]))
  const first = new Map<string | null, Attempt>()
  for (const attempt of account.attempts) {
    const row = byId.get(attempt.id)
    if (row?.kind !== 'letter') continue
    const started = first.get(row.draft_id) ?? attempt
    first.set(row.draft_id, started)
    const request = account.written.get(requests.get(row.draft_id) ?? '')
    const because = request
      ? account.yeses.filter((y) => y.request === request.id).map((y) => objection(life, y, request, attempt, started))
      : ['no approval mail']
    if (!because.includes(null))
      throw new Error(`${row.key} left at ${attempt.at} to ${attempt.to}: ${because.join('; ') || 'nobody said yes'}`)
  }
  for (const sent of w.sent) expect(sent.mail.text.includes(SECRET) && isPartysAddress(sent.to)).toBe(false)
}

export const isPartysAddress = (address: string): boolean => !address.endsWith('@mediation-logement.example')

/** Why this yes does not let the letter leave now; null when it does. */
function objection(life: Life, yes: Yes, request: Written, attempt: Attempt, first: Attempt): string | null {
  const { w, account } = life
  const { text } = request.mail
  const undone = account.ended.find((e) => e.request === request.id)
  if (!recipientsShown(text).includes(attempt.to)) return 'not a recipient that was shown'
  if (yes.by !== request.mail.to.address && !yes.by.startsWith('chef@')) return 'not the mediator who was asked'
  if (undone && (undone.stop ? undone.position <= first.position : undone.position <= yes.position)) return 'taken back'
  const { undoMinutes, sendingWindow } = w.world.settings
  if (attempt.at < plusSeconds(yes.at, undoMinutes * 60)) return 'before the undo time was over'
  if (sendingWindow && !mayLeaveAt(attempt.at)) return 'outside the sending hours'
  const events = eventsOfRef(life, request)
  const bar = events.find((e) => e.seq > request.position && e.seq <= first.position && bars(e))
  if (bar) return `overtaken by ${bar.type}`
  const stepped = events.find((e) => e.seq <= yes.position && isRecusalOf(e, yes.by))
  if (stepped) return 'a recused mediator'
  const letter = account.written.get(attempt.id)?.mail.text ?? ''
  const body = yes.body ?? bodyShown(text)
  return squashed(letter).includes(squashed(body)) ? foreignWords(letter, `${text}\n${body}`) : 'another text'
}

export const eventsOfRef = ({ w }: Life, request: Written): EventRow[] => {
  const id = caseIdByRef(w.world.db, refIn(request.mail.subject) ?? '')
  return id ? eventRows(w.world.db, id) : []
}

/** What makes a letter that was written before it stale. What a machine wrote, or the letter itself brought about, does not. */
const BARS: readonly string[] = [
  'message_filed',
  'fact_corrected',
  'message_shared',
  'confidentiality_lifted',
  'party_named',
  'payment_received',
  'agreement_recorded',
  'case_joined',
  'case_parted',
  'merged_into',
  'message_split',
  'split_undone',
]
const bars = (event: EventRow): boolean =>
  BARS.includes(event.type) || (event.type === 'letter_requested' && event.body.includes('"closing"'))

export const isRecusalOf = (event: EventRow, who: string): boolean =>
  event.type === 'mediator_recused' && JSON.parse(event.body).mediator === who

/** Heading marks become underlines in the text part. */
const squashed = (text: string): string => text.replace(/[\s>#-]+/g, '')

/** Every paragraph of the letter was in the approval mail or in the mediator's version, but for what all letters say. */
function foreignWords(letter: string, shown: string): string | null {
  const known = squashed(shown)
  const [own = ''] = letter.split('\n-- \n')
  const foreign = own.split(/\n{2,}/).find((p) => !known.includes(squashed(p)) && !FIXED.includes(squashed(p)))
  return foreign === undefined ? null : `words that nobody was shown: ${foreign.slice(0, 200)}`
}

/** The end of every letter. */
const FIXED: readonly string[] = ['Biencordialement,', 'MédiationLogement', 'Annexe']

/** Public holidays of the year of these lives that are no Sundays. */
const HOLIDAYS = ['04-06', '05-01', '05-08', '05-14', '05-25', '07-14', '08-15', '11-11', '12-25']
const paris = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** 07:30 to 19:00 in Paris, on working days: worked out here, not by the service. */
function mayLeaveAt(at: Instant): boolean {
  const [date = '', time = ''] = paris.format(new Date(at)).split(' ')
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay()
  return weekday >= 1 && weekday <= 5 && !HOLIDAYS.includes(date.slice(5)) && time >= '07:30' && time < '19:00'
}

/** The same bytes are handed over once, and again only when the server asked for it. */
export function nothingLeftTwice({ w, account }: Life): void {
  const sent = w.sent.map((s) => s.messageId)
  expect(new Set(sent).size).toBe(sent.length)
  const last = new Map<string, Account['attempts'][number]>()
  for (const attempt of account.attempts) {
    expect(last.get(attempt.id)?.outcome ?? 'later').toBe('later')
    last.set(attempt.id, attempt)
  }
}
