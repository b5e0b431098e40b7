import { z } from 'zod'

const Moment = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)

/** One thing that a person of the story does, at a Paris time. */
const Step = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('writes'),
    at: Moment,
    who: z.string(),
    /** People of the story, or `service`; by default the reply goes to the service's last letter to this person. */
    to: z.array(z.string()).default([]),
    cc: z.array(z.string()).default([]),
    subject: z.string().optional(),
    text: z.string(),
    attachments: z.array(z.string()).default([]),
  }),
  /** The mediator answers the last approval mail: an order, or a change of words in the letter. */
  z.object({
    kind: z.literal('mediator'),
    at: Moment,
    says: z.string(),
    replace: z.array(z.object({ words: z.string(), by: z.string() })).default([]),
  }),
  /** The mail server of somebody returns our last letter. */
  z.object({ kind: z.literal('bounce'), at: Moment, who: z.string() }),
])

/** A story for the demonstration: who takes part, and what each does when. What the service does is not written here. */
export const Story = z.object({
  title: z.string(),
  about: z.string(),
  people: z.record(z.string(), z.object({ name: z.string(), address: z.email() })),
  steps: z.array(Step),
  /** Until when the clock runs after the last step. */
  until: Moment,
})
export type Story = z.infer<typeof Story>
export type StoryStep = Story['steps'][number]
