import { expect, test, vi } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { people } from '../support/people.ts'
import { testWorld } from '../support/test-world.ts'

/** What the service wrote while it played a case to its first letter, each with whether that write waited for the disk. */
async function writesOfACase() {
  const db = openDatabase(':memory:')
  let mode = db.pragma('synchronous', { simple: true }) === 2 ? 'FULL' : 'less'
  const pragma = db.pragma.bind(db)
  vi.spyOn(db, 'pragma').mockImplementation((source, options) => {
    const set = /^synchronous = (\w+)$/.exec(source)?.[1]
    if (set) mode = set
    return pragma(source, options)
  })
  const writes: { what: string; mode: string }[] = []
  db.function('wrote', (what) => {
    writes.push({ what: String(what), mode })
    return null
  })
  for (const [what, when] of Object.entries(WRITES))
    db.exec(`CREATE TEMP TRIGGER ${what} ${when} BEGIN SELECT wrote('${what}'); END`)
  const w = testWorld({ world: { db } })
  const send = w.world.transport.send.bind(w.world.transport)
  w.world.transport.send = (mail) => {
    writes.push({ what: 'handed_over', mode })
    return send(mail)
  }
  const p = people(w)
  await p.opensJointly()
  await p.mediatorSays('OK')
  return { writes, after: mode }
}

const WRITES = {
  raw_mail: 'AFTER INSERT ON main.raw_mails',
  sending: "AFTER UPDATE OF state ON main.outbox WHEN new.state = 'sending'",
  answered: "AFTER UPDATE OF state ON main.outbox WHEN old.state = 'sending'",
  claimed: 'AFTER UPDATE OF attempts ON main.tasks',
  task_done: 'AFTER DELETE ON main.tasks',
}

test('what came in and what goes out waits for the disk; only the claim and the end of a task may not', async () => {
  const { writes, after } = await writesOfACase()
  const modes = Object.keys(WRITES).map((kind) => [
    kind,
    [...new Set(writes.filter(({ what }) => what === kind).map(({ mode }) => mode))],
  ])

  expect(Object.fromEntries(modes)).toEqual({
    raw_mail: ['FULL'],
    sending: ['FULL'],
    answered: ['FULL'],
    claimed: ['NORMAL'],
    task_done: ['NORMAL'],
  })
  expect(after).toBe('FULL')
})

test('between a decision that did not wait and each hand-over stands a write that waited', async () => {
  const { writes } = await writesOfACase()
  const before = writes.flatMap(({ what }, at) => (what === 'handed_over' ? [writes[at - 1]] : []))

  expect(before.length).toBeGreaterThan(1)
  expect(before).toEqual(before.map(() => ({ what: 'sending', mode: 'FULL' })))
})
