import { localJobRunner } from '../../src/adapters/local-job-runner.ts'
import { mjmlRenderer } from '../../src/adapters/mjml-renderer.ts'
import { pdfDossier } from '../../src/adapters/pdf-dossier.ts'
import { joinExhibits } from '../../src/adapters/pdf-exhibits.ts'
import { pdfLetter } from '../../src/adapters/pdf-letter.ts'
import { zip } from '../../src/adapters/zip.ts'
import {
  loadActionPlan,
  loadCommissions,
  loadLadder,
  loadPlaybook,
  loadRules,
  loadStages,
} from '../../src/app/data-files.ts'
import { jobHandlers } from '../../src/app/job-handlers.ts'
import { parseApart } from '../../src/app/parse-apart.ts'
import { readPdfs } from '../../src/app/read-pdfs.ts'
import { type Instant, instant } from '../../src/domain/day.ts'
import type { MessageRow } from '../../src/domain/filed-message.ts'
import { drain } from '../../src/flows/drain.ts'
import { storeRaw } from '../../src/flows/fetch-mail.ts'
import { runUntil, type VirtualClock } from '../../src/flows/run-until.ts'
import type { Settings, World } from '../../src/flows/world.ts'
import type { ParsedMail } from '../../src/mail/message.ts'
import { parseMail } from '../../src/mail/parse.ts'
import type { Delivery, MailTransport } from '../../src/ports.ts'
import { openDatabase } from '../../src/store/database.ts'
import { messageBySha } from '../../src/store/messages.ts'
import { sha256 } from '../../src/store/raw-mails.ts'
import { AUTHSERV } from './plain-eml.ts'
import { seededChance } from './seeded-chance.ts'

export const OURS = 'mediation@mediation-logement.example'
export const MEDIATOR = 'nadia.benali@mediation-logement.example'
export const SUPERVISOR = 'chef@mediation-logement.example'

/** A mail that the service handed to the transport. */
export type Sent = { to: string; messageId: string; raw: Buffer; mail: ParsedMail }

export type TestWorld = {
  world: World
  clock: VirtualClock
  sent: Sent[]
  /** Answers of the mail server to come, first first; accepted when empty. */
  answers: Delivery[]
  /** Mails as one fetch stores them, at the clock's time; nothing is done with them yet. */
  store(raws: readonly Buffer[]): void
  receive(raw: Buffer, at?: string): Promise<MessageRow | null>
  /** Moves the clock, doing everything that falls due. */
  on(at: string): Promise<void>
  sentTo(address: string): Sent[]
}

const rules = loadRules()
const ladder = loadLadder()
const stages = loadStages()
const actionPlan = loadActionPlan()
const playbook = loadPlaybook()
const commissions = loadCommissions()
const renderer = mjmlRenderer()

/** The whole service on an in-memory database: only the clock, chance and the mail server are ours. */
export function testWorld(
  given: { at?: string; seed?: number; settings?: Partial<Settings>; world?: Partial<World> } = {},
): TestWorld {
  const db = openDatabase(':memory:')
  const clock = movableClock(instant(given.at ?? '2026-04-07T18:00:00Z'))
  const sent: Sent[] = []
  const answers: Delivery[] = []
  const settings: Settings = {
    mailAddress: OURS,
    serviceName: 'Médiation Logement',
    mediators: [MEDIATOR],
    supervisors: [SUPERVISOR],
    names: { [MEDIATOR]: 'Nadia Benali' },
    authservId: AUTHSERV,
    secret: 'a secret of the tests, of 32 characters and more',
    department: null,
    shadow: false,
    trustSubmission: false,
    undoMinutes: 0,
    sendingWindow: null,
    bounceAddresses: false,
    prices: { hour: null, millionTokens: null },
    approvalHours: 72,
    ...given.settings,
  }
  const world: World = {
    db,
    clock,
    chance: seededChance(given.seed ?? 1),
    settings,
    rules: { ...rules, earlier: new Map() },
    ladder,
    stages,
    actionPlan,
    playbook,
    commissions,
    jobs: localJobRunner(jobHandlers(null)),
    renderer,
    printDossier: pdfDossier,
    printLetter: pdfLetter,
    pack: zip,
    joinExhibits,
    readPdfs,
    parse: parseApart,
    // No name server in the tests: what the receiving server did not judge stays unknown.
    verifier: {
      verify: async () => ({
        verdict: 'unknown',
        address: null,
        by: 'nobody',
        fitForCommands: false,
        because: 'no resolver',
      }),
    },
    transport: recording(sent, answers),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    rephrase: null,
    degraded: () => [],
    ...given.world,
  }
  const store = (raws: readonly Buffer[]): void => {
    const place = (raw: Buffer) => ({ mailbox: 'test', validity: '1', uid: sha256(raw) })
    storeRaw(
      world,
      raws.map((raw) => ({ place: place(raw), receivedAt: clock.now(), size: raw.length, raw })),
    )
  }
  return {
    world,
    clock,
    sent,
    answers,
    sentTo: (address) => sent.filter((mail) => mail.to === address),
    store,
    async receive(raw, at) {
      if (at) await runUntil(world, clock, instant(at))
      store([raw])
      await drain(world)
      return messageBySha(db, sha256(raw))
    },
    on: (at) => runUntil(world, clock, instant(at)),
  }
}

function movableClock(start: Instant): VirtualClock {
  let now = start
  return {
    now: () => now,
    moveTo: (at) => {
      now = at
    },
  }
}

function recording(sent: Sent[], answers: Delivery[]): MailTransport {
  return {
    async send({ to, raw, messageId }) {
      const answer = answers.shift() ?? { kind: 'accepted', response: '250 ok' }
      if (answer.kind === 'accepted') {
        const parsed = await parseMail(raw)
        if (parsed.kind !== 'parsed') throw new Error('The service wrote a mail that it cannot read')
        sent.push({ to, messageId, raw, mail: parsed.mail })
      }
      return answer
    },
    check: async () => 'test',
    close: async () => undefined,
  }
}
