import { z } from 'zod'
import { type Group, groups } from './fact-classes.ts'
import type { BagModel, FactModel } from './fact-model.ts'
import file from './fact-weights.json' with { type: 'json' }
import { type Rows, sparseRows, WrittenRows, writtenRows } from './sparse-rows.ts'

/** `npm run reader:train` writes it: per group and feature, its weights as `class:hundredths`, by the place of the class in `classes`. */
const WeightsFile = z.record(z.string(), z.object({ classes: z.array(z.string()), weights: WrittenRows }))
type WeightsFile = z.infer<typeof WeightsFile>

export const shippedFacts: FactModel = modelOf(WeightsFile.parse(file))

function modelOf(written: WeightsFile): FactModel {
  const models = groups.map((group): [Group, BagModel] => {
    const { classes, weights } = written[group] ?? { classes: [], weights: {} }
    return [group, { classes, weights: writtenRows(weights) }]
  })
  return Object.fromEntries(models) as Record<Group, BagModel>
}

export const factWeightsFile = (model: FactModel<Rows>): WeightsFile =>
  Object.fromEntries(
    groups.map((group) => {
      const { classes, weights } = model[group]
      return [group, { classes: [...classes], weights: sparseRows(weights) }]
    }),
  )
