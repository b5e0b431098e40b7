import type OpenAI from 'openai'
import type { LanguageModel, ModelAnswer } from '../ports.ts'

export type OpenAiOptions = {
  baseUrl: string
  apiKey: string
  model: string
  /** Per attempt. */
  timeoutMs?: number
  /** Extra attempts after 408, 409, 429, 5xx, time-outs and lost connections. */
  maxRetries?: number
}

/** How firmly the endpoint is asked for JSON. Not every compatible endpoint knows the first two. */
const levels = ['json_schema', 'json_object', 'prompt'] as const
type Level = (typeof levels)[number]
type Request = Parameters<LanguageModel['complete']>[0]
type Failure = { kind: 'failed'; why: string }

const MAX_ANSWER = 100_000
const MAX_TOKENS = 4_000
/** An answer that is no JSON is asked for again this often. */
const REPEATS = 2

/** Any endpoint that speaks OpenAI's chat completions. Keeps in mind which level of JSON it understood. */
export function openaiModel(options: OpenAiOptions): LanguageModel {
  let client: Promise<OpenAI> | undefined
  let level: Level = 'json_schema'
  const connect = () => {
    client ??= newClient(options)
    return client
  }

  async function complete(request: Request): Promise<ModelAnswer> {
    const started = performance.now()
    let failure: Failure = { kind: 'failed', why: 'no attempt' }
    for (let repeat = 0; repeat <= REPEATS; repeat++) {
      const got = await attempt(await connect(), options.model, level, request)
      if (got.kind === 'unsupported') {
        const next = levels[levels.indexOf(level) + 1]
        if (!next) return { kind: 'failed', why: got.why }
        level = next
        repeat--
        continue
      }
      if (got.kind === 'answered')
        return { ...got, usage: { ...got.usage, milliseconds: Math.round(performance.now() - started) } }
      failure = { kind: 'failed', why: got.why }
      if (!got.again) return failure
    }
    return failure
  }

  return {
    name: options.model,
    complete,
    async check() {
      const answer = await complete(trial)
      if (answer.kind === 'failed')
        throw new Error(`model ${options.model} at ${new URL(options.baseUrl).host}: ${answer.why}`)
      return `model ${options.model} answers in ${answer.usage.milliseconds} ms (${level})`
    },
  }
}

const trial: Request = {
  system: 'Answer with one JSON object.',
  user: 'Answer {"ok": true}.',
  schemaName: 'trial',
  schema: { type: 'object', additionalProperties: false, required: ['ok'], properties: { ok: { type: 'boolean' } } },
}

async function newClient(options: OpenAiOptions): Promise<OpenAI> {
  const { default: Client } = await import('openai')
  return new Client({
    baseURL: options.baseUrl,
    apiKey: options.apiKey || 'none',
    timeout: options.timeoutMs ?? 30_000,
    maxRetries: options.maxRetries ?? 1,
  })
}

type Attempt =
  | { kind: 'answered'; json: unknown; usage: { inputTokens: number; outputTokens: number } }
  | { kind: 'unsupported'; why: string }
  | { kind: 'failed'; why: string; again: boolean }

async function attempt(client: OpenAI, model: string, level: Level, request: Request): Promise<Attempt> {
  try {
    const completion = await client.chat.completions.create({
      model,
      temperature: 0,
      max_tokens: MAX_TOKENS,
      messages: [
        { role: 'system', content: request.system },
        { role: 'user', content: request.user },
      ],
      ...formatOf(level, request),
    })
    return judge(completion)
  } catch (error) {
    return await failureOf(error)
  }
}

function formatOf(level: Level, request: Request): Pick<OpenAI.ChatCompletionCreateParams, 'response_format'> {
  if (level === 'prompt') return {}
  if (level === 'json_object') return { response_format: { type: 'json_object' } }
  const schema = request.schema as Record<string, unknown>
  return { response_format: { type: 'json_schema', json_schema: { name: request.schemaName, strict: true, schema } } }
}

function judge(completion: OpenAI.ChatCompletion): Attempt {
  const choice = completion.choices?.[0]
  if (choice?.message?.refusal) return { kind: 'failed', why: 'refused', again: false }
  if (choice?.finish_reason === 'length') return { kind: 'failed', why: 'truncated', again: false }
  const text = choice?.message?.content ?? ''
  if (text.length > MAX_ANSWER) return { kind: 'failed', why: 'answer too long', again: false }
  const json = parsed(text)
  if (json === undefined) return { kind: 'failed', why: 'no JSON', again: true }
  const usage = {
    inputTokens: completion.usage?.prompt_tokens ?? 0,
    outputTokens: completion.usage?.completion_tokens ?? 0,
  }
  return { kind: 'answered', json, usage }
}

/** Models without a JSON mode like to put a fence or a sentence around it. */
function parsed(text: string): unknown {
  const from = text.indexOf('{')
  const to = text.lastIndexOf('}')
  if (from < 0 || to < from) return undefined
  try {
    return JSON.parse(text.slice(from, to + 1))
  } catch {
    return undefined
  }
}

/** The endpoint's own words stay out: they may repeat the request. */
async function failureOf(error: unknown): Promise<Attempt> {
  const { APIConnectionTimeoutError, APIConnectionError, APIError } = await import('openai')
  if (error instanceof APIConnectionTimeoutError) return { kind: 'failed', why: 'time-out', again: false }
  if (error instanceof APIConnectionError) return { kind: 'failed', why: 'no connection', again: false }
  if (error instanceof APIError) {
    if (error.status === 400 || error.status === 422) return { kind: 'unsupported', why: `HTTP ${error.status}` }
    return { kind: 'failed', why: error.status ? `HTTP ${error.status}` : 'no connection', again: false }
  }
  if (error instanceof SyntaxError) return { kind: 'failed', why: 'no JSON', again: true }
  throw error
}
