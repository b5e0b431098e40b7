import type { CaseHeader, Link, Party } from '../../domain/case.ts'
import { addDays, parisDay } from '../../domain/day.ts'
import type { Change, Decision } from '../../domain/decision.ts'
import type { MessageRow } from '../../domain/filed-message.ts'
import type { CaseId, MessageRef, PartyId } from '../../domain/ids.ts'
import { sideOf } from '../../domain/roles.ts'
import { isOpen, stateLabel } from '../../domain/states.ts'
import { workingDayFrom } from '../../domain/working-days.ts'
import { caseIdByRef, partiesOf, sharesAddress } from '../../store/cases.ts'
import { eventsOf } from '../../store/events.ts'
import { messagesOf } from '../../store/messages.ts'
import { numberedMessages } from '../case-points.ts'
import { keepCurrentRules } from '../case-rules.ts'
import { withDeadlines } from '../deadline-changes.ts'
import { voidOpenDraft } from '../file-message.ts'
import { type CaseFile, loadCase } from '../load-case.ts'
import { freeRef, partyOf } from '../open-case.ts'
import { hasSteppedBack } from '../people.ts'
import { stopLetter, waitingLetters } from '../stop-letter.ts'
import { inAlsaceMoselle } from '../working-calendar.ts'
import type { World } from '../world.ts'
import { eventOf } from './about-case.ts'
import { stopApproved } from './stop-approved.ts'
import { type Effect, NUMBERS_MOVED, notUnderstood, numbersMoved, type Target } from './target.ts'

/**
 * FUSIONNER: the other case goes on in this one. Nothing is copied or moved: this case reads the other's messages and
 * people as its own, so that ANNULER finds both as they were.
 */
export function mergeCases(world: World, target: Target, ref: string): Effect {
  const { found, by } = target
  const id = caseIdByRef(world.db, ref.toUpperCase())
  if (!id || id === found.header.id) return notUnderstood(`il n’y a pas d’autre dossier ${ref}.`)
  if (hasSteppedBack(world, id, by)) return notUnderstood('vous vous êtes déporté de cet autre dossier.')
  const other = loadCase(world.db, id)
  for (const { file, header } of [found, other])
    if (!isOpen(file.state))
      return notUnderstood(`le dossier ${header.ref} n’est pas ouvert (${stateLabel[file.state]}).`)
  const obstacle = obstacleTo(found, other)
  if (obstacle) return notUnderstood(obstacle)
  const actor = { kind: 'mediator', address: by } as const
  const stops = waitingLetters(world, other).flatMap((d) => stopLetter(world, other, d, 'case_closed', actor).changes)
  return {
    kind: 'done',
    result: {
      kind: 'recorded',
      what: `Le dossier ${other.header.ref} est joint à celui-ci : ses messages et ses personnes en font partie. ANNULER les sépare de nouveau.`,
    },
    changes: [
      eventOf(target, {
        type: 'case_joined',
        other: id,
        consent: other.file.consent,
        recused: [...other.file.recused],
        news: other.file.news.map((n) => ({ ...n, acts: [...n.acts] })),
      }),
    ],
    weighs: true,
    also: [
      decisionOn(world, other, [
        ...stops,
        ...voidOpenDraft(other),
        eventOf(target, { type: 'merged_into', other: found.header.id }),
      ]),
    ],
  }
}

/** Why two cases may not become one: what is under way in the other would be lost, or somebody would read private words. */
function obstacleTo(found: CaseFile, other: CaseFile): string | null {
  const { ref } = other.header
  if (other.file.agreement || other.file.offer)
    return `le dossier ${ref} a un accord ou une proposition en cours : terminez-le d’abord.`
  if (other.file.underway.length > 0) return `une lettre du dossier ${ref} est en route : attendez qu’elle soit partie.`
  if (other.file.recused.includes(found.header.owner))
    return `${found.header.owner} s’est déporté du dossier ${ref} et ne peut pas le recevoir.`
  const crossed = other.parties.find((p) => found.parties.some((q) => sharesAddress(p, q) && p.side !== q.side))
  return crossed ? `${crossed.name || 'une personne'} n’est pas du même côté dans les deux dossiers.` : null
}

