import { z } from 'zod'

/** Ways beside the mediation and the commission that a mediator can tell a party of. */
export const Exit = z.enum(['formal_notice', 'conciliator', 'court', 'adil'])
export type Exit = z.infer<typeof Exit>
