import { AT_ONCE } from '../adapters/job-queue.ts'
import { localJobRunner } from '../adapters/local-job-runner.ts'
import { createLog } from '../adapters/log.ts'
import { mjmlRenderer } from '../adapters/mjml-renderer.ts'
import { systemChance } from '../adapters/system-chance.ts'
import { systemClock } from '../adapters/system-clock.ts'
import { zip } from '../adapters/zip.ts'
import { readWindow } from '../domain/sending-window.ts'
import { pinOlderCases } from '../flows/case-rules.ts'
import type { Settings, World } from '../flows/world.ts'
import type { JobHandlers, JobRunner, LanguageModel, Mailbox, MailTransport, MailVerifier } from '../ports.ts'
import { RECORD } from '../statistics/case-record.ts'
import { forgetOldRecords } from '../store/case-records.ts'
import { FOLD, refold } from '../store/cases.ts'
import { type Db, openDatabase, transact } from '../store/database.ts'
import { keepSetting, setting } from '../store/settings.ts'
import { type Config, folderNames, staffMember } from './config.ts'
import {
  loadActionPlan,
  loadCommissions,
  loadLadder,
  loadPlaybook,
  loadRules,
  loadStages,
  promptText,
} from './data-files.ts'
import { jobHandlers, languageModel } from './job-handlers.ts'
import { jobSchemas } from './job-schemas.ts'
import { parseApart } from './parse-apart.ts'
import { type Rephraser, rephraser } from './rephraser.ts'
import { type LocalClock, virtualClock } from './virtual-clock.ts'

/** Everything that one process needs, built once. `close` ends it in the reverse order. */
export type App = {
  config: Config
  world: World
  mailbox: Mailbox
  /** Only in local mode: a clock that commands may move. */
  clock: LocalClock | null
  model: LanguageModel | null
  close(): Promise<void>
}

/** Tests and the demo replace what they must control; everything else is the real thing. */
export type Overrides = Partial<Pick<World, 'chance' | 'transport' | 'verifier' | 'jobs' | 'log'>> & {
  mailbox?: Mailbox
  db?: Db
}

export async function buildApp(config: Config, given: Overrides = {}): Promise<App> {
  const db = given.db ?? openDatabase(config.DATABASE_PATH)
  const log = given.log ?? createLog(config.LOG_LEVEL)
  const clock = config.local ? virtualClock(db, systemClock) : null
  const model = await languageModel(config)
  const rephrasing = await rephraserOf(config)
  const jobs = given.jobs ?? (await jobRunner(config, jobHandlers(model), model ? AT_ONCE : 1, log))
  const mailbox = given.mailbox ?? (await mailboxOf(config, log))
  const transport = given.transport ?? (await transportOf(config))
  const world: World = {
    db,
    clock: clock ?? systemClock,
    chance: given.chance ?? systemChance,
    settings: settingsOf(config, db),
    rules: loadRules(),
    ladder: loadLadder(config.DEPARTMENT ?? null),
    stages: loadStages(),
    actionPlan: loadActionPlan(),
    playbook: loadPlaybook(),
    commissions: loadCommissions(),
    jobs,
    renderer: mjmlRenderer(),
    printDossier: async (content, at) => (await import('../adapters/pdf-dossier.ts')).pdfDossier(content, at),
    printLetter: async (letter, at) => (await import('../adapters/pdf-letter.ts')).pdfLetter(letter, at),
    pack: zip,
    joinExhibits: async (ref, exhibits, at) =>
      (await import('../adapters/pdf-exhibits.ts')).joinExhibits(ref, exhibits, at),
    readPdfs: async (raw, sha256s) => (await import('./read-pdfs.ts')).readPdfs(raw, sha256s),
    verifier: given.verifier ?? lazyVerifier,
    parse: parseApart,
    transport,
    log,
    rephrase: rephrasing?.rephrase ?? null,
    degraded: () => [
      ...(jobs.degraded() ? ['Redis ne répond pas : les travaux se font dans ce processus.'] : []),
      ...(jobs.returned() > 0
        ? [`Travaux confiés à d’autres processus et revenus sans résultat, faits ici depuis hier : ${jobs.returned()}.`]
        : []),
      ...(rephrasing?.failing() ? ['Le modèle de langue ne répond pas : les lettres gardent leurs mots.'] : []),
    ],
  }
  transact(db, () => {
    refold(db)
    forgetOldRecords(db, `${FOLD}.${RECORD}`)
  })
  pinOlderCases(world)
  return {
    config,
    world,
    mailbox,
    clock,
    model,
    async close() {
      await mailbox.close()
      await transport.close()
      await jobs.close()
      db.close()
    },
  }
}

