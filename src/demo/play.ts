import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { maildirFolders } from '../adapters/maildir-folders.ts'
import type { App } from '../app/build.ts'
import { type Day, type Instant, parisInstant } from '../domain/day.ts'
import type { MailKind } from '../domain/decision.ts'
import { drain } from '../flows/drain.ts'
import { fetchMail } from '../flows/fetch-mail.ts'
import { runUntil } from '../flows/run-until.ts'
import type { ParsedMail } from '../mail/message.ts'
import { parseMail } from '../mail/parse.ts'
import { mailBytes, mailsInState } from '../store/outbox.ts'
import { DRAFT_END, DRAFT_START } from '../writing/markers.ts'
import { type PartyMail, partyMail } from './party-mail.ts'
import type { Story, StoryStep } from './story.ts'

/** A mail of the story, from or to the service, as bytes and as a value. */
export type Told = { at: Instant; direction: 'in' | 'out'; raw: Buffer; mail: ParsedMail; kind: MailKind | 'party' }

type Stage = {
  app: App
  story: Story
  mailboxDir: string
  authservId: string
  told: Told[]
  tell(told: Told): void
  serial: number
  /** Mails of the outbox that were told. */
  collected: Set<string>
}

/**
 * Plays a story through the real service: people's mails are put into its Maildir, the virtual clock moves, and what the
 * service sends is read from its outgoing Maildir. Returns every mail in order of time.
 */
export async function play(
  app: App,
  story: Story,
  folders: { mailbox: string },
  tell: (told: Told) => void,
): Promise<Told[]> {
  const stage: Stage = {
    app,
    story,
    mailboxDir: folders.mailbox,
    authservId: app.config.TRUSTED_AUTHSERV_ID ?? '',
    told: [],
    tell,
    serial: 0,
    collected: new Set(),
  }
  await maildirFolders(folders.mailbox)
  app.clock?.moveTo(moment(story.steps[0]?.at ?? story.until))
  for (const step of story.steps) {
    await moveTo(stage, moment(step.at))
    await act(stage, step)
    await collect(stage)
  }
  await moveTo(stage, moment(story.until))
  return stage.told
}

const moment = (text: string): Instant => parisInstant(text.slice(0, 10) as Day, text.slice(11))

async function moveTo(stage: Stage, at: Instant): Promise<void> {
  const { app } = stage
  if (!app.clock) throw new Error('The demonstration needs local mode')
  await runUntil(app.world, app.clock, at)
  await collect(stage)
}

async function act(stage: Stage, step: StoryStep): Promise<void> {
  const mail = step.kind === 'writes' ? written(stage, step) : step.kind === 'mediator' ? decided(stage, step) : null
  const raw = mail
    ? await partyMail(mail, stage.authservId)
    : bounced(stage, step as Extract<StoryStep, { kind: 'bounce' }>)
  await drop(stage, raw, moment(step.at))
  await fetchMail(stage.app.world, stage.app.mailbox)
  await drain(stage.app.world)
}

/** A file in the Maildir, dated as the story says. */
async function drop(stage: Stage, raw: Buffer, at: Instant): Promise<void> {
  stage.serial += 1
  const file = join(stage.mailboxDir, 'new', `${String(stage.serial).padStart(4, '0')}.demo`)
  mkdirSync(join(stage.mailboxDir, 'new'), { recursive: true })
  writeFileSync(file, raw)
  utimesSync(file, new Date(at), new Date(at))
  await note(stage, 'in', raw, at, 'party')
}

function written(stage: Stage, step: Extract<StoryStep, { kind: 'writes' }>): PartyMail {
  const from = person(stage, step.who)
  const letter = stage.told.findLast((t) => t.direction === 'out' && t.mail.to.some((p) => p.address === from.address))
  const answers = step.to.length === 0 ? letter?.mail : undefined
  const to = answers ? [answers.replyTo[0] ?? service(stage)] : step.to.map((who) => person(stage, who))
  return {
    from,
    to,
    cc: step.cc.map((who) => person(stage, who)),
    subject: step.subject ?? `Re: ${answers?.subject ?? 'Dépôt de garantie'}`,
    text: answers ? `${step.text.trim()}\n\n${quoted(answers)}` : step.text.trim(),
    at: moment(step.at),
    messageId: `demo-${stage.serial + 1}@${from.address.split('@')[1]}`,
    inReplyTo: answers?.messageId ?? null,
    references: answers?.messageId ? [answers.messageId] : [],
    attachments: step.attachments,
  }
}

