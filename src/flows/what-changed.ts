import { type Instant, parisDay } from '../domain/day.ts'
import type { CaseEvent } from '../domain/events.ts'
import { eventRows } from '../store/events.ts'
import { changeWords } from '../writing/change-words.ts'
import type { CaseFile } from './load-case.ts'
import type { World } from './world.ts'

const MOST = 4

/**
 * For the mail that puts a letter before a mediator after an earlier one was overtaken or taken back: what came between
 * the two, in one French sentence. Null when the last letter was decided, or is the first.
 */
export function whatChanged(world: World, found: CaseFile): string | null {
  const last = found.drafts.at(-1)
  if (!last || (last.state !== 'superseded' && last.state !== 'stopped')) return null
  const rows = eventRows(world.db, found.header.id).map(({ body, at, actor }) => ({ event: eventOf(body), at, actor }))
  const proposed = rows.findLastIndex(({ event }) => event.type === 'draft_proposed' && event.draft === last.id)
  const told = rows.slice(proposed + 1).flatMap(({ event, at, actor }) => line(found, event, at, actor) ?? [])
  if (told.length === 0) return changeWords.outOfTime
  const rest = told.length - MOST
  const shown = rest > 0 ? [...told.slice(-MOST), changeWords.more(rest)] : told
  return changeWords.since(shown)
}

const eventOf = (body: string): CaseEvent => JSON.parse(body) as CaseEvent

/** What a mediator would call news; null for the rest. */
function line(found: CaseFile, event: CaseEvent, at: Instant, actor: string): string | null {
  const said = wordsFor(found, event, at)
  const decides = !['message_filed', 'letter_refused', 'letter_bounced', 'rules_adopted'].includes(event.type)
  return said && decides && actor.startsWith('mediator:')
    ? `${said}${changeWords.by(actor.slice('mediator:'.length))}`
    : said
}

function wordsFor(found: CaseFile, event: CaseEvent, at: Instant): string | null {
  switch (event.type) {
    case 'message_filed':
      return changeWords.message(personOf(found, event.party), parisDay(at))
    case 'party_named':
      return changeWords.role(personOf(found, event.party))
    case 'fact_corrected':
      return changeWords.corrected(event.key)
    case 'message_shared':
      return changeWords.shared
    case 'confidentiality_lifted':
      return changeWords.lifted(event.by)
    case 'draft_postponed':
      return changeWords.postponed
    case 'draft_stopped':
      return event.why === 'undone' ? changeWords.stopped : changeWords.overtaken
    case 'agreement_recorded':
      return changeWords.agreed
    case 'payment_received':
      return changeWords.paid
    case 'case_assigned':
      return changeWords.assigned(event.to)
    case 'case_joined':
      return changeWords.joined
    case 'case_parted':
    case 'message_split':
    case 'split_undone':
      return changeWords.parted
    case 'letter_refused':
    case 'letter_bounced':
      return changeWords.undelivered(personOf(found, event.party))
    case 'rules_adopted':
      return changeWords.rules
    default:
      return null
  }
}

function personOf(found: CaseFile, id: string): string {
  const party = found.parties.find((p) => p.id === id)
  return party ? changeWords.person(party.name, party.role) : changeWords.somebody
}
