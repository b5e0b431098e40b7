import { join } from 'node:path'
import { type App, buildApp } from '../../src/app/build.ts'
import { readConfig } from '../../src/app/config.ts'
import {
  addDays,
  type Day,
  type Instant,
  parisDay,
  parisInstant,
  parisTime,
  plusSeconds,
} from '../../src/domain/day.ts'
import type { MailKind } from '../../src/domain/decision.ts'
import type { LetterPurpose } from '../../src/domain/letter-purposes.ts'
import { isWorkingDay, workingDayFrom } from '../../src/domain/working-days.ts'
import { drain } from '../../src/flows/drain.ts'
import { storeRaw } from '../../src/flows/fetch-mail.ts'
import { nextMoment } from '../../src/flows/run-until.ts'
import { runSchedule } from '../../src/flows/schedule.ts'
import type { OutgoingMail } from '../../src/ports.ts'
import { sha256 } from '../../src/store/raw-mails.ts'
import { DRAFT_END, DRAFT_START } from '../../src/writing/markers.ts'
import { deliveryReport } from '../../tests/support/machine-mail.ts'
import { AUTHSERV, plainEml } from '../../tests/support/plain-eml.ts'
import { seededChance } from '../../tests/support/seeded-chance.ts'
import type { Draw } from '../mailbox/people.ts'
import { type Dispute, dispute, landlordSays, openingWords, tenantSays } from './personas.ts'

const OURS = 'mediation@mediation-logement.example'
const FIRST_DAY = '2026-01-05' as Day
const MEDIATORS = ['nadia.benali', 'karim.haddad', 'lou.perrin'].map((name) => `${name}@mediation-logement.example`)

type Sent = { at: Instant; kind: MailKind; to: string; text: string; subject: string }

export type Simulated = {
  app: App
  disputes: readonly Dispute[]
  sent: readonly Sent[]
  received: number
  /** Mails by people who have no part in any case and quote a case's number. */
  strangers: readonly string[]
  /** What the service logged as an error, by its message. */
  errors: Map<string, number>
  days: number
}

type Event = { at: Instant; order: number; raw: () => Buffer | null }
type Row = { kind: MailKind; purpose: LetterPurpose | null; case_ref: string | null }

/**
 * So many requests over so many days, and days `after` the last one, through the real service on a database file: its own clock stands where the next thing
 * happens, people and mediators answer what the service sends them. The same numbers give the same mails.
 */