function decided(stage: Stage, step: Extract<StoryStep, { kind: 'mediator' }>): PartyMail {
  const owner = stage.app.world.settings.mediators[0] ?? ''
  const request = stage.told.findLast((t) => t.kind === 'approval_request')?.mail
  if (!request) throw new Error(`${step.at}: the mediator has nothing to approve`)
  const letter = request.text.slice(
    request.text.indexOf(DRAFT_START),
    request.text.indexOf(DRAFT_END) + DRAFT_END.length,
  )
  const edited = step.replace.reduce((text, { words, by }) => text.replace(words, by), letter)
  return {
    from: { name: 'Nadia Benali', address: owner },
    to: [request.replyTo[0] ?? service(stage)],
    cc: [],
    subject: `Re: ${request.subject}`,
    text: step.replace.length > 0 ? `${step.says}\n\n${edited}` : `${step.says}\n\nNadia Benali`,
    at: moment(step.at),
    messageId: `demo-${stage.serial + 1}@${owner.split('@')[1]}`,
    inReplyTo: request.messageId,
    references: request.messageId ? [request.messageId] : [],
    attachments: [],
  }
}

/** RFC 3464: a report that names the recipient and returns the headers of our letter. */
function bounced(stage: Stage, step: Extract<StoryStep, { kind: 'bounce' }>): Buffer {
  const { address } = person(stage, step.who)
  const letter = stage.told.findLast((t) => t.direction === 'out' && t.mail.to.some((p) => p.address === address))
  const lines = [
    'Return-Path: <>',
    `From: Mail Delivery Subsystem <mailer-daemon@${address.split('@')[1]}>`,
    `To: ${stage.app.world.settings.mailAddress}`,
    'Subject: Delivery Status Notification (Failure)',
    `Date: ${new Date(moment(step.at)).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <demo-${stage.serial + 1}@mailer-daemon.example>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Your message to ${address} could not be delivered: 552 5.2.2 Over quota`,
    '--b',
    'Content-Type: message/delivery-status',
    '',
    `Reporting-MTA: dns; mx.${address.split('@')[1]}`,
    '',
    `Final-Recipient: rfc822; ${address}`,
    'Action: failed',
    'Status: 5.2.2',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${letter?.mail.messageId}>`,
    '',
    '--b--',
    '',
  ]
  return Buffer.from(lines.join('\r\n'))
}

const quoted = (mail: ParsedMail): string =>
  `Le ${new Date(mail.date ?? 0).toLocaleString('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'full', timeStyle: 'short' })}, ${mail.from[0]?.name} <${mail.from[0]?.address}> a écrit :\n\n${mail.text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')}`

function person(stage: Stage, who: string): { name: string; address: string } {
  if (who === 'service') return service(stage)
  const found = stage.story.people[who]
  if (!found) throw new Error(`The story has no "${who}"`)
  return found
}

const service = (stage: Stage): { name: string; address: string } => ({
  name: stage.app.world.settings.serviceName,
  address: stage.app.world.settings.mailAddress,
})

/** What the service has sent since the last look. */
async function collect(stage: Stage): Promise<void> {
  const sent = mailsInState(stage.app.world.db, 'sent').filter((mail) => !stage.collected.has(mail.id))
  for (const mail of sent.sort((a, b) => (a.settled_at ?? '').localeCompare(b.settled_at ?? ''))) {
    stage.collected.add(mail.id)
    const raw = mailBytes(stage.app.world.db, mail.id)
    if (raw) await note(stage, 'out', raw, mail.settled_at ?? mail.created_at, mail.kind)
  }
}

async function note(
  stage: Stage,
  direction: 'in' | 'out',
  raw: Buffer,
  at: Instant,
  kind: Told['kind'],
): Promise<void> {
  const parsed = await parseMail(raw)
  if (parsed.kind !== 'parsed') throw new Error(`A mail of the story cannot be read: ${parsed.why}`)
  // A digest that has nothing to say is sent all the same, but makes no story.
  if (kind === 'digest' && parsed.mail.text.startsWith('Rien n’attend')) return
  const told: Told = { at, direction, raw, mail: parsed.mail, kind }
  stage.told.push(told)
  stage.tell(told)
}
