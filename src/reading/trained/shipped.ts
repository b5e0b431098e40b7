import { z } from 'zod'
import { Act } from '../../domain/acts.ts'
import type { TrainedModel } from './model.ts'
import file from './weights.json' with { type: 'json' }

/** `npm run reader:train` writes it: per feature, its weights as `act:hundredths`, by the place of the act in `acts`. */
const WeightsFile = z.object({ acts: z.array(Act), weights: z.record(z.string(), z.string()) })
type WeightsFile = z.infer<typeof WeightsFile>

export const shippedModel: TrainedModel = modelOf(WeightsFile.parse(file))

function modelOf({ acts, weights }: WeightsFile): TrainedModel {
  const dense = (sparse: string): number[] => {
    const row = acts.map(() => 0)
    for (const part of sparse.split(' ')) {
      const [at, value] = part.split(':').map(Number)
      if (at !== undefined && value !== undefined) row[at] = value
    }
    return row
  }
  return { acts, weights: new Map(Object.entries(weights).map(([name, sparse]) => [name, dense(sparse)])) }
}

export const weightsFile = ({ acts, weights }: TrainedModel): WeightsFile => ({
  acts: [...acts],
  weights: Object.fromEntries(
    [...weights]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, row]) => [name, row.flatMap((weight, at) => (weight === 0 ? [] : [`${at}:${weight}`])).join(' ')]),
  ),
})
