import { expect, test } from 'vitest'
import { promptText } from '../../src/app/data-files.ts'
import { rephraser } from '../../src/app/rephraser.ts'
import type { LanguageModel, ModelAnswer } from '../../src/ports.ts'
import { letters } from '../writing/samples.ts'

const usage = { inputTokens: 0, outputTokens: 0, milliseconds: 0 }

test('a model that gives no answer leaves the letter as it is, and that it fails is known until it answers again', async () => {
  let answer: ModelAnswer = { kind: 'failed', why: 'time-out' }
  const model: LanguageModel = { name: 'test', complete: async () => answer, check: async () => 'ok' }
  const { rephrase, failing } = rephraser(model, promptText('rephrase-letter'))
  const [letter] = Object.values(letters).filter((l) => (l.paragraphs?.length ?? 0) > 0)
  if (!letter) throw new Error('No letter of paragraphs')
  expect(failing()).toBe(false)
  expect(await rephrase(letter)).toEqual(letter)
  expect(failing()).toBe(true)
  answer = { kind: 'answered', json: { paragraphs: [] }, usage }
  expect(await rephrase(letter)).toEqual(letter)
  expect(failing()).toBe(false)
})
