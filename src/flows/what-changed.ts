import { type Instant, parisDay } from '../domain/day.ts'
import type { CaseEvent } from '../domain/events.ts'
import { factLabel } from '../domain/facts.ts'
import { roleLabel, sideLabel } from '../domain/roles.ts'
import { eventRows } from '../store/events.ts'
import { frenchDay } from '../writing/french-day.ts'
import { oneLine } from '../writing/letter-context.ts'
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
  if (told.length === 0) return 'Le délai pour répondre était passé : cette lettre remplace la précédente.'
  const rest = told.length - MOST
  const shown = rest > 0 ? [...told.slice(-MOST), `${rest} autre${rest > 1 ? 's' : ''}`] : told
  return `Cette lettre remplace la précédente. Depuis : ${shown.join(' ; ')}.`
}

const eventOf = (body: string): CaseEvent => JSON.parse(body) as CaseEvent

/** What a mediator would call news; null for the rest. */
function line(found: CaseFile, event: CaseEvent, at: Instant, actor: string): string | null {
  const on = frenchDay(parisDay(at))
  const by = actor.startsWith('mediator:') ? ` par ${actor.slice('mediator:'.length)}` : ''
  switch (event.type) {
    case 'message_filed':
      return `message de ${personOf(found, event.party)} le ${on}`
    case 'party_named':
      return `rôle donné à ${personOf(found, event.party)}${by}`
    case 'fact_corrected':
      return `${factLabel[event.key]} corrigé${by}`
    case 'message_shared':
      return `message rendu partageable${by}`
    case 'confidentiality_lifted':
      return `confidentialité levée par le ${sideLabel[event.by]}${by}`
    case 'draft_postponed':
      return `report demandé${by}`
    case 'draft_stopped':
      return event.why === 'undone' ? `envoi arrêté${by}` : 'dossier changé avant l’envoi'
    case 'agreement_recorded':
      return `accord noté${by}`
    case 'payment_received':
      return `paiement noté${by}`
    case 'case_assigned':
      return `dossier confié à ${event.to}${by}`
    case 'case_joined':
      return `autre dossier joint${by}`
    case 'case_parted':
    case 'message_split':
    case 'split_undone':
      return `dossier séparé${by}`
    case 'letter_refused':
    case 'letter_bounced':
      return `lettre non remise à ${personOf(found, event.party)}`
    case 'rules_adopted':
      return 'règles mises à jour'
    default:
      return null
  }
}

function personOf(found: CaseFile, id: string): string {
  const party = found.parties.find((p) => p.id === id)
  return party ? `${oneLine(party.name || 'personne sans nom', 60)} (${roleLabel[party.role]})` : 'une personne'
}
