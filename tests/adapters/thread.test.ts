import { describe, expect, test } from 'vitest'
import { type ThreadEnd, threadOf } from '../../src/adapters/thread.ts'
import type { Wanted } from './thread-that-misbehaves.ts'

const begin = () => {
  const thread = threadOf<Wanted, unknown>(new URL('./thread-that-misbehaves.ts', import.meta.url), {
    ms: 2_000,
    resources: { maxOldGenerationSizeMb: 32 },
  })
  return async (wanted: Wanted) => {
    const heard: unknown[] = []
    const end = await thread(wanted, (said) => heard.push(said))
    return { end, heard }
  }
}

describe('a thread for foreign bytes', () => {
  test('serves the next request while it is fit', async () => {
    const ask = begin()
    const [first, second, third] = await Promise.all([ask('answer'), ask('answer_last'), ask('answer')])
    expect([first.end, second.end, third.end]).toEqual(['done', 'done', 'done'])
    expect(second.heard).toEqual(first.heard)
    expect(third.heard).not.toEqual(first.heard)
  })

  test.each<[Wanted, ThreadEnd]>([
    ['hang', 'too_slow'],
    ['throw', 'failed'],
    ['swell', 'too_large'],
  ])(
    'that comes to %s ends as %s; what it said is heard, and the next request is answered by another',
    async (wanted, end) => {
      const ask = begin()
      const [before, bad, after] = await Promise.all([ask('answer'), ask(wanted), ask('answer')])
      expect(bad).toEqual({ end, heard: before.heard })
      expect(after.end).toBe('done')
      expect(after.heard).not.toEqual(before.heard)
    },
  )

  test('gets none of the environment', async () => {
    expect(await begin()('environment')).toEqual({ end: 'done', heard: [{}] })
  })
})
