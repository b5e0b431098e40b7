import { createHash } from 'node:crypto'
import { addDays, type Day, parisDay } from '../domain/day.ts'
import type { TroubleKind } from '../domain/trouble.ts'
import { lastReconciliation, type Reconciliation } from '../store/reconciliation.ts'
import { failingTasks } from '../store/tasks.ts'
import { mailboxFailsSince, mailsPutOff, readWithoutModel, troubleSeenUntil } from '../store/troubles.ts'
import { BRAKE_LINE } from '../writing/brake-alert.ts'
import type { DigestLine } from '../writing/digest.ts'
import { frenchDay } from '../writing/french-day.ts'
import { alarmLines } from './alarm.ts'
import { isBraked } from './automatic-answers.ts'
import type { World } from './world.ts'

type Trouble = { kind: TroubleKind; text: string }

/** What was configured and does not work, or did not since yesterday; without what somebody put off to a later day. */
export const troubleLines = (world: World, on: Day): DigestLine[] =>
  troubles(world, on)
    .map((trouble) => ({ key: troubleKey(trouble), text: trouble.text }))
    .filter(({ key }) => (troubleSeenUntil(world.db, key) ?? on) <= on)

/** The same trouble with other words is another one: two parts that fail are two lines. */
const troubleKey = ({ kind, text }: Trouble): string =>
  kind === 'part' || kind === 'refused_commands'
    ? `trouble:${kind}:${createHash('sha256').update(text.replace(/\d+/g, '')).digest('hex').slice(0, 12)}`
    : `trouble:${kind}`

function troubles(world: World, on: Day): Trouble[] {
  const { db } = world
  const since = mailboxFailsSince(db)
  const [failing, off, unread] = [failingTasks(db, MANY_TRIES), mailsPutOff(db), readWithoutModel(db, addDays(on, -1))]
  return [
    ...world.degraded().map((text): Trouble => ({ kind: 'part', text })),
    ...told('mailbox', since && `La boîte de réception ne répond pas depuis le ${frenchDay(parisDay(since))}.`),
    ...told('brake', isBraked(world) && BRAKE_LINE),
    ...reconciliationTroubles(lastReconciliation(db)),
    ...told('put_off', off > 0 && `${counted(off, 'courriel attend', 'courriels attendent')} un nouvel essai d’envoi.`),
    ...told(
      'model',
      unread > 0 &&
        `Le modèle de langue a échoué : ${counted(unread, 'message lu', 'messages lus')} par le lecteur intégré.`,
    ),
    ...told(
      'tasks',
      failing.length > 0 &&
        `${counted(failing.length, 'travail échoue', 'travaux échouent')} après plusieurs essais${inCases(failing)}.`,
    ),
    ...alarmLines(world, on).map((text): Trouble => ({ kind: 'refused_commands', text })),
  ]
}

const told = (kind: TroubleKind, text: string | false | null): Trouble[] => (text ? [{ kind, text }] : [])

function reconciliationTroubles(last: Reconciliation | null): Trouble[] {
  if (!last) return []
  const { missing, found, gone } = last
  const many = missing > 1 ? 's' : ''
  return [
    ...told(
      'unreadable_mails',
      missing > 0 &&
        `${counted(missing, 'courriel de la boîte n’a', 'courriels de la boîte n’ont')} pas pu être lu${many} cette nuit.`,
    ),
    ...told(
      'found_mails',
      found > 0 && `${counted(found, 'courriel retrouvé', 'courriels retrouvés')} par la vérification de la nuit.`,
    ),
    ...told(
      'moved_mails',
      gone > 0 &&
        `${counted(gone, 'courriel a quitté', 'courriels ont quitté')} la boîte (déplacés ou supprimés) ; la base les garde.`,
    ),
  ]
}

/** Tries after which work that fails is worth a look: some twenty minutes. */
const MANY_TRIES = 6

function inCases(failing: readonly { ref: string | null }[]): string {
  const refs = [...new Set(failing.flatMap(({ ref }) => ref ?? []))]
  return refs.length === 0 ? '' : ` : ${refs.slice(0, 5).join(', ')}${refs.length > 5 ? ' …' : ''}`
}

const counted = (n: number, one: string, many: string): string => `${n} ${n > 1 ? many : one}`
