import { z } from 'zod'
import type { JobSchemas } from '../adapters/job-queue.ts'
import { Act } from '../domain/acts.ts'
import { Day } from '../domain/day.ts'
import { Cents } from '../domain/money.ts'
import { QuestionKey } from '../domain/questions.ts'
import { Role, Side } from '../domain/roles.ts'
import { Reading } from '../reading/contract.ts'

const Person = z.object({ name: z.string(), address: z.string() })

const ReadingInput = z.object({
  own: z.string(),
  signature: z.string(),
  subject: z.string(),
  sentOn: Day,
  from: Person,
  to: z.array(Person),
  cc: z.array(Person),
  ours: z.string(),
  attachments: z.array(z.object({ name: z.string(), mediaType: z.string() })),
  noModel: z.boolean().optional(),
  context: z.object({
    knownRole: Role.nullable(),
    asked: z.array(QuestionKey),
    choiceOffered: z.boolean(),
    pendingOffer: z.object({ by: Side, amount: Cents }).nullable(),
    earlier: z.array(z.object({ role: Role, own: z.string(), acts: z.array(Act), from: Person })),
  }),
})

/** What each job may take and give when it travels through Redis. */
export const jobSchemas: JobSchemas = { read_message: { in: ReadingInput, out: Reading } }
