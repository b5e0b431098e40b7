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

export async function languageModel(config: Config): Promise<LanguageModel | null> {
  if (!config.LLM_BASE_URL || !config.LLM_MODEL) return null
  const { openaiModel } = await import('../adapters/openai-model.ts')
  return openaiModel({ baseUrl: config.LLM_BASE_URL, apiKey: config.LLM_API_KEY ?? '', model: config.LLM_MODEL })
}
