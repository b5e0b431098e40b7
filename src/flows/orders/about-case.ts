import { type Day, parisDay } from '../../domain/day.ts'
import type { Change } from '../../domain/decision.ts'
import type { CaseEvent } from '../../domain/events.ts'
import { type FactKey, factKeys, factLabel } from '../../domain/facts.ts'
import { PUT_OFF } from '../../domain/put-off.ts'
import { otherSide, type Role, type Side } from '../../domain/roles.ts'
import type { Segment } from '../../domain/segment.ts'
import { isOpen } from '../../domain/states.ts'
import { addressKey } from '../../mail/addresses.ts'
import { fold } from '../../reading/fold.ts'
import { factText } from '../../writing/fact-text.ts'
import { refusals } from '../../writing/order-refusals.ts'
import { orderWords } from '../../writing/order-words.ts'
import { numberedMessages } from '../case-points.ts'
import type { CaseParty } from '../load-case.ts'
import { ownerOf } from '../people.ts'
import type { World } from '../world.ts'
import { factValue } from './fact-value.ts'
import { type Effect, notUnderstood, numbersMoved, recorded, type Target } from './target.ts'

export const eventOf = ({ by: address }: Pick<Target, 'by'>, event: CaseEvent): Change => ({
  kind: 'event',
  actor: { kind: 'mediator', address },
  event,
})

/** A remark for the team: it never reaches a party, a letter or a model. */
export const addNote = (world: World, target: Target, text: string): Effect =>
  recorded(
    orderWords.noted,
    [{ kind: 'keep_note', id: world.chance.id(), by: target.by, text }, eventOf(target, { type: 'note_added' })],
    false,
  )

/** On an address of this case, for whoever meets it in another one: never to a party, a letter or a model. */
export function noteContact(target: Target, address: string, note: string): Effect {
  const known = target.found.parties
    .flatMap((p) => p.addresses)
    .find((a) => addressKey(a.address) === addressKey(address))
  if (!known) return notUnderstood(refusals.unknownAddress(address))
  return recorded(
    orderWords.contactNoted(known.address),
    [
      { kind: 'keep_contact_note', address: known.address, note, by: target.by },
      eventOf(target, { type: 'note_added' }),
    ],
    false,
  )
}

export const declareMinutes = (target: Target, minutes: number): Effect =>
  recorded(orderWords.minutes(minutes), [eventOf(target, { type: 'minutes_declared', minutes })], false)

/** Nothing to do before that day: lists leave the case out until then, or until it moves. */
export function putOff(world: World, target: Target, until: Day): Effect {
  const { found, by } = target
  if (!isOpen(found.file.state)) return notUnderstood(refusals.nothingToAwait)
  // No event: what happens in the case meanwhile ends the wait.
  return recorded(
    orderWords.putOff(until),
    [
      { kind: 'keep_note', id: world.chance.id(), by, text: orderWords.putOffNote(until) },
      { kind: 'deadline', deadline: 'review', due: until, rule: PUT_OFF },
    ],
    false,
  )
}

/** The case, and what waits in it, goes to another mediator. */
export function assignCase(world: World, target: Target, name: string): Effect {
  const { mediators } = world.settings
  const named = mediators.filter((address) => isNamed(name, address))
  const [to, ...more] = named
  if (!to || more.length > 0) return notUnderstood(refusals.notOneMediator(name, mediators))
  if (target.found.file.recused.includes(to)) return notUnderstood(refusals.recused(to))
  if (addressKey(target.found.header.owner) === addressKey(to)) return recorded(orderWords.alreadyWith(to), [], false)
  return recorded(orderWords.assigned(to), [eventOf(target, { type: 'case_assigned', to })], true)
}

/** Who has a conflict of interest, mediator or supervisor, gets nothing of this case any more. */
export function recuse(world: World, target: Target): Effect {
  const { found, by } = target
  const recused = eventOf(target, { type: 'mediator_recused', mediator: by })
  if (addressKey(ownerOf(world, found.header)) !== addressKey(by)) return recorded(orderWords.recused, [recused], false)
  const [to] = world.settings.mediators.filter(
    (address) => addressKey(address) !== addressKey(by) && !found.file.recused.includes(address),
  )
  if (!to) return notUnderstood(refusals.nobodyElse)
  return recorded(orderWords.recusedTo(to), [recused, eventOf(target, { type: 'case_assigned', to })], true)
}

