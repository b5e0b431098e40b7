import type { JobHandlers, LanguageModel } from '../ports.ts'
import { builtinReader } from '../reading/builtin-reader.ts'
import type { Reader } from '../reading/contract.ts'
import type { Config } from './config.ts'
import { promptText } from './data-files.ts'

/** The same table for this process and for `mediation job-worker`. */
export function jobHandlers(model: LanguageModel | null): JobHandlers {
  let reader: Promise<Reader> | null = null
  return {
    async read_message(input) {
      reader ??= readerOf(model)
      return (await reader).read(input)
    },
  }
}

async function readerOf(model: LanguageModel | null): Promise<Reader> {
  if (!model) return builtinReader
  const { modelReader } = await import('../reading/model-reader.ts')
  return modelReader(model, promptText('read-message'), builtinReader)
}

/** `limits`: for work that has a good answer without a model. */
export async function languageModel(
  config: Config,
  limits: { timeoutMs?: number; maxRetries?: number } = {},
): Promise<LanguageModel | null> {
  const { LLM_BASE_URL: baseUrl, LLM_MODEL: model, LLM_API_KEY: apiKey = '' } = config
  if (!baseUrl || !model) return null
  const { openaiModel } = await import('../adapters/openai-model.ts')
  return openaiModel({ baseUrl, apiKey, model, ...limits })
}
