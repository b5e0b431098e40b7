import { parisDay } from '../../domain/day.ts'
import type { Change } from '../../domain/decision.ts'
import { purposeLabel } from '../../domain/letter-purposes.ts'
import { roleLabel, sideLabel } from '../../domain/roles.ts'
import { stateLabel } from '../../domain/states.ts'
import { notesOf } from '../../store/notes.ts'
import { frenchDay } from '../../writing/french-day.ts'
import { bulletList, oneLine, paragraphs } from '../../writing/letter-context.ts'
import { pointsOf } from '../case-points.ts'
import { finishStaffMail } from '../finish-mail.ts'
import type { CaseFile } from '../load-case.ts'
import { isFollowedBy, nameOf, ownerOf } from '../people.ts'
import type { World } from '../world.ts'
import { type Effect, notUnderstood, type Target, told } from './target.ts'

/** LIRE: the words of a case. Whose case it is not says why; the journal keeps it and the case's mediator hears of it. */
export async function readCase(world: World, { found, by }: Target, reason: string): Promise<Effect> {
  const answer = told('Le dossier', caseText(world, found))
  if (isFollowedBy(world, found, by) || answer.kind !== 'done') return answer
  if (reason.trim() === '') return notUnderstood(readFirst(world, found))
  return { ...answer, changes: await readingChanges(world, found, by, reason.trim()) }
}

/** What a reading leaves behind, by mail or at the console. */
export async function readingChanges(world: World, found: CaseFile, by: string, reason: string): Promise<Change[]> {
  const { chance, settings } = world
  const { ref } = found.header
  const why = oneLine(reason, 300)
  const notice = await finishStaffMail(world, {
    key: `mediator_notice:read:${chance.id()}`,
    kind: 'mediator_notice',
    to: ownerOf(world, found.header),
    replyTo: settings.mailAddress,
    subject: `Le dossier ${ref} a été lu par ${nameOf(world, by) ?? by}`,
    text: paragraphs(
      `${nameOf(world, by) ?? by} a lu les messages et les notes du dossier ${ref}, que vous suivez.`,
      `Raison donnée : « ${why} ».`,
      'Cette lecture est au journal du dossier. Vous n’avez rien à faire.',
    ),
  })
  return [
    { kind: 'keep_note', id: chance.id(), by, text: `Dossier lu par ${by} : ${why}` },
    { kind: 'event', actor: { kind: 'mediator', address: by }, event: { type: 'case_read' } },
    { kind: 'mail', mail: notice },
  ]
}

/** What is answered instead of words that are not the reader's. */
export const readFirst = (world: World, { header }: CaseFile): string =>
  `Messages et notes : le dossier est suivi par ${ownerOf(world, header)}. Pour les lire, dites pourquoi : LIRE, le numéro de la ligne et la raison.`

/** Of a message. A whole one is in the export. */
const MOST_WORDS = 1_500
const MOST_MESSAGES = 12

function caseText(world: World, found: CaseFile): string {
  const { agreed, oneSided, disputed } = pointsOf(found.positions)
  const messages = found.messages.filter((m) => m.fate === 'filed')
  const role = (party: string | null) => roleLabel[found.parties.find((p) => p.id === party)?.role ?? 'other']
  return paragraphs(
    bulletList([
      `État : ${stateLabel[found.file.state]}, ouvert le ${frenchDay(found.header.openedOn)}`,
      ...found.parties.map((p) => `${roleLabel[p.role]} : ${p.name || p.addresses.at(-1)?.address || 'sans nom'}`),
      ...agreed,
      ...oneSided,
      ...disputed.map((point) => `contesté : ${point}`),
      ...found.file.sent.map(
        (s) => `envoyé au ${sideLabel[s.side]} le ${frenchDay(s.on)} : ${purposeLabel[s.purpose]}`,
      ),
      ...notesOf(world.db, found.header.id).map(
        (n) => `note du ${frenchDay(parisDay(n.at))} : ${oneLine(n.text, 200)}`,
      ),
    ]),
    ...messages
      .slice(-MOST_MESSAGES)
      .map(
        (m) =>
          `Message du ${frenchDay(parisDay(m.received_at))} (${role(m.party_id)}) : « ${oneLine(m.body.own, MOST_WORDS)} »`,
      ),
    messages.length > MOST_MESSAGES
      ? `Les ${messages.length - MOST_MESSAGES} messages d’avant ne sont pas montrés.`
      : null,
  )
}
