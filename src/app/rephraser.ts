import { rephrased } from '../flows/rephrase-letter.ts'
import type { World } from '../flows/world.ts'
import type { LanguageModel } from '../ports.ts'

/** `failing`: the last letter kept the words of its templates because the model gave no answer. */
export type Rephraser = { rephrase: NonNullable<World['rephrase']>; failing(): boolean }

export function rephraser(model: LanguageModel, prompt: string): Rephraser {
  let failed = false
  const watched: LanguageModel = {
    ...model,
    async complete(request) {
      const answer = await model.complete(request)
      failed = answer.kind === 'failed'
      return answer
    },
  }
  return { rephrase: (letter) => rephrased(watched, prompt, letter), failing: () => failed }
}
