import { type Day, parisDay } from '../../domain/day.ts'
import type { Change } from '../../domain/decision.ts'
import type { CaseEvent } from '../../domain/events.ts'
import { type FactKey, factKeys, factLabel } from '../../domain/facts.ts'
import { PUT_OFF } from '../../domain/put-off.ts'
import { otherSide, type Role, roleLabel, type Side, sideLabel } from '../../domain/roles.ts'
import type { Segment } from '../../domain/segment.ts'
import { isOpen } from '../../domain/states.ts'
import { addressKey } from '../../mail/addresses.ts'
import { fold } from '../../reading/fold.ts'
import { factText } from '../../writing/fact-text.ts'
import { frenchWeekday } from '../../writing/french-day.ts'
import { numberedMessages } from '../case-points.ts'
import type { CaseParty } from '../load-case.ts'
import { ownerOf } from '../people.ts'
import type { World } from '../world.ts'
import { factValue } from './fact-value.ts'
import { type Effect, NUMBERS_MOVED, notUnderstood, numbersMoved, recorded, type Target } from './target.ts'

export const eventOf = ({ by: address }: Pick<Target, 'by'>, event: CaseEvent): Change => ({
  kind: 'event',
  actor: { kind: 'mediator', address },
  event,
})

/** A remark for the team: it never reaches a party, a letter or a model. */
export const addNote = (world: World, target: Target, text: string): Effect =>
  recorded(
    'Votre note est gardée dans le dossier, pour l’équipe seule.',
    [{ kind: 'keep_note', id: world.chance.id(), by: target.by, text }, eventOf(target, { type: 'note_added' })],
    false,
  )

/** On an address of this case, for whoever meets it in another one: never to a party, a letter or a model. */
export function noteContact(target: Target, address: string, note: string): Effect {
  const known = target.found.parties
    .flatMap((p) => p.addresses)
    .find((a) => addressKey(a.address) === addressKey(address))
  if (!known) return notUnderstood(`${address} n’est l’adresse de personne dans ce dossier.`)
  return recorded(
    `Noté pour ${known.address}, dans tous ses dossiers, pour l’équipe seule.`,
    [
      { kind: 'keep_contact_note', address: known.address, note, by: target.by },
      eventOf(target, { type: 'note_added' }),
    ],
    false,
  )
}

export const declareMinutes = (target: Target, minutes: number): Effect =>
  recorded(
    `${minutes} minute${minutes > 1 ? 's' : ''} de travail notée${minutes > 1 ? 's' : ''} pour ce dossier.`,
    [eventOf(target, { type: 'minutes_declared', minutes })],
    false,
  )

