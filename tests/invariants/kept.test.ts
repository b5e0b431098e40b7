import { describe, expect, test } from 'vitest'
import { people } from '../support/people.ts'
import { type TestWorld, testWorld } from '../support/test-world.ts'
import { brokenInvariants } from './kept.ts'

async function approved(): Promise<TestWorld> {
  const w = testWorld()
  const p = people(w)
  await p.opensJointly()
  await p.mediatorSays('OK')
  return w
}

/** What a fault of the program might leave behind. */
const faults: [string, string, RegExp][] = [
  ['a mail without a fate', "INSERT INTO raw_mails VALUES ('ff', x'00', 1, '2026-04-07T18:00:00.000Z')", /^1 mail ff/],
  ['a filed message without a case', 'UPDATE messages SET case_id = NULL WHERE match = ’new_case’', /^1 message/],
  ['a letter that was lost', 'DELETE FROM outbox WHERE kind = ’letter’', /^2 letter .* has 0 mails/],
  [
    'a letter to somebody else',
    'UPDATE outbox SET recipient = ’eve@x.example’ WHERE kind = ’letter’',
    /^3 .* somebody/,
  ],
  ['a letter with other words', 'UPDATE drafts SET approved_body = ’Autre chose.’', /^3 .* other words/],
  ['a letter that nobody approved', 'UPDATE drafts SET decided_by = ’eve@x.example’', /^3 .* without an approval/],
  ['a case named to a stranger to it', 'UPDATE cases SET ref = ’ML-AAAA-A’', /^5 .* names ML-/],
  ['a fact without a source', 'UPDATE readings SET body = json_set(body, ’$.facts[0].quote’, ’’)', /^7 a fact/],
  ['an open case without an owner', 'UPDATE cases SET owner = ’’', /^9 .* no owner/],
  ['an open case without a date', 'UPDATE deadlines SET state = ’passed’', /^9 .* no next date/],
  [
    'a case that is not what its events tell',
    'UPDATE cases SET body = json_set(body, ’$.state’, ’agreed’)',
    /not what its events/,
  ],
]

describe('what is broken in a database is seen', () => {
  test('nothing after a letter that was approved', async () => {
    expect(await brokenInvariants((await approved()).world)).toEqual([])
  })

  test.each(faults)('%s', async (_, statement, line) => {
    const { world } = await approved()
    world.db.pragma('foreign_keys = OFF')
    expect(world.db.prepare(statement.replaceAll('’', "'")).run().changes).toBeGreaterThan(0)
    expect(await brokenInvariants(world)).toContainEqual(expect.stringMatching(line))
  })
})
