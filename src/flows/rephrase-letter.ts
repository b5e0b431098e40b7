import { z } from 'zod'
import type { LanguageModel } from '../ports.ts'
import { fillPrompt, parsePrompt, untrusted } from '../reading/prompt.ts'
import type { Letter } from '../writing/letter.ts'
import { rephrasable, withTexts } from '../writing/rephrased.ts'

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['paragraphs'],
  properties: {
    paragraphs: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['number', 'text'],
        properties: { number: { type: 'integer' }, text: { type: 'string' } },
      },
    },
  },
}

const Answer = z.object({ paragraphs: z.array(z.object({ number: z.int(), text: z.string() })).max(100) })

/**
 * The letter as a language model would say it: one request with the templates of its paragraphs, without any value of the
 * case. Each paragraph is taken only where it says the same; a failure or a bad answer leaves the letter as it is.
 * `prompt`: `promptText('rephrase-letter')`. Takes as long as the model's own time limit allows.
 */
export async function rephrased(model: LanguageModel, prompt: string, letter: Letter): Promise<Letter> {
  const asked = rephrasable(letter)
  if (asked.length === 0) return letter
  const parsed = parsePrompt(prompt)
  const lines = asked.map(({ template }, i) => `${i + 1}. ${template}`)
  const answer = await model.complete({
    ...fillPrompt(parsed, { paragraphs: untrusted(lines.join('\n')) }),
    schemaName: parsed.schema.replaceAll('-', '_'),
    schema,
  })
  const read = answer.kind === 'answered' ? Answer.safeParse(answer.json) : null
  if (!read?.success) return letter
  const texts = read.data.paragraphs.flatMap(({ number, text }): [number, string][] => {
    const place = asked[number - 1]?.place
    return place === undefined ? [] : [[place, text]]
  })
  return withTexts(letter, new Map(texts))
}
