import { readdirSync, readFileSync } from 'node:fs'
import { load as parse } from 'js-yaml'
import { z } from 'zod'
import { apply, emptyCase } from '../../../src/domain/apply.ts'
import { addDays, type Day, day, instant, parisDay, parisInstant, plusSeconds } from '../../../src/domain/day.ts'
import type { CaseEvent } from '../../../src/domain/events.ts'
import type { CaseId } from '../../../src/domain/ids.ts'
import type { LetterPurpose } from '../../../src/domain/letter-purposes.ts'
import { purposeLabel } from '../../../src/domain/letter-purposes.ts'
import { type Side, sideLabel } from '../../../src/domain/roles.ts'
import { isOpen, stateLabel } from '../../../src/domain/states.ts'
import { type CaseFile, loadCase } from '../../../src/flows/load-case.ts'
import { eventRows, eventsOf } from '../../../src/store/events.ts'
import { requests } from '../../support/cases.ts'
import { type LabelledMessage, loadConversations } from '../../support/labelled.ts'
import { deliveryReport } from '../../support/machine-mail.ts'
import { COMPLETE_REQUEST, LANDLORD, TENANT } from '../../support/people.ts'
import { plainEml } from '../../support/plain-eml.ts'
import { MEDIATOR, OURS, type TestWorld, testWorld } from '../../support/test-world.ts'

/**
 * One case from its first mail to its end. `story`: one line per thing that happens; lines below it that are indented
 * belong to it. What each may be stands in `acts`.
 */
const Journey = z.strictObject({
  title: z.string(),
  begins: z.string(),
  story: z.string(),
  /** Every letter that left, in order: `13/04 relance → bailleur`. */
  letters: z.array(z.string()),
  ends: z.string(),
})
export type Journey = z.infer<typeof Journey>

const folder = new URL('./', import.meta.url)

export const journeys = (file: string): Journey[] =>
  z.array(Journey).parse(parse(readFileSync(new URL(file, folder), 'utf8')))

export const journeyFiles = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.yaml'))

type Stage = { w: TestWorld; at: Day }
type Person = { name: string; address: string }
type Act = { says: RegExp; does(stage: Stage, found: RegExpExecArray, words: string): Promise<unknown> }

/** All the facts that decide, as indented lines. */
const DEMAND = COMPLETE_REQUEST.replace(/\n+/g, '\n  ')

const conversations = loadConversations(new URL('../../fixtures/conversations/', import.meta.url).pathname)
const cast: Record<string, Person> = {
  locataire: TENANT,
  bailleur: LANDLORD,
  agence: { name: 'Agence du Canal', address: 'gestion@agence-du-canal.example' },
  inconnu: { name: 'Jean Passant', address: 'jean.passant@ailleurs.example' },
}

