import { describe, expect, test } from 'vitest'
import { type SandboxEnd, sandboxOf } from '../../src/adapters/sandbox.ts'
import type { Wanted } from './sandbox-that-misbehaves.ts'

const begin = () => {
  const sandbox = sandboxOf<Wanted, unknown>(new URL('./sandbox-that-misbehaves.ts', import.meta.url), {
    ms: 2_000,
    heapMb: 32,
  })
  return async (wanted: Wanted) => {
    const heard: unknown[] = []
    const end = await sandbox(wanted, (said) => heard.push(said))
    return { end, heard }
  }
}

describe('a process for foreign bytes', () => {
  test('serves the next request while it is fit', async () => {
    const ask = begin()
    const [first, second, third] = await Promise.all([ask('answer'), ask('answer_last'), ask('answer')])
    expect([first.end, second.end, third.end]).toEqual(['done', 'done', 'done'])
    expect(second.heard).toEqual(first.heard)
    expect(third.heard).not.toEqual(first.heard)
  })

  test.each<[Wanted, SandboxEnd]>([
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

  test('listens to itself no more often the longer it serves', async () => {
    const warnings: string[] = []
    const heard = ({ name }: Error) => warnings.push(name)
    process.on('warning', heard)
    const ask = begin()
    for (let n = 0; n < 20; n += 1) await ask('answer')
    process.off('warning', heard)
    expect(warnings).toEqual([])
  })

  test.each<Wanted>(['read', 'write', 'start'])('cannot %s anything outside its program', async (wanted) => {
    expect(await begin()(wanted)).toEqual({ end: 'done', heard: ['ERR_ACCESS_DENIED'] })
  })

  test('gets none of the environment', async () => {
    expect(await begin()('environment')).toEqual({ end: 'done', heard: [{}] })
  })
})