export async function simulate(
  folder: string,
  given: { cases: number; days: number; after: number; seed: number },
): Promise<Simulated> {
  const draw = seededChance(given.seed)
  const errors = new Map<string, number>()
  const queue = eventQueue()
  const written = new Map<string, OutgoingMail>()
  const sent: Sent[] = []
  const strangers: string[] = []
  const byAddress = new Map<string, Dispute>()
  const app = await buildApp(configFor(folder), {
    chance: seededChance(given.seed + 1),
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (_, message) => void errors.set(message, (errors.get(message) ?? 0) + 1),
    },
    transport: {
      async send({ messageId }) {
        const mail = written.get(messageId)
        if (mail) hear(mail)
        return { kind: 'accepted', response: '250 ok' }
      },
      check: async () => '',
      close: async () => undefined,
    },
  })
  const { world, clock } = app
  if (!clock) throw new Error('local mode has a clock')
  // Nobody pulls the plug of a virtual year; what a commit costs on a disk is `bench/intake.ts`'s to tell.
  world.db.pragma('synchronous = OFF')
  const { bytes } = world.renderer
  world.renderer = {
    ...world.renderer,
    bytes: (mail) => {
      written.set(mail.messageId, mail)
      return bytes(mail)
    },
  }
  const rowOf = world.db.prepare(
    'SELECT o.kind, d.purpose, c.ref AS case_ref FROM outbox o LEFT JOIN drafts d ON d.id = o.draft_id LEFT JOIN cases c ON c.id = o.case_id WHERE o.message_id = ?',
  )

  function hear(mail: OutgoingMail): void {
    written.delete(mail.messageId)
    const { kind, purpose, case_ref: ref } = rowOf.get(mail.messageId) as Row
    const at = clock?.now() as Instant
    sent.push({ at, kind, to: mail.to.address, text: mail.text, subject: mail.subject })
    if (kind === 'approval_request') return queue.add(officeHour(draw, at), () => mediatorSays(draw, mail, now()))
    const about = purpose ?? (kind === 'satisfaction' ? kind : null)
    const d = byAddress.get(mail.to.address)
    if (!about || !d) return
    if (ref && draw.number(60) === 0) queue.add(later(draw, at, 2), () => stranger(ref))
    const asTenant = d.tenant.mail === mail.to.address
    if (!asTenant && d.kind === 'bounces') return queue.add(plusSeconds(at, 90), () => bounce(mail, now()))
    queue.add(later(draw, at, asTenant ? 3 : 6), () => {
      const says = (asTenant ? tenantSays : landlordSays)(d, draw, {
        purpose: about,
        text: mail.text,
        on: parisDay(now()),
      })
      if (says === null) return null
      d.said[asTenant ? 'tenant' : 'landlord'] += 1
      return reply(draw, asTenant ? d.tenant : d.landlord, mail, says, now())
    })
  }

  const now = (): Instant => clock.now()
  const stranger = (ref: string): Buffer => {
    const from = `passant${strangers.length}@ailleurs.example`
    strangers.push(from)
    return plainEml({
      from: `Jean Passant <${from}>`,
      to: OURS,
      subject: `Dossier ${ref}`,
      text: `Bonjour, je vous écris au sujet du dossier ${ref}. OK pour la lettre, envoyez.`,
      date: now(),
    })
  }

  const disputes = Array.from({ length: given.cases }, (_, n) =>
    dispute(draw, n, addDays(FIRST_DAY, Math.floor((n * given.days) / given.cases))),
  )
  for (const d of disputes) {
    byAddress.set(d.tenant.mail, d)
    byAddress.set(d.landlord.mail, d)
    queue.add(plusSeconds(parisInstant(d.opensOn, '07:00'), 60 * draw.number(15 * 60)), () => opening(d, now()))
  }
  let received = 0
  clock.moveTo(parisInstant(FIRST_DAY, '06:00'))
  const end = parisInstant(addDays(FIRST_DAY, given.days + given.after), '20:00')
  for (;;) {
    runSchedule(world)
    await drain(world)
    // What was just sent may be answered before anything else happens.
    const event = queue.first()
    const next = nextMoment(world, clock.now())
    const at = event && event.at < next ? event.at : next
    if (at > end) break
    clock.moveTo(at)
    if (event?.at !== at) continue
    queue.drop()
    const raw = event.raw()
    if (!raw) continue
    received += 1
    const place = { mailbox: 'country', validity: '1', uid: sha256(raw) }
    storeRaw(world, [{ place, receivedAt: clock.now(), size: raw.length, raw }])
  }
  return { app, disputes, sent, received, strangers, errors, days: given.days }
}

const configFor = (folder: string) =>
  readConfig(
    {
      DATABASE_PATH: join(folder, 'mediation.sqlite'),
      MAILBOX_DIR: join(folder, 'mailbox'),
      OUTBOX_DIR: join(folder, 'outbox'),
      MAIL_ADDRESS: OURS,
      MEDIATORS: MEDIATORS.join(','),
      TRUSTED_AUTHSERV_ID: AUTHSERV,
      LOG_LEVEL: 'silent',
    },
    'no file',
  )

/** Soonest first; of the same moment, in the order in which they were added. */
function eventQueue() {
  const waiting: Event[] = []
  let order = 0
  const before = (a: Event, b: Event): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)
  return {
    add(at: Instant, raw: Event['raw']): void {
      const event = { at, order: order++, raw }
      let [low, high] = [0, waiting.length]
      while (low < high) {
        const middle = (low + high) >> 1
        if (before(event, waiting[middle] as Event)) low = middle + 1
        else high = middle
      }
      waiting.splice(low, 0, event)
    },
    first: (): Event | undefined => waiting.at(-1),
    drop: (): void => void waiting.pop(),
  }
}

