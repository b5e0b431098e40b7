import { parisDay } from '../../domain/day.ts'
import type { Change } from '../../domain/decision.ts'
import { roleLabel } from '../../domain/roles.ts'
import { notesOf } from '../../store/notes.ts'
import { bulletList, oneLine, paragraphs } from '../../writing/letter-context.ts'
import { refusals } from '../../writing/order-refusals.ts'
import { orderWords, readingWords, toldWords } from '../../writing/order-words.ts'
import { pointsOf } from '../case-points.ts'
import { finishStaffMail } from '../finish-mail.ts'
import type { CaseFile } from '../load-case.ts'
import { isFollowedBy, nameOf, ownerOf } from '../people.ts'
import type { World } from '../world.ts'
import { type Effect, notUnderstood, type Target, told } from './target.ts'

/** LIRE: the words of a case. Whose case it is not says why; the journal keeps it and the case's mediator hears of it. */
export async function readCase(world: World, { found, by }: Target, reason: string): Promise<Effect> {
  const answer = told(toldWords.theCase, caseText(world, found))
  if (isFollowedBy(world, found, by) || answer.kind !== 'done') return answer
  if (reason.trim() === '') return notUnderstood(readFirst(world, found))
  return { ...answer, changes: await readingChanges(world, found, by, reason.trim()) }
}

/** What a reading leaves behind, by mail or at the console. */
export async function readingChanges(world: World, found: CaseFile, by: string, reason: string): Promise<Change[]> {
  const { chance, settings } = world
  const { ref } = found.header
  const why = oneLine(reason, 300)
  const who = nameOf(world, by) ?? by
  const notice = await finishStaffMail(world, {
    key: `mediator_notice:read:${chance.id()}`,
    kind: 'mediator_notice',
    to: ownerOf(world, found.header),
    replyTo: settings.mailAddress,
    subject: readingWords.subject(ref, who),
    text: paragraphs(readingWords.who(ref, who), readingWords.reason(why), readingWords.nothingToDo),
  })
  return [
    { kind: 'keep_note', id: chance.id(), by, text: readingWords.note(by, why) },
    { kind: 'event', actor: { kind: 'mediator', address: by }, event: { type: 'case_read' } },
    { kind: 'mail', mail: notice },
  ]
}

/** What is answered instead of words that are not the reader's. */
export const readFirst = (world: World, { header }: CaseFile): string => refusals.readFirst(ownerOf(world, header))

/** Of a message. A whole one is in the export. */
const MOST_WORDS = 1_500
const MOST_MESSAGES = 12

function caseText(world: World, found: CaseFile): string {
  const { agreed, oneSided, disputed } = pointsOf(found.positions)
  const messages = found.messages.filter((m) => m.fate === 'filed')
  const role = (party: string | null) => found.parties.find((p) => p.id === party)?.role ?? 'other'
  return paragraphs(
    bulletList([
      toldWords.stateOpened(found.file.state, found.header.openedOn),
      ...found.parties.map(
        (p) => `${roleLabel[p.role]} : ${p.name || p.addresses.at(-1)?.address || orderWords.unnamed}`,
      ),
      ...agreed,
      ...oneSided,
      ...disputed.map((point) => toldWords.disputed(point)),
      ...found.file.sent.map((s) => toldWords.sent(s.side, s.on, s.purpose)),
      ...notesOf(world.db, found.header.id).map((n) => toldWords.note(parisDay(n.at), oneLine(n.text, 200))),
    ]),
    ...messages
      .slice(-MOST_MESSAGES)
      .map((m) => toldWords.messageIn(parisDay(m.received_at), role(m.party_id), oneLine(m.body.own, MOST_WORDS))),
    messages.length > MOST_MESSAGES ? toldWords.notShown(messages.length - MOST_MESSAGES) : null,
  )
}
