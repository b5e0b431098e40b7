import { z } from 'zod'
import { Act } from '../domain/acts.ts'
import type { Day } from '../domain/day.ts'
import { type FactKey, factKeys, factSchemas } from '../domain/facts.ts'
import type { Cents } from '../domain/money.ts'
import { QuestionKey } from '../domain/questions.ts'
import { Role, type Side } from '../domain/roles.ts'

/** `sure` is for what a mediator need not check (≥ 99 % right on labelled mail); `unsure` is shown as a doubt and decides nothing. */
export const Certainty = z.enum(['sure', 'likely', 'unsure'])
export type Certainty = z.infer<typeof Certainty>

const Quote = z.string().min(1)

export const ReadAct = z.object({ act: Act, quote: Quote, certainty: Certainty })
export type ReadAct = z.infer<typeof ReadAct>

const readFact = <K extends FactKey>(key: K) =>
  z.object({ key: z.literal(key), value: factSchemas[key], quote: Quote, certainty: Certainty })

/** One fact, its value in the domain's units, and the words that state it. */
export const ReadFact = z.discriminatedUnion(
  'key',
  factKeys.map(readFact) as unknown as [ReturnType<typeof readFact>, ...ReturnType<typeof readFact>[]],
)
export type ReadFact = {
  [K in FactKey]: { key: K; value: z.infer<(typeof factSchemas)[K]>; quote: string; certainty: Certainty }
}[FactKey]

/** An answer to one of our numbered questions, or to the landlord's six typed answers (`choice`). */
export const ReadAnswer = z.object({
  question: QuestionKey,
  answer: z.enum(['yes', 'no', 'unknown', 'given']),
  quote: Quote,
})
export type ReadAnswer = z.infer<typeof ReadAnswer>

/** What a reader says of one message, built-in or model. Nothing else leaves `reading/`. */
export const Reading = z.object({
  role: Role,
  acts: z.array(ReadAct),
  facts: z.array(ReadFact as unknown as z.ZodType<ReadFact>),
  answers: z.array(ReadAnswer),
  /** The landlord's digit 1–6, when the message is one; 0 for a digit that was not offered, or several. */
  choice: z.int().min(0).max(6).nullable(),
  /** E-mail addresses that the sender gives for somebody, in the own words. */
  addresses: z.array(z.object({ address: z.email(), quote: Quote })),
  /** What a language model's answer took, added up over its attempts. */
  usage: z.object({ inputTokens: z.int(), outputTokens: z.int(), milliseconds: z.int() }).optional(),
  /** Where the mail was made, when a block of declared facts says so. */
  origin: z.string().optional(),
  /** `builtin@N`, or `model:<name>+<prompt>@<version>`. */
  reader: z.string().min(1),
})
export type Reading = z.infer<typeof Reading>

export type Person = { name: string; address: string }

/** What a message answers: everything a short answer needs to be understood, nothing of other cases. */
export type ReadingContext = {
  /** The sender's role where the case knows it. */
  knownRole: Role | null
  /** Our numbered questions that this message may answer, in the order they were put. */
  asked: readonly z.infer<typeof QuestionKey>[]
  /** True when the landlord was offered the six typed answers. */
  choiceOffered: boolean
  /** The last offer on the table that the sender has not made. */
  pendingOffer: { by: z.infer<typeof Side>; amount: z.infer<typeof Cents> } | null
  /** Earlier messages of the conversation, oldest first. */
  earlier: readonly { role: Role; own: string; acts: readonly Act[]; from: Person }[]
}

export type ReadingInput = {
  /** The sender's own words: no quotes, no signature block. */
  own: string
  signature: string
  subject: string
  /** The Paris day from which relative dates count. */
  sentOn: z.infer<typeof Day>
  from: Person
  to: readonly Person[]
  cc: readonly Person[]
  /** The service's own address. */
  ours: string
  attachments: readonly { name: string; mediaType: string }[]
  /** Its writer wants no language model for it. */
  noModel?: boolean | undefined
  context: ReadingContext
}

/** The same input gives the same reading for the built-in reader; a model reader may differ from call to call. */
export type Reader = { name: string; read(input: ReadingInput): Promise<Reading> }