const acts: readonly Act[] = [
  {
    // le 2026-04-13
    says: /^le (\d{4}-\d\d-\d\d)(?: à (\d\d:\d\d))?$/,
    does: (stage, [, on = '', hour = '10:00']) => moveTo(stage, day(on), hour),
  },
  {
    // médiatrice > OK
    says: /^médiatrice > ?(.*)$/,
    does: (stage, [, first = ''], words) => mediatorSays(stage, `${first}\n${words}`.trim()),
  },
  {
    // médiatrice corrige « Merci » par « Grand merci »
    says: /^médiatrice corrige « (.+) » par « (.+) »$/,
    does: async (stage, [, words = '', by = '']) => {
      const { text } = asked(stage).mail
      const letter = text.slice(text.indexOf('==='), text.lastIndexOf('===') + 3)
      if (!letter.includes(words)) throw new Error(`The letter does not say "${words}"`)
      await mediatorSays(stage, letter.replace(words, by).replace(/^/gm, '> '))
    },
  },
  {
    // locataire > texte ; bailleur (copie locataire) > texte
    says: /^(locataire|bailleur|agence|inconnu)(?: \(copie (\w+)\))? > ?(.*)$/,
    does: (stage, [, who = '', copy, first = ''], words) =>
      writes(stage, cast[who] ?? TENANT, `${first}\n${words}`.trim(), copy ? [cast[copy] ?? LANDLORD] : []),
  },
  {
    // bailleur écrit avec le code > Réponse : 1 ; from an address that nobody knew, as if copied from paper
    says: /^(bailleur|inconnu) écrit avec le code > ?(.*)$/,
    does: async (stage, [, who = '', first = ''], words) => {
      const date = await next(stage)
      const code = caseOf(stage.w).header.ref.toLowerCase().replaceAll('-', ' ')
      const { name } = cast[who] ?? LANDLORD
      const text = `Mon code : ${code}\n${first}\n${words}`.trim()
      await stage.w.receive(
        plainEml({ from: `${name} <${who}@courrier.example>`, to: OURS, subject: 'Courrier', text, date }),
      )
    },
  },
  {
    // médiatrice place > QUI 1 bailleur
    says: /^médiatrice place > ?(.*)$/,
    does: async (stage, [, text = '']) => {
      const date = await next(stage)
      const notice = stage.w.sentTo(MEDIATOR).findLast(({ mail }) => mail.subject.startsWith('À placer'))
      if (!notice) throw new Error('Nothing to place')
      const { subject, replyTo } = notice.mail
      const to = replyTo[0]?.address ?? ''
      await stage.w.receive(plainEml({ from: MEDIATOR, to, subject: `Re: ${subject}`, text, date }))
    },
  },
  {
    // absence du bailleur > Je suis absent jusqu'au 20 avril.
    says: /^absence (?:de la |du )(\w+) > ?(.*)$/,
    does: (stage, [, who = '', first = '']) =>
      writes(stage, cast[who] ?? TENANT, first, [], ['Auto-Submitted: auto-replied']),
  },
  {
    // rejet de l'adresse du bailleur
    says: /^rejet de l’adresse (?:de la |du )(\w+)$/,
    does: (stage, [, who = '']) => bounces(stage, cast[who] ?? LANDLORD),
  },
  {
    // message 3 de la conversation 059 ; with indented lines, its author writes these instead, ten minutes later
    says: /^(message|auteur du message) (\d+) de la conversation (\d{3})(?: > ?(.*))?$/,
    does: async (stage, [, what, n = '', id = '', first = ''], words) => {
      const message = conversations.find((c) => c.id.startsWith(id))?.messages.find((m) => m.n === Number(n))
      if (!message) throw new Error(`No message ${n} in conversation ${id}`)
      if (what === 'message') await conversed(stage, message)
      else await writes(stage, personOf(message.from), `${first}\n${words}`.trim(), [])
    },
  },
  {
    // médiatrice joint le premier dossier
    says: /^médiatrice joint le premier dossier$/,
    does: (stage) => mediatorSays(stage, `FUSIONNER ${caseOf(stage.w).header.ref}`),
  },
  {
    // médiatrice approuve
    says: /^médiatrice approuve$/,
    does: (stage) => approvesAll(stage),
  },
  {
    // médiatrice approuve chaque jour jusqu’au 2026-05-12
    says: /^médiatrice approuve chaque jour jusqu’au (\d{4}-\d\d-\d\d)$/,
    does: async (stage, [, last = '']) => {
      while (stage.at < last) {
        await moveTo(stage, addDays(stage.at, 1), '10:00')
        await approvesAll(stage)
      }
    },
  },
]

/** What a journey passed through, as `stage awaiting_reply`, `digit 3`, `segment cash`, `exit agreement_paid`. */
export type Passed = ReadonlySet<string>

/** Plays a journey through the whole service, from mails in to mails out. */
export async function play(
  journey: Journey,
): Promise<{ letters: string[]; ends: string; w: TestWorld; passed: Passed }> {
  const at = instant(`${journey.begins.slice(0, 10)}T08:00:00Z`)
  const w = testWorld({ at })
  const stage: Stage = { w, at: parisDay(at) }
  const segments = new Set<string>()
  for (const { line, words } of linesOf(journey.story)) {
    const act = acts.find(({ says }) => says.test(line))
    const found = act?.says.exec(line)
    if (!act || !found) throw new Error(`"${line}" is nothing that happens`)
    await act.does(stage, found, words)
    const about = requests(w).at(-1)?.mail.text ?? ''
    for (const [segment, { label }] of Object.entries(w.world.playbook))
      if (about.includes(`Profil : ${label}`)) segments.add(`segment ${segment}`)
  }
  const found = caseOf(w)
  const passed = new Set([...segments, ...passedThrough(eventsOf(w.world.db, found.header.id))])
  return { letters: lettersOf(w, found), ends: endOf(found), w, passed }
}

function passedThrough(events: readonly CaseEvent[]): string[] {
  let file = emptyCase
  return events.flatMap((event) => {
    file = apply(file, event)
    return [
      `stage ${file.state}`,
      ...(event.type === 'message_understood' && event.choice !== null ? [`digit ${event.choice}`] : []),
      ...(event.type === 'case_closed' && event.code ? [`exit ${event.code}`] : []),
    ]
  })
}

/** The case that the first mail opened. */
export function caseOf({ world: { db } }: TestWorld): CaseFile {
  const { id } = db.prepare('SELECT id FROM cases ORDER BY rowid LIMIT 1').get() as { id: CaseId }
  return loadCase(db, id)
}

/** A line with the indented lines below it. */
function linesOf(story: string): { line: string; words: string }[] {
  const lines: { line: string; words: string }[] = []
  for (const line of story
    .replaceAll('{demande}', DEMAND)
    .split('\n')
    .filter((l) => l.trim() !== '')) {
    const last = lines.at(-1)
    if (/^\s/.test(line) && last) last.words = `${last.words}\n${line.trim()}`.trim()
    else lines.push({ line: line.trim(), words: '' })
  }
  return lines
}