/** SÉPARER: one message gets a case of its own, opened by its sender on the day it came. */
export function splitMessage(world: World, target: Target, number: number): Effect {
  const { found } = target
  if (numbersMoved(target)) return notUnderstood(NUMBERS_MOVED)
  const message = numberedMessages(found).find(({ n }) => n === number)?.row
  const sender = found.parties.find((p) => p.id === message?.party_id)
  if (!message || !sender) return notUnderstood(`il n’y a pas de message M${number} dans ce dossier.`)
  if (message.case_id !== found.header.id)
    return notUnderstood(`M${number} vient d’un dossier joint : ANNULER d’abord.`)
  if (numberedMessages(found).length < 2)
    return notUnderstood('ce dossier n’a qu’un message : il n’y a rien à séparer.')
  const offered = found.file.offer !== null && carriesOffer(world, found, message.id)
  if (offered) return notUnderstood(`M${number} porte la proposition en cours : elle resterait dans ce dossier.`)
  const id = world.chance.id() as CaseId
  const today = parisDay(world.clock.now())
  const header: CaseHeader = {
    id,
    ref: freeRef(world),
    owner: found.header.owner,
    openedOn: today,
    recused: found.file.recused,
    rulesVersion: world.rules.current.version,
  }
  const party: Party = partyOf(world, id, sender.role, message.body.from, 'wrote')
  const actor = { kind: 'party', party: party.id } as const
  const channel = message.channel ?? 'private'
  const changes: Change[] = [
    keepCurrentRules(world),
    { kind: 'open_case', header, origin: sender.role },
    { kind: 'add_party', party },
    ...found.file.recused.map((mediator) => eventOf(target, { type: 'mediator_recused', mediator })),
    { kind: 'move_message', message: message.id, party: party.id, from: found.header.id, match: 'split' },
    eventOf(target, { type: 'case_opened', message: message.id, by: sender.role }),
    { kind: 'event', actor, event: { type: 'party_named', party: party.id, role: party.role } },
    {
      kind: 'event',
      actor,
      event: { type: 'message_filed', message: message.id, party: party.id, side: sideOf(sender.role), channel },
    },
    {
      kind: 'deadline',
      deadline: 'review',
      due: workingDayFrom(addDays(today, world.ladder.review), inAlsaceMoselle(world)),
      rule: 'dossier sans action',
    },
    { kind: 'task', task: 'read_message', subject: message.id, runAt: world.clock.now() },
  ]
  return {
    kind: 'done',
    result: { kind: 'recorded', what: `Le message M${number} a maintenant son dossier : ${header.ref}.` },
    changes: [eventOf(target, { type: 'message_split', message: message.id, to: id })],
    weighs: true,
    also: [{ caseId: id, basedOn: null, changes }],
  }
}

/** ANNULER: the last merge or split of this case is taken back. */
export function cancelLink(world: World, target: Target): Effect {
  const link = target.found.file.links.at(-1)
  if (link && hasSteppedBack(world, link.other, target.by))
    return notUnderstood('vous vous êtes déporté de l’autre dossier : un autre médiateur peut annuler.')
  switch (link?.kind) {
    case 'joined':
      return part(world, target, link)
    case 'split':
      return rejoin(world, target, link)
    case undefined:
      // « Annuler » right after an OK means the letter.
      if (target.draft?.state === 'approved') return stopApproved(world, target)
      return notUnderstood('ce dossier n’a été ni fusionné ni séparé. Pour arrêter une lettre, écrivez STOP.')
  }
}

const carriesOffer = (world: World, found: CaseFile, message: MessageRef): boolean =>
  eventsOf(world.db, found.header.id).some((e) => e.type === 'offer_made' && e.message === message)

function part(world: World, target: Target, { other: id }: Link): Effect {
  const other = loadCase(world.db, id)
  const { found } = target
  const theirs = partiesOf(world.db, id).map((p) => p.id)
  const back = messagesOf(world.db, found.header.id).filter((m) => m.party_id !== null && theirs.includes(m.party_id))
  return {
    kind: 'done',
    result: { kind: 'recorded', what: `Le dossier ${other.header.ref} est de nouveau un dossier à part.` },
    changes: [
      eventOf(target, { type: 'case_parted', other: id, messages: [...other.messages, ...back].map((m) => m.id) }),
    ],
    weighs: true,
    also: [
      decisionOn(world, other, [
        eventOf(target, { type: 'merge_undone', other: found.header.id }),
        ...back.flatMap((message) => returned(world, other, found.header.id, message)),
        { kind: 'task', task: 'weigh_case', subject: id, runAt: world.clock.now() },
      ]),
    ],
  }
}

/** What a person of the other case wrote while both were one is filed and read again there. */
function returned(world: World, other: CaseFile, from: CaseId, message: MessageRow): Change[] {
  const party = message.party_id as PartyId
  const side = sideOf(other.parties.find((p) => p.id === party)?.role ?? 'other')
  const channel = message.channel ?? 'private'
  const filed = { type: 'message_filed', message: message.id, party, side, channel } as const
  return [
    { kind: 'move_message', message: message.id, party, from, match: 'human' },
    { kind: 'event', actor: { kind: 'party', party }, event: filed },
    { kind: 'task', task: 'read_message', subject: message.id, runAt: world.clock.now() },
  ]
}

function rejoin(world: World, target: Target, { other: id, message }: Extract<Link, { kind: 'split' }>): Effect {
  const { found } = target
  const other = loadCase(world.db, id)
  const row = other.messages.find((m) => m.id === message)
  const party = found.parties.find((p) => p.addresses.some((a) => a.address === row?.body.from.address))
  if (!row || !party || other.messages.length > 1 || !isOpen(other.file.state))
    return notUnderstood(
      `le dossier ${other.header.ref} a avancé depuis : FUSIONNER ${other.header.ref} le joint à celui-ci.`,
    )
  return {
    kind: 'done',
    result: {
      kind: 'recorded',
      what: `Le message est de retour ; le dossier ${other.header.ref} est joint à celui-ci.`,
    },
    changes: [
      { kind: 'move_message', message, party: party.id, from: id, match: 'human' },
      eventOf(target, { type: 'split_undone', message }),
    ],
    weighs: true,
    also: [
      decisionOn(world, other, [
        ...voidOpenDraft(other),
        eventOf(target, { type: 'merged_into', other: found.header.id }),
      ]),
    ],
  }
}

const decisionOn = (world: World, { header, lastEvent }: CaseFile, changes: readonly Change[]): Decision => ({
  caseId: header.id,
  basedOn: lastEvent,
  changes: withDeadlines(world, header.id, changes),
})
