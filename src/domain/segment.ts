import { z } from 'zod'

/** How a case presents itself; each has its playbook. */
export const Segment = z.enum(['unaware', 'good_faith', 'cash', 'refusing', 'unreachable', 'not_entitled'])
export type Segment = z.infer<typeof Segment>