/** « nadia », « Nadia Benali » or the whole address name nadia.benali@… */
function isNamed(name: string, address: string): boolean {
  const said = fold(name).trim()
  if (addressKey(said) === addressKey(address)) return true
  const known = address.split('@')[0]?.split(/[^a-z0-9]+/) ?? []
  const words = said.split(/[^a-z0-9]+/).filter(Boolean)
  return words.length > 0 && words.every((word) => known.includes(word))
}

/** Who somebody is in this case, on the mediator's word. */
export function nameRole(target: Target, who: string | null, role: Role): Effect {
  const found = target.found.parties.filter((p) => (who === null ? p.role === 'other' : isCalled(p, who)))
  const [party, ...more] = found
  if (!party || more.length > 0) {
    const people = target.found.parties.map(
      (p) => `${p.name || orderWords.unnamed} <${p.addresses.at(-1)?.address ?? '?'}>`,
    )
    return notUnderstood(refusals.notOnePerson(who, people))
  }
  return recorded(
    orderWords.roleNamed(party.name || party.addresses.at(-1)?.address, role),
    [{ kind: 'name_role', party: party.id, role }, eventOf(target, { type: 'party_named', party: party.id, role })],
    true,
  )
}

function isCalled({ name, addresses }: CaseParty, who: string): boolean {
  const said = fold(who).trim()
  if (addresses.some((a) => addressKey(a.address) === addressKey(said))) return true
  const known = fold(name).split(/[^a-z]+/)
  const words = said.split(/[^a-z]+/).filter((word) => word.length > 1)
  return words.length > 0 && words.every((word) => known.includes(word))
}

/** A fact on the mediator's word goes before what both sides say. */
export function correctFact(world: World, target: Target, number: number, words: string): Effect {
  const key = factKeys[number - 1] as FactKey | undefined
  if (!key || key === 'offer') return notUnderstood(refusals.noFact(number))
  const value = factValue(key, words, parisDay(world.clock.now()))
  if (value === null) return notUnderstood(refusals.noValue(words, key))
  return recorded(
    orderWords.corrected(factLabel[key], factText(key, value as never)),
    [{ kind: 'correct_fact', key, value, by: target.by }, eventOf(target, { type: 'fact_corrected', key })],
    true,
  )
}

/** The segment that the playbook is shown for, until another word. */
export const setSegment = (world: World, target: Target, segment: Segment): Effect =>
  recorded(
    orderWords.profile(world.playbook[segment].label, world.playbook[segment].try),
    [eventOf(target, { type: 'segment_set', segment })],
    false,
  )

/** What this message says may be told to the other side. */
export function shareMessage(target: Target, number: number): Effect {
  if (numbersMoved(target)) return notUnderstood(refusals.numbersMoved)
  const message = numberedMessages(target.found).find(({ n }) => n === number)
  if (!message) return notUnderstood(refusals.noMessage(number))
  const from = message.row.body.from
  return recorded(
    orderWords.shared(number, from.name || from.address),
    [eventOf(target, { type: 'message_shared', message: message.message })],
    true,
  )
}

/** On the mediator's word that this side no longer agrees. */
export const keepConfidentiality = (target: Target, side: Side): Effect =>
  recorded(orderWords.kept(side), [eventOf(target, { type: 'confidentiality_kept', by: side, message: null })], true)

/** On the mediator's word that this side agreed; with both, the dossier for the commission tells what the other side said. */
export function liftConfidentiality(target: Target, side: Side): Effect {
  const { lifted } = target.found.file
  const both = lifted.includes(otherSide(side))
  return recorded(
    orderWords.lifted(side, both),
    [eventOf(target, { type: 'confidentiality_lifted', by: side, message: null })],
    true,
  )
}
