import { expect, test } from 'vitest'
import { remembered, rememberedFor } from '../../src/domain/remembered.ts'

test('a text that is asked about again is not worked on again, until others have taken its place', () => {
  const asked: string[] = []
  const upper = remembered((text) => {
    asked.push(text)
    return text.toUpperCase()
  }, 2)
  expect(['a', 'a', 'b', 'c', 'a'].map(upper)).toEqual(['A', 'A', 'B', 'C', 'A'])
  expect(asked).toEqual(['a', 'b', 'c', 'a'])
})

test('each value has its own result, also where it is nothing', () => {
  let asked = 0
  const sizeOf = rememberedFor((list: readonly number[]) => {
    asked++
    return list.length || undefined
  })
  const [one, other, empty] = [[1], [2, 3], []]
  expect([one, other, empty, one, empty].map(sizeOf)).toEqual([1, 2, undefined, 1, undefined])
  expect(asked).toBe(3)
})
