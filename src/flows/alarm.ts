import { addDays, type Day, type Instant, parisDay, parisInstant, plusSeconds, weekday } from '../domain/day.ts'
import type { Change } from '../domain/decision.ts'
import { addressKey } from '../mail/addresses.ts'
import { type HoldReason, handling, HoldReason as Reasons } from '../mail/reasons.ts'
import { hasKey } from '../store/outbox.ts'
import { refusalsSince } from '../store/refusals.ts'
import { alarm, alarmLine, misuseNotice, type Refused } from '../writing/alarm.ts'
import type { PlainMail } from '../writing/plain-mail.ts'
import { finishStaffMail } from './finish-mail.ts'
import type { Judged } from './judge-mail.ts'
import type { World } from './world.ts'

/** A vacation note or a late answer means nothing. */
const SUSPICIOUS = Reasons.options.filter((reason) => handling[reason].mayBeForged)

const ALARM_FROM = 3
const DAY_S = 24 * 3600

/**
 * What follows from the refusal of a command besides holding it: a notice to the mediator whose address was used without proof,
 * and from the third refusal in 24 hours an alert to each supervisor; each once a day for one address at most. Nothing for the
 * sender.
 */
export async function alarmChanges(world: World, judged: Judged, reason: HoldReason): Promise<readonly Change[]> {
  if (!SUSPICIOUS.includes(reason)) return []
  const mails = claimed(world, judged).flatMap((address) => [
    ...(judged.authenticity.fitForCommands ? [] : [noticeTo(world, address, reason)]),
    ...alertsAbout(world, address, reason),
  ])
  const due = mails.filter(({ key }) => !hasKey(world.db, key))
  return Promise.all(due.map(async (plan): Promise<Change> => ({ kind: 'mail', mail: await finished(world, plan) })))
}

/** For the digest: refusals since the last working day began, one line for each address that was used. */
export function alarmLines(world: World, on: Day): string[] {
  const since = parisInstant(addDays(on, weekday(on) === 1 ? -3 : -1), '00:00')
  return staff(world).flatMap((address) => {
    const refused = refusedFor(world, address, since)
    return refused.length === 0 ? [] : [alarmLine(address, refused)]
  })
}

type Plan = PlainMail & { key: string; to: string }

const noticeTo = (world: World, address: string, reason: HoldReason): Plan => ({
  ...misuseNotice(world.settings.serviceName, handling[reason].label),
  key: `alert:notice:${addressKey(address)}:${today(world)}`,
  to: address,
})

function alertsAbout(world: World, address: string, reason: HoldReason): readonly Plan[] {
  const before = refusedFor(world, address, plusSeconds(world.clock.now(), -DAY_S))
  const refused = withOneMore(before, handling[reason].label)
  if (refused.reduce((sum, { count }) => sum + count, 0) < ALARM_FROM) return []
  return world.settings.supervisors.map((to) => ({
    ...alarm(address, refused),
    key: `alert:${addressKey(address)}:${today(world)}:${addressKey(to)}`,
    to,
  }))
}

const refusedFor = ({ db }: World, address: string, since: Instant): Refused =>
  refusalsSince(db, since, SUSPICIOUS)
    .filter((row) => row.address === addressKey(address))
    .map(({ reason, count }) => ({ label: handling[Reasons.parse(reason)].label, count }))

/** The mail in hand is not stored yet. */
const withOneMore = (refused: Refused, label: string): Refused =>
  refused.some((r) => r.label === label)
    ? refused.map((r) => (r.label === label ? { label, count: r.count + 1 } : r))
    : [...refused, { label, count: 1 }]

/** As the settings write them, each once. */
const staff = ({ settings }: World): readonly string[] => [...new Set([...settings.mediators, ...settings.supervisors])]

function claimed(world: World, { mail }: Judged): readonly string[] {
  const keys = mail.from.map(({ address }) => addressKey(address))
  return staff(world).filter((address) => keys.includes(addressKey(address)))
}

const today = ({ clock }: World): Day => parisDay(clock.now())

const finished = (world: World, plan: Plan) =>
  finishStaffMail(world, { ...plan, kind: 'alert', replyTo: world.settings.mailAddress })