/** Nothing to do before that day: lists leave the case out until then, or until it moves. */
export function putOff(world: World, target: Target, until: Day): Effect {
  const { found, by } = target
  if (!isOpen(found.file.state)) return notUnderstood('ce dossier est clos : il n’y a rien à attendre.')
  const when = frenchWeekday(until)
  // No event: what happens in the case meanwhile ends the wait.
  return recorded(
    `Ce dossier ne sera plus dans le point quotidien avant le ${when}, sauf s’il bouge.`,
    [
      { kind: 'keep_note', id: world.chance.id(), by, text: `Reporté au ${when}.` },
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
  if (!to || more.length > 0)
    return notUnderstood(`« ${name} » ne désigne pas un seul médiateur de l’équipe : ${mediators.join(', ')}.`)
  if (target.found.file.recused.includes(to))
    return notUnderstood(`${to} s’est déporté de ce dossier et ne peut pas le recevoir.`)
  if (addressKey(target.found.header.owner) === addressKey(to))
    return recorded(`Le dossier est déjà suivi par ${to}.`, [], false)
  return recorded(`Le dossier est confié à ${to}.`, [eventOf(target, { type: 'case_assigned', to })], true)
}

/** Who has a conflict of interest, mediator or supervisor, gets nothing of this case any more. */
export function recuse(world: World, target: Target): Effect {
  const { found, by } = target
  const recused = eventOf(target, { type: 'mediator_recused', mediator: by })
  if (addressKey(ownerOf(world, found.header)) !== addressKey(by))
    return recorded('Vous êtes déporté de ce dossier. Vous n’en recevrez rien.', [recused], false)
  const [to] = world.settings.mediators.filter(
    (address) => addressKey(address) !== addressKey(by) && !found.file.recused.includes(address),
  )
  if (!to)
    return notUnderstood(
      'aucun autre médiateur ne peut recevoir ce dossier. Demandez à l’exploitation d’en ajouter un.',
    )
  return recorded(
    `Vous êtes déporté de ce dossier, qui est confié à ${to}. Vous n’en recevrez plus rien.`,
    [recused, eventOf(target, { type: 'case_assigned', to })],
    true,
  )
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
    const people = target.found.parties.map((p) => `${p.name || 'sans nom'} <${p.addresses.at(-1)?.address ?? '?'}>`)
    return notUnderstood(`« ${who ?? 'QUI'} » ne désigne pas une seule personne du dossier : ${people.join(', ')}.`)
  }
  return recorded(
    `${party.name || party.addresses.at(-1)?.address} est maintenant : ${roleLabel[role]}.`,
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
  if (!key || key === 'offer') return notUnderstood(`il n’y a pas de fait F${number}.`)
  const value = factValue(key, words, parisDay(world.clock.now()))
  if (value === null) return notUnderstood(`« ${words} » n’est pas une valeur claire pour : ${factLabel[key]}.`)
  return recorded(
    `Corrigé : ${factLabel[key]} = ${factText(key, value as never)}.`,
    [{ kind: 'correct_fact', key, value, by: target.by }, eventOf(target, { type: 'fact_corrected', key })],
    true,
  )
}

/** The segment that the playbook is shown for, until another word. */
export const setSegment = (world: World, target: Target, segment: Segment): Effect =>
  recorded(
    `Profil du dossier : ${world.playbook[segment].label}. À essayer : ${world.playbook[segment].try}.`,
    [eventOf(target, { type: 'segment_set', segment })],
    false,
  )

/** What this message says may be told to the other side. */
export function shareMessage(target: Target, number: number): Effect {
  if (numbersMoved(target)) return notUnderstood(NUMBERS_MOVED)
  const message = numberedMessages(target.found).find(({ n }) => n === number)
  if (!message) return notUnderstood(`il n’y a pas de message M${number} dans ce dossier.`)
  const from = message.row.body.from
  return recorded(
    `Le message M${number} de ${from.name || from.address} peut maintenant être cité à l’autre partie.`,
    [eventOf(target, { type: 'message_shared', message: message.message })],
    true,
  )
}

/** On the mediator's word that this side no longer agrees. */
export const keepConfidentiality = (target: Target, side: Side): Effect =>
  recorded(
    `Noté : le ${sideLabel[side]} n’accepte plus que la commission sache ce qui s’est dit en médiation. Rien n’en sera dit.`,
    [eventOf(target, { type: 'confidentiality_kept', by: side, message: null })],
    true,
  )

/** On the mediator's word that this side agreed; with both, the dossier for the commission tells what the other side said. */
export function liftConfidentiality(target: Target, side: Side): Effect {
  const { lifted } = target.found.file
  const both = lifted.includes(otherSide(side))
  return recorded(
    `Noté : le ${sideLabel[side]} accepte que la commission sache ce qui s’est dit en médiation. ${
      both
        ? 'Les deux sont d’accord : le dossier pour la commission le dira.'
        : `Rien n’en sera dit sans l’accord du ${sideLabel[otherSide(side)]}.`
    }`,
    [eventOf(target, { type: 'confidentiality_lifted', by: side, message: null })],
    true,
  )
}