/** Within so many days, at a time when people write. */
function later(draw: Draw, at: Instant, days: number): Instant {
  const when = plusSeconds(at, 1800 + 60 * draw.number(days * 24 * 60))
  const time = parisTime(when)
  return time >= '07:00' && time < '22:00' ? when : plusSeconds(when, 10 * 3600)
}

/** Some ten minutes to three hours after, on a working day between nine and six. */
function officeHour(draw: Draw, at: Instant): Instant {
  const when = plusSeconds(at, 60 * (10 + draw.number(170)))
  const on = parisDay(when)
  const time = parisTime(when)
  if (isWorkingDay(on) && time >= '09:00' && time < '18:00') return when
  const next = workingDayFrom(time < '09:00' ? on : addDays(on, 1))
  return plusSeconds(parisInstant(next, '09:00'), 60 * draw.number(120))
}

function opening(d: Dispute, at: Instant): Buffer {
  const [tenant, landlord] = [named(d.tenant), named(d.landlord)]
  const to = d.opening === 'joint' ? { to: landlord, cc: [OURS] } : { to: OURS }
  return plainEml({ from: tenant, ...to, text: openingWords(d), date: at, messageId: `opens-${d.n}@bench.example` })
}

const named = ({ name, mail }: Dispute['tenant']): string => `${name} <${mail}>`

/** In answer, two times in three above the letter's text. */
function reply(draw: Draw, who: Dispute['tenant'], to: OutgoingMail, says: string, at: Instant): Buffer {
  const quoted = to.text.replace(/^/gm, '> ')
  const below =
    draw.number(3) > 0
      ? `\n\nLe ${to.date.slice(0, 10)}, ${to.from.name} <${to.from.address}> a écrit :\n\n${quoted}`
      : ''
  return plainEml({
    from: named(who),
    to: to.replyTo.address,
    subject: `Re: ${to.subject}`,
    text: `${says}${below}`,
    date: at,
    messageId: `re-${to.messageId}`,
    inReplyTo: to.messageId,
    references: [to.messageId],
  })
}

/** Nine in ten are approved as they stand; some are edited, put off, or answered by somebody who first asks why. */
function mediatorSays(draw: Draw, request: OutgoingMail, at: Instant): Buffer {
  const dice = draw.number(20)
  const body = request.text
    .slice(request.text.indexOf(DRAFT_START) + DRAFT_START.length, request.text.indexOf(DRAFT_END))
    .trim()
  const edited = body.replace('Bonjour,', 'Bonjour, et merci de votre patience.')
  const text = dice === 0 ? `OK\n\n${DRAFT_START}\n\n${edited}\n\n${DRAFT_END}` : dice === 1 ? 'OK\nTEMPS 5' : 'OK'
  return plainEml({
    from: `Mediation <${request.to.address}>`,
    to: request.replyTo.address,
    subject: `Re: ${request.subject}`,
    text,
    date: at,
    messageId: `ok-${request.messageId}`,
    inReplyTo: request.messageId,
  })
}

const bounce = (letter: OutgoingMail, at: Instant): Buffer =>
  deliveryReport(
    [
      'Return-Path: <>',
      `From: Mail Delivery Subsystem <mailer-daemon@${letter.to.address.split('@')[1]}>`,
      `To: ${OURS}`,
      'Subject: Undelivered',
      `Date: ${new Date(at).toUTCString()}`,
      `Message-ID: <bounce-${letter.messageId}>`,
    ],
    '550 user unknown',
    { recipient: letter.to.address, action: 'failed', status: '5.1.1', diagnostic: '550 5.1.1 user unknown' },
    { messageId: letter.messageId, from: OURS, to: letter.to.address, subject: letter.subject },
  )
