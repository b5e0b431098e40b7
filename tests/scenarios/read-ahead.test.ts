import { expect, test } from 'vitest'
import { drain } from '../../src/flows/drain.ts'
import type { JobRunner } from '../../src/ports.ts'
import { readBuiltin } from '../../src/reading/builtin-reader.ts'
import type { ReadingInput } from '../../src/reading/contract.ts'
import { COMPLETE_REQUEST } from '../support/people.ts'
import { plainEml } from '../support/plain-eml.ts'
import { OURS, type TestWorld, testWorld } from '../support/test-world.ts'

const request = (n: number, text = COMPLETE_REQUEST): Buffer =>
  plainEml({ from: `Locataire ${n} <t${n}@orange.example>`, to: OURS, messageId: `opens-${n}@orange.example`, text })
const more = (n: number): Buffer =>
  plainEml({
    from: `Locataire ${n} <t${n}@orange.example>`,
    to: OURS,
    messageId: `more-${n}@orange.example`,
    inReplyTo: `opens-${n}@orange.example`,
    text: 'J’ajoute que le loyer était de 550 euros hors charges.',
  })

/** Reads with so many hands; a reading comes when all hands are busy, or when `flush` finds nobody else coming. */
function hands(capacity: number) {
  const begun: ReadingInput[] = []
  let busy = 0
  let most = 0
  let waiting: (() => void)[] = []
  const release = (): void => {
    for (const go of waiting) go()
    waiting = []
  }
  const jobs: JobRunner = {
    async run(_, input) {
      begun.push(input)
      busy += 1
      most = Math.max(most, busy)
      await new Promise<void>((go) => {
        waiting.push(go)
        if (waiting.length === capacity) release()
        else setImmediate(release)
      })
      busy -= 1
      return readBuiltin(input) as never
    },
    capacity: async () => capacity,
    degraded: () => false,
    returned: () => 0,
    check: async () => '',
    close: async () => undefined,
  }
  return { jobs, begun, most: () => most }
}

async function drained(w: TestWorld, mails: readonly Buffer[]): Promise<void> {
  w.store(mails)
  await drain(w.world)
}

const journal = ({ world }: TestWorld): unknown[] =>
  world.db.prepare('SELECT type, version, body FROM case_events ORDER BY seq').all()

const mails = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => request(n))

test('waiting messages of several cases are read at the same time, as many as there are hands', async () => {
  for (const capacity of [1, 4]) {
    const { jobs, most, begun } = hands(capacity)
    await drained(testWorld({ world: { jobs } }), mails)
    expect(most()).toBe(capacity)
    expect(begun).toHaveLength(mails.length)
  }
})

test('whatever the number of hands, the journal is the same', async () => {
  const journals = await Promise.all(
    [1, 4].map(async (capacity) => {
      const w = testWorld({ world: { jobs: hands(capacity).jobs } })
      await drained(w, [...mails, more(2), more(5), request(10, 'Bonjour')])
      return journal(w)
    }),
  )
  expect(journals[1]).toEqual(journals[0])
  expect(journals[0]?.length).toBeGreaterThan(20)
})

test('a second message of a case waits until the first is read, and is read in its light', async () => {
  const { jobs, begun } = hands(4)
  await drained(testWorld({ world: { jobs } }), [request(1), more(1), request(2)])
  const second = begun.filter(({ own }) => own.startsWith('J’ajoute'))
  expect(second).toHaveLength(1)
  expect(second[0]?.context.earlier[0]?.acts).toContain('request_mediation')
})

test('a reading that fails ahead of its turn is asked for again when its task is tried again', async () => {
  const { jobs } = hands(4)
  let failed = false
  const failing: JobRunner = {
    ...jobs,
    run(job, input) {
      if (failed || input.from.address !== 't3@orange.example') return jobs.run(job, input)
      failed = true
      return Promise.reject(new Error('reader failed'))
    },
  }
  const w = testWorld({ at: '2026-04-07T18:00:00Z', world: { jobs: failing } })
  await drained(w, mails)
  await w.on('2026-04-07T18:01:00Z')
  expect(w.world.db.prepare('SELECT count(*) AS n FROM readings').get()).toEqual({ n: mails.length })
})
