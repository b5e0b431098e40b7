import { afterEach, describe, expect, test } from 'vitest'
import { openaiModel } from '../../src/adapters/openai-model.ts'
import { type Behaviour, type ChatRequest, type LoopbackModel, loopbackModel, says } from '../support/loopback-model.ts'

const request = { system: 's', user: 'u', schemaName: 'answer', schema: { type: 'object', properties: {} } }
let endpoint: LoopbackModel | undefined
afterEach(() => endpoint?.close())

async function model(behave: (request: ChatRequest, nth: number) => Behaviour, timeoutMs = 5_000) {
  endpoint = await loopbackModel(behave)
  return openaiModel({ baseUrl: endpoint.baseUrl, apiKey: 'k', model: 'loopback', timeoutMs, maxRetries: 1 })
}

describe('a good answer', () => {
  test('comes as JSON, with its usage', async () => {
    const good = await model(() => says({ a: 1 }))
    expect(await good.complete(request)).toMatchObject({
      kind: 'answered',
      json: { a: 1 },
      usage: { inputTokens: 11, outputTokens: 7 },
    })
    expect(endpoint?.requests[0]?.response_format).toMatchObject({
      type: 'json_schema',
      json_schema: { name: 'answer', strict: true },
    })
  })

  test('is found inside a fence or between sentences', async () => {
    const chatty = await model(() => ({ kind: 'says', content: 'Voici :\n```json\n{"a": 1}\n```\nVoilà.' }))
    expect(await chatty.complete(request)).toMatchObject({ kind: 'answered', json: { a: 1 } })
  })
})

describe('an endpoint that knows less', () => {
  test('is asked for json_object, then by the prompt alone, and remembered so', async () => {
    const plain = await model((r) => (r.response_format ? { kind: 'status', code: 400 } : says({ a: 1 })))
    expect((await plain.complete(request)).kind).toBe('answered')
    expect((await plain.complete(request)).kind).toBe('answered')
    expect(endpoint?.requests.map((r) => r.response_format?.type ?? 'prompt')).toEqual([
      'json_schema',
      'json_object',
      'prompt',
      'prompt',
    ])
  })
})

describe('a bad endpoint fails by a value that says why and repeats nothing of the request', () => {
  const cases: [string, Behaviour, string, number][] = [
    ['no JSON', { kind: 'says', content: 'Je ne sais pas.' }, 'no JSON', 3],
    ['broken JSON', { kind: 'says', content: '{"a": ' }, 'no JSON', 3],
    ['an empty answer', { kind: 'says', content: '' }, 'no JSON', 3],
    ['a truncated answer', { kind: 'says', content: '{"a": 1', finish: 'length' }, 'truncated', 1],
    ['a refusal', { kind: 'refuses' }, 'refused', 1],
    ['100 kB', { kind: 'says', content: `{"a": "${'x'.repeat(100_001)}"}` }, 'answer too long', 1],
    ['429', { kind: 'status', code: 429 }, 'HTTP 429', 2],
    ['500', { kind: 'status', code: 500 }, 'HTTP 500', 2],
    ['401', { kind: 'status', code: 401 }, 'HTTP 401', 1],
    ['a cut connection', { kind: 'hangs_up' }, 'no connection', 2],
    ['a page instead of JSON', { kind: 'garbage' }, 'no JSON', 3],
  ]
  test.each(cases)('%s', async (_, behaviour, why, attempts) => {
    const bad = await model(() => behaviour)
    expect(await bad.complete(request)).toEqual({ kind: 'failed', why })
    expect(endpoint?.requests).toHaveLength(attempts)
  })

  test('silence ends in a time-out', async () => {
    const silent = await model(() => ({ kind: 'hangs' }), 50)
    expect(await silent.complete(request)).toEqual({ kind: 'failed', why: 'time-out' })
  })

  test('nobody at the address', async () => {
    const gone = await model(() => says({}))
    await endpoint?.close()
    expect(await gone.complete(request)).toEqual({ kind: 'failed', why: 'no connection' })
  })
})

describe('check', () => {
  test('names the model and its level', async () => {
    const good = await model(() => says({ ok: true }))
    expect(await good.check()).toMatch(/^model loopback answers in \d+ ms \(json_schema\)$/)
  })

  test('throws with the reason', async () => {
    const bad = await model(() => ({ kind: 'status', code: 401 }))
    await expect(bad.check()).rejects.toThrow('HTTP 401')
  })
})
