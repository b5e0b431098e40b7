import type { ActionPlan } from '../domain/action-plan.ts'
import type { CommissionList } from '../domain/commissions.ts'
import type { Instant } from '../domain/day.ts'
import type { PdfText } from '../domain/filed-message.ts'
import type { Ladder } from '../domain/ladder.ts'
import type { Playbook } from '../domain/segments.ts'
import type { SendingWindow } from '../domain/sending-window.ts'
import type { Stages } from '../domain/stages.ts'
import type { Parsed } from '../mail/message.ts'
import type { Chance, Clock, JobRunner, MailTransport, MailVerifier, Renderer } from '../ports.ts'
import type { Rulebase } from '../rulebase/rulebase.ts'
import type { Prices } from '../statistics/human-minutes.ts'
import type { Db } from '../store/database.ts'
import type { Dossier } from '../writing/dossier.ts'
import type { ExhibitPlace } from '../writing/exhibits.ts'
import type { Letter, PrintedLetter } from '../writing/letter.ts'

type Log = {
  info(ids: object, message: string): void
  warn(ids: object, message: string): void
  error(ids: object, message: string): void
}

/** The rules of today, which new cases get. A case keeps its own: `rulesOf` finds them. */
export type Rules = {
  current: Rulebase
  /** What `current` was read from, by path below `rules/`. */
  texts: Readonly<Record<string, string>>
  /** Versions kept with cases and read so far; null for one that this program cannot read. */
  earlier: Map<string, Rulebase | null>
}

export type Settings = {
  /** The mediation address; participants' addresses are its local part + `+token`. */
  mailAddress: string
  serviceName: string
  mediators: readonly string[]
  supervisors: readonly string[]
  /** Of both, by address; empty or missing where the operator gave none. */
  names: Readonly<Record<string, string>>
  /** Name under which our own receiving server writes Authentication-Results; null when it writes none. */
  authservId: string | null
  /** Signs addresses and approval tokens. */
  secret: string
  department: string | null
  /** Everything is drafted and stored, nothing is sent. */
  shadow: boolean
  /** The operator's own server authenticates its users: its `auth=pass` for a mediator's very mailbox proves a command. */
  trustSubmission: boolean
  /** Minutes in which an approval by mail can be taken back: its letter leaves no earlier. */
  undoMinutes: number
  /** When letters leave; other mails leave at once. */
  sendingWindow: SendingWindow
  /** Each mail has its own envelope sender, so that reports on it name it; some providers refuse that. */
  bounceAddresses: boolean
  /** What an hour of a mediator and a million tokens of the model cost; null where the operator gave no price. */
  prices: Prices
  /** How long an approval mail may be answered. */
  approvalHours: number
}

/** Everything that a flow may touch, given as one argument. Flows load, decide (pure), commit, and deliver later. */
export type World = {
  db: Db
  clock: Clock
  chance: Chance
  settings: Settings
  rules: Rules
  ladder: Ladder
  stages: Stages
  /** Which queue the supervisors look at on which day. */
  actionPlan: ActionPlan
  playbook: Playbook
  /** The directory of `rules/annuaire/`. */
  commissions: readonly CommissionList[]
  jobs: JobRunner
  renderer: Renderer
  /** The CDC handoff as an accessible PDF; the same content and moment give the same bytes. */
  printDossier(content: Dossier, at: Instant): Promise<Buffer>
  /** A letter for the post; the same letter and moment give the same bytes. */
  printLetter(letter: PrintedLetter, at: Instant): Promise<Buffer>
  /** A ZIP; the same files and moment give the same bytes. */
  pack(files: readonly { name: string; bytes: Buffer }[], at: Instant): Buffer
  /** The images and documents among these files as one PDF, and where each file is; the same files and moment give the same bytes. */
  joinExhibits(
    ref: string,
    exhibits: readonly { number: number; name: string; bytes: Buffer }[],
    at: Instant,
  ): Promise<{ pdf: Buffer | null; places: ReadonlyMap<number, ExhibitPlace> }>
  /** The first words of these files of a mail, by hash. Never throws, and never takes longer than seconds. */
  readPdfs(raw: Buffer, sha256s: readonly string[]): Promise<ReadonlyMap<string, PdfText>>
  verifier: MailVerifier
  /** Never throws; a large mail does not hold up the process. */
  parse(raw: Buffer): Promise<Parsed>
  transport: MailTransport
  log: Log
  /** The letter as a language model says it, or as it is; null when no model may. */
  rephrase: ((letter: Letter) => Promise<Letter>) | null
  /** Parts that were configured and do not work now, in French; empty when all is well. */
  degraded(): readonly string[]
}
