import { z } from 'zod'
import { Act } from '../../domain/acts.ts'
import type { TrainedModel } from './model.ts'
import { type Rows, sparseRows, WrittenRows, writtenRows } from './sparse-rows.ts'
import file from './weights.json' with { type: 'json' }

/** `npm run reader:train` writes it: per feature, its weights as `act:hundredths`, by the place of the act in `acts`. */
const WeightsFile = z.object({ acts: z.array(Act), weights: WrittenRows })
type WeightsFile = z.infer<typeof WeightsFile>

const written = WeightsFile.parse(file)

export const shippedModel: TrainedModel = {
  acts: written.acts,
  weights: writtenRows(written.weights, written.acts.length),
}

export const weightsFile = ({ acts, weights }: TrainedModel<Rows>): WeightsFile => ({
  acts: [...acts],
  weights: sparseRows(weights),
})
