import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apply, emptyCase, replay } from '../../src/domain/apply.ts'
import { day } from '../../src/domain/day.ts'
import { CaseEvent, eventTypes } from '../../src/domain/events.ts'
import type { DraftId, MessageRef } from '../../src/domain/ids.ts'
import { lifecycle, neutral, nextState } from '../../src/domain/lifecycle.ts'
import { CaseState, isOpen, Outcome } from '../../src/domain/states.ts'

const moving = new Set(Object.values(lifecycle).flatMap((moves) => Object.keys(moves)))

test('every event moves a case somewhere or is listed as neutral, never both', () => {
  for (const type of eventTypes) {
    const moves = moving.has(type) || type === 'case_closed'
    expect({ type, listed: neutral.includes(type) }).toEqual({ type, listed: !moves })
  }
})

test('every state can be reached', () => {
  const reached = new Set([
    emptyCase.state,
    ...Object.values(lifecycle).flatMap((m) => Object.values(m)),
    ...Outcome.options,
  ])
  expect([...reached].sort()).toEqual([...CaseState.options].sort())
})

test.each(CaseState.options.filter(isOpen))('an open case in state %s can close', (state) => {
  for (const outcome of Outcome.options)
    expect(nextState(state, { type: 'case_closed', outcome, code: null })).toBe(outcome)
})

const anyEvent = fc
  .constantFrom(...CaseEvent.options)
  .chain((schema) => eventOf(schema.shape as Record<string, { _zod: { def: unknown } }>))

test('a closed case moves when it is reopened, and never otherwise', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Outcome.options), fc.array(anyEvent), (outcome, events) => {
      const closed = apply(emptyCase, { type: 'case_closed', outcome, code: null })
      const others = events.filter((e) => e.type !== 'case_reopened')
      expect(others.reduce(apply, closed).state).toBe(outcome)
      expect(apply(closed, { type: 'case_reopened', message: 'm' as MessageRef }).state).toBe('with_mediator')
    }),
  )
})

test('any journal can be replayed, and its version never goes down', () => {
  fc.assert(
    fc.property(fc.array(anyEvent), (events) => {
      let file = emptyCase
      for (const event of events) {
        const after = apply(file, event)
        expect(after.version).toBeGreaterThanOrEqual(file.version)
        file = after
      }
      expect(replay(events)).toEqual(file)
    }),
  )
})

test('an approval that is taken back, its closing too, leaves the case as it was, but without an open letter', () => {
  fc.assert(
    fc.property(fc.array(anyEvent), fc.constantFrom(...Outcome.options), (events, outcome) => {
      const before = replay(events.filter((e) => e.type !== 'case_closed' && e.type !== 'merged_into'))
      const draft = 'the letter' as DraftId
      const approved = apply(before, {
        type: 'draft_approved',
        draft,
        purpose: 'closing',
        audience: ['tenant', 'landlord'],
        leftOut: ['landlord'],
        edited: false,
        on: day('2026-04-07'),
      })
      const closed = apply(approved, { type: 'case_closed', outcome, code: null })
      const after = apply(closed, { type: 'draft_stopped', draft, why: 'undone', reopens: true })
      expect({ ...after, version: 0, requested: null }).toEqual({
        ...before,
        version: 0,
        openDraft: null,
        requested: null,
      })
    }),
  )
})

/** Random valid events, made from the schemas themselves so that a new event is covered without a change here. */
function eventOf(shape: Record<string, unknown>): fc.Arbitrary<CaseEvent> {
  const fields = Object.fromEntries(Object.entries(shape).map(([key, schema]) => [key, anyOf(schema)]))
  return fc.record(fields).map((value) => CaseEvent.parse(value))
}

function anyOf(schema: unknown): fc.Arbitrary<unknown> {
  const def = (schema as { _zod: { def: Record<string, unknown> & { type: string } } })._zod.def
  switch (def.type) {
    case 'literal':
      return fc.constant((def['values'] as unknown[])[0])
    case 'enum':
      return fc.constantFrom(...Object.values(def['entries'] as Record<string, unknown>))
    case 'default':
      return anyOf(def['innerType'])
    case 'optional':
      return fc.option(anyOf(def['innerType']), { nil: undefined })
    case 'nullable':
      return fc.option(anyOf(def['innerType']))
    case 'array':
      return fc.array(anyOf(def['element']), { maxLength: 3 })
    case 'union':
      return fc.oneof(...(def['options'] as unknown[]).map(anyOf))
    case 'object': {
      const shape = def['shape'] as Record<string, unknown>
      return fc.record(Object.fromEntries(Object.entries(shape).map(([key, inner]) => [key, anyOf(inner)])))
    }
    case 'boolean':
      return fc.boolean()
    case 'number':
      return fc.integer({ min: 0, max: 1_000_000 })
    case 'string':
      return def['format'] === 'date' ? fc.constantFrom('2026-03-01', '2026-05-31') : fc.constantFrom('a', 'b', 'c')
    default:
      throw new Error(`No generator for ${def.type}`)
  }
}
