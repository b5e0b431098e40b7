import { expect, test } from 'vitest'
import type { App } from '../../src/app/build.ts'
import { serveHealth } from '../../src/app/health.ts'
import { instant } from '../../src/domain/day.ts'
import { mailboxWorks } from '../../src/store/troubles.ts'
import { people, TENANT } from '../support/people.ts'
import { testWorld } from '../support/test-world.ts'

test('health and metrics are told in numbers: unwell when the mailbox was not read for half an hour, and nobody is named', async () => {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  await people(w).opensJointly()
  // What serves health needs of an app.
  const served = await serveHealth({ world: w.world } as App, 0)
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${served.port}${path}`)
    return { status: response.status, text: await response.text() }
  }
  expect(await get('/health')).toMatchObject({ status: 200, text: expect.stringMatching(/^ok /) })
  mailboxWorks(w.world.db, instant('2026-04-07T08:10:00Z'))
  w.clock.moveTo(instant('2026-04-07T08:39:59Z'))
  expect(await get('/health')).toMatchObject({ status: 200 })
  w.clock.moveTo(instant('2026-04-07T08:40:00Z'))
  expect(await get('/health')).toMatchObject({ status: 503, text: expect.stringMatching(/^unwell mailbox=silent/) })
  const { text } = await get('/metrics')
  expect(text).toContain('mediation_messages{fate="filed"} 1\n')
  expect(text).toContain('mediation_outbox{state="sent"} 2\n')
  expect(text).toContain('mediation_mailbox_read_age_seconds 1800\n')
  for (const line of text.trimEnd().split('\n'))
    expect(line).toMatch(/^(?:# (?:HELP|TYPE) mediation_\w+ .+|mediation_\w+(?:\{\w+="\w+"\})? \d+)$/)
  expect(text).not.toContain(TENANT.address)
  expect(await get('/')).toMatchObject({ status: 404 })
  served.close()
})
