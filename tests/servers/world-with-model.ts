import { onTestFinished } from 'vitest'
import { localJobRunner } from '../../src/adapters/local-job-runner.ts'
import { readConfig } from '../../src/app/config.ts'
import { jobHandlers, languageModel } from '../../src/app/job-handlers.ts'
import { type Behaviour, loopbackModel } from '../support/loopback-model.ts'
import { people } from '../support/people.ts'
import { testWorld } from '../support/test-world.ts'

/** The service with a language model behind a real HTTP endpoint that behaves as told, until the test ends. */
export async function worldWithModel(behave: () => Behaviour) {
  const endpoint = await loopbackModel(behave)
  onTestFinished(() => endpoint.close())
  const config = readConfig({ LLM_BASE_URL: endpoint.baseUrl, LLM_API_KEY: 'k', LLM_MODEL: 'essai' }, 'no file')
  const jobs = localJobRunner(jobHandlers(await languageModel(config)))
  const w = testWorld({ at: '2026-04-07T08:00:00Z', world: { jobs } })
  return { w, p: people(w), endpoint }
}