async function moveTo(stage: Stage, on: Day, hour: string): Promise<void> {
  await stage.w.on(parisInstant(on, hour))
  stage.at = on
}

/** Ten minutes pass between two mails. */
async function next({ w }: Stage): Promise<string> {
  const at = plusSeconds(w.clock.now(), 600)
  await w.on(at)
  return at
}

function asked({ w }: Stage) {
  const last = requests(w).at(-1)
  if (!last) throw new Error('Nothing to approve')
  return last
}

async function mediatorSays(stage: Stage, text: string): Promise<void> {
  const date = await next(stage)
  const request = asked(stage)
  const to = request.mail.replyTo[0]?.address ?? ''
  const subject = `Re: ${request.mail.subject}`
  const from = `Nadia Benali <${MEDIATOR}>`
  await stage.w.receive(plainEml({ from, to, subject, text, date, inReplyTo: request.messageId }))
}

async function writes(stage: Stage, who: Person, text: string, copies: readonly Person[], headers: string[] = []) {
  const date = await next(stage)
  const letter = stage.w.sentTo(who.address).at(-1)
  const service = letter?.mail.replyTo[0]?.address ?? OURS
  const to = copies.length > 0 ? copies.map(({ name, address }) => `${name} <${address}>`) : [service]
  await stage.w.receive(
    plainEml({
      from: `${who.name} <${who.address}>`,
      to,
      ...(copies.length > 0 ? { cc: [service] } : {}),
      subject: `Re: ${letter?.mail.subject ?? 'Dépôt de garantie'}`,
      text,
      date,
      headers,
      ...(letter ? { inReplyTo: letter.messageId } : {}),
    }),
  )
}

/** As it was written in the conversation, at the moment it was written if that is still to come. */
async function conversed(stage: Stage, message: LabelledMessage): Promise<void> {
  const at = instant(message.date)
  if (at > stage.w.clock.now()) await stage.w.on(at)
  stage.at = parisDay(stage.w.clock.now())
  const others = [...message.to, ...message.cc].filter((to) => !to.includes(OURS))
  await writes(stage, personOf(message.from), message.visible || '(pièces jointes)', others.map(personOf))
}

const personOf = (text: string): Person => {
  const [, name = '', address = text] = /^(.*?)\s*<([^>]+)>$/.exec(text) ?? []
  return { name, address }
}

/** Whatever waits, and what its approval brings. */
async function approvesAll(stage: Stage): Promise<void> {
  for (let n = 0; n < 5 && caseOf(stage.w).file.openDraft; n += 1) await mediatorSays(stage, 'OK')
}

async function bounces(stage: Stage, { address }: Person): Promise<void> {
  const letter = stage.w.sentTo(address).at(-1)
  if (!letter) throw new Error(`Nothing was sent to ${address}`)
  const date = await next(stage)
  const headers = ['Return-Path: <>', `From: Mail Delivery Subsystem <mailer-daemon@${address.split('@')[1]}>`]
  await stage.w.receive(
    deliveryReport(
      [...headers, `To: ${OURS}`, 'Subject: Undelivered', `Date: ${new Date(date).toUTCString()}`],
      '550 user unknown',
      { recipient: address, action: 'failed', status: '5.1.1', diagnostic: '550 5.1.1 user unknown' },
      { messageId: letter.messageId, from: OURS, to: address, subject: letter.mail.subject },
    ),
  )
}

/** `13/04 relance → bailleur`: one line per letter, whoever of a side got it. */
function lettersOf(w: TestWorld, found: CaseFile): string[] {
  const letters = new Map<string, { on: Day; purpose: LetterPurpose; to: Set<Side> }>()
  for (const row of eventRows(w.world.db, found.header.id)) {
    const event = JSON.parse(row.body) as { type: string; draft: string; purpose: LetterPurpose; side: Side; on: Day }
    if (event.type !== 'letter_sent') continue
    const letter = letters.get(event.draft) ?? { on: event.on, purpose: event.purpose, to: new Set() }
    letters.set(event.draft, { ...letter, to: letter.to.add(event.side) })
  }
  return [...letters.values()].map(({ on, purpose, to }) => {
    const [, month, dayOfMonth] = on.split('-')
    const sides = (['tenant', 'landlord'] as const).filter((side) => to.has(side)).map((side) => sideLabel[side])
    return `${dayOfMonth}/${month} ${purposeLabel[purpose]} → ${sides.join(' et ')}`
  })
}

/** How it ended; for a case that goes on, what it waits for. */
function endOf({ file }: CaseFile): string {
  const open = file.openDraft ? `, à approuver : ${purposeLabel[file.openDraft.purpose]}` : ''
  return isOpen(file.state) ? `ouvert, ${stateLabel[file.state]}${open}` : stateLabel[file.state]
}