/** The template's words are good enough: the model gets ten seconds. */
async function rephraserOf(config: Config): Promise<Rephraser | null> {
  const model = config.REPHRASE ? await languageModel(config, { timeoutMs: 10_000, maxRetries: 0 }) : null
  return model && rephraser(model, promptText('rephrase-letter'))
}

/** mailauth is loaded at the first mail that our own receiving server did not judge. */
const lazyVerifier: MailVerifier = {
  verify: async (raw) => (await import('../adapters/mailauth-verifier.ts')).mailauthVerifier().verify(raw),
}

/** `atOnce` of 1: the built-in reader only computes, and a second one at the same time would gain nothing. */
async function jobRunner(config: Config, handlers: JobHandlers, atOnce: number, log: World['log']): Promise<JobRunner> {
  if (!config.REDIS_URL) return localJobRunner(handlers, atOnce)
  const { bullmqJobRunner } = await import('../adapters/bullmq-job-runner.ts')
  return bullmqJobRunner({ redisUrl: config.REDIS_URL, handlers, atOnce, schemas: jobSchemas, log })
}

async function mailboxOf(config: Config, log: World['log']): Promise<Mailbox> {
  if (config.IMAP_URL) {
    const { imapMailbox } = await import('../adapters/imap-mailbox.ts')
    return imapMailbox({ url: config.IMAP_URL, folders: folderNames(config.IMAP_FOLDER) as [string, ...string[]], log })
  }
  const { maildirMailbox } = await import('../adapters/maildir-mailbox.ts')
  return maildirMailbox({ path: config.MAILBOX_DIR })
}

async function transportOf(config: Config): Promise<MailTransport> {
  if (config.SMTP_URL) {
    const { smtpTransport } = await import('../adapters/smtp-transport.ts')
    return smtpTransport({ url: config.SMTP_URL })
  }
  const { maildirTransport } = await import('../adapters/maildir-transport.ts')
  return maildirTransport(config.OUTBOX_DIR)
}

function settingsOf(config: Config, db: Db): Settings {
  const [mediators, supervisors] = [config.MEDIATORS.map(staffMember), config.SUPERVISORS.map(staffMember)]
  return {
    mailAddress: config.MAIL_ADDRESS,
    serviceName: config.SERVICE_NAME,
    mediators: mediators.map((person) => person.address),
    supervisors: supervisors.map((person) => person.address),
    names: Object.fromEntries([...mediators, ...supervisors].map((p) => [p.address, p.name])),
    authservId: config.TRUSTED_AUTHSERV_ID ?? null,
    secret: config.SECRET_KEY ?? ownSecret(db),
    department: config.DEPARTMENT ?? null,
    shadow: config.SHADOW,
    trustSubmission: config.TRUSTED_SUBMISSION,
    undoMinutes: config.UNDO_MINUTES,
    sendingWindow: readWindow(config.SENDING_HOURS) ?? null,
    bounceAddresses: config.BOUNCE_ADDRESSES,
    prices: { hour: config.HOURLY_COST ?? null, millionTokens: config.MILLION_TOKENS_COST ?? null },
    approvalHours: config.APPROVAL_HOURS,
  }
}

/** Local mode makes its key once and keeps it with the data. */
function ownSecret(db: Db): string {
  const known = setting(db, 'secret_key')
  if (known) return known
  const made = systemChance.id() + systemChance.id()
  keepSetting(db, 'secret_key', made)
  return made
}
