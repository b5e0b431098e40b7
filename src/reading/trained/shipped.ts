import { z } from 'zod'
import { Act } from '../../domain/acts.ts'
import type { ActModel } from './act-again.ts'
import { type Rows, sparseRows, WrittenRows, writtenRows } from './sparse-rows.ts'
import file from './weights.json' with { type: 'json' }

/** `npm run reader:train` writes it: per feature of each pass, its weights as `act:hundredths`, by the place of the act in `acts`. */
const WeightsFile = z.object({ acts: z.array(Act), weights: WrittenRows, again: WrittenRows })
type WeightsFile = z.infer<typeof WeightsFile>

const written = WeightsFile.parse(file)

export const shippedModel: ActModel = {
  acts: written.acts,
  weights: writtenRows(written.weights),
  again: writtenRows(written.again),
}

export const weightsFile = ({ acts, weights, again }: ActModel<Rows>): WeightsFile => ({
  acts: [...acts],
  weights: sparseRows(weights),
  again: sparseRows(again),
})
