import { expect, test } from 'vitest'
import { day, instant, plusSeconds } from '../../src/domain/day.ts'
import { digestView } from '../../src/flows/digest-view.ts'
import { drain } from '../../src/flows/drain.ts'
import { runSchedule } from '../../src/flows/schedule.ts'
import { openHeld } from '../../src/store/held.ts'
import { sha256 } from '../../src/store/raw-mails.ts'
import { setting } from '../../src/store/settings.ts'
import { addTask, claimTask, failingTasks, giveUpTask, nextTask } from '../../src/store/tasks.ts'
import { onlyCase, qualified, reminded, requests } from '../support/cases.ts'
import { LANDLORD, people } from '../support/people.ts'
import { plainEml } from '../support/plain-eml.ts'
import { MEDIATOR, OURS, SUPERVISOR, testWorld } from '../support/test-world.ts'

test('work that failed for ten minutes is taken up again', async () => {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  const p = people(w)
  const { html } = w.world.renderer
  const renderer = w.world.renderer
  // The receipt needs the renderer too: only the approval request breaks.
  w.world.renderer = {
    ...renderer,
    html: (t, c) => (t === 'approval-request' ? Promise.reject(new Error('ENOSPC')) : html(t, c)),
  }
  await p.opensJointly()
  await w.on('2026-04-07T08:10:00Z')
  w.world.renderer = renderer
  await w.on('2026-04-30T12:00:00Z')
  expect(requests(w).length).toBeGreaterThan(0)
})

test('work that fails for two days is given up, named by its case from the first half hour on, and begins anew with the next news', async () => {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  const p = people(w)
  const { run } = w.world.jobs
  w.world.jobs = { ...w.world.jobs, run: () => Promise.reject(new Error('reader down')) }
  await p.opensJointly()
  const told = () =>
    digestView(w.world, day('2026-04-07'))
      .degraded.map(({ text }) => text)
      .join('\n')
  expect(told()).toBe('')
  await w.on('2026-04-07T09:00:00Z')
  expect(told()).toContain(`1 travail échoue après plusieurs essais : ${onlyCase(w).header.ref}`)
  await w.on('2026-04-10T09:00:00Z')
  expect(w.world.db.prepare("SELECT kind, attempts FROM tasks WHERE state = 'given_up'").all()).toEqual([
    { kind: 'read_message', attempts: 54 },
  ])
  expect(told()).toContain(onlyCase(w).header.ref)
  w.world.jobs = { ...w.world.jobs, run }
  addTask(w.world.db, 'read_message', onlyCase(w).messages[0]?.id ?? '', w.clock.now())
  await drain(w.world)
  expect(told()).toBe('')
  expect(requests(w)).toHaveLength(1)
})

test('a task that kills the process has counted its attempt before', async () => {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  let attempts = -1
  const { run } = w.world.jobs
  w.world.jobs = {
    ...w.world.jobs,
    run: (job, input) => {
      attempts = (
        w.world.db.prepare("SELECT attempts FROM tasks WHERE kind = 'read_message'").get() as { attempts: number }
      ).attempts
      return run(job, input)
    },
  }
  await people(w).opensJointly()
  expect(attempts).toBeGreaterThan(0)
})

test('a mail that kills the process lets the others pass first, and is held in the end', async () => {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  const { db } = w.world
  const mails = ['poison', 'Je demande une médiation pour ma caution de 600 euros, que mon propriétaire garde.'].map(
    (text) => plainEml({ from: 'ana@orange.example', to: OURS, text }),
  )
  w.store(mails)
  const poison = `take_in:${sha256(mails[0] ?? Buffer.of())}`
  // What a process leaves behind that dies at its first task.
  expect(nextTask(db, w.clock.now())?.key).toBe(poison)
  claimTask(db, poison, plusSeconds(w.clock.now(), 1))
  expect(nextTask(db, w.clock.now())?.key).not.toBe(poison)
  for (let died = 1; died < 12; died += 1) claimTask(db, poison, w.clock.now())
  await drain(w.world)
  expect(openHeld(db).map((row) => row.reason)).toEqual(['unreadable'])
  expect(requests(w)).toHaveLength(1)
})

test('a task asked for anew starts afresh, at the time asked when it had been given up', () => {
  const { world, clock } = testWorld()
  addTask(world.db, 'send_digest', '2026-04-07', clock.now())
  claimTask(world.db, 'send_digest:2026-04-07', clock.now())
  giveUpTask(world.db, 'send_digest:2026-04-07', clock.now())
  expect(failingTasks(world.db, 6)).toEqual([{ caseId: null, ref: null }])
  const later = plusSeconds(clock.now(), 60)
  addTask(world.db, 'send_digest', '2026-04-07', later)
  expect(nextTask(world.db, later)).toMatchObject({ attempts: 0, run_at: later, last_error: null })
})

test('no letter is proposed while an answer waits to be read', async () => {
  const { w, p } = await reminded()
  await w.on('2026-04-13T05:59:00Z')
  const { run } = w.world.jobs
  w.world.jobs = { ...w.world.jobs, run: () => Promise.reject(new Error('reader down')) }
  await p.landlordWrites('Je propose de rendre 500 euros.')
  await w.on('2026-04-13T06:03:00Z')
  expect(requests(w).filter((r) => r.mail.subject.includes('relance'))).toHaveLength(0)
  w.world.jobs = { ...w.world.jobs, run }
})

test('two mails that arrive together both reach the mediator', async () => {
  const { w } = await reminded()
  const { lastTo } = people(w)
  const to = lastTo(LANDLORD).mail.replyTo[0]?.address ?? OURS
  const mails = ['Bof.', 'Merci, bonne journée.'].map((text) =>
    plainEml({ from: `${LANDLORD.name} <${LANDLORD.address}>`, to, text, date: w.clock.now() }),
  )
  const before = w.sentTo(MEDIATOR).length
  w.store(mails)
  await drain(w.world)
  const told = w
    .sentTo(MEDIATOR)
    .slice(before)
    .map((s) => s.mail.text)
    .join('\n')
  expect(told).toContain('Bof')
  expect(told).toContain('bonne journée')
  expect(new Set(w.sentTo(MEDIATOR).map(({ mail }) => mail.replyTo[0]?.address)).size).toBe(w.sentTo(MEDIATOR).length)
})

test('whatever is written after the end reaches the mediator, understood or not', async () => {
  const { w, p } = await reminded()
  await p.tenantWrites('Je laisse tomber, j’abandonne ma demande.')
  await p.mediatorSays('OK')
  const before = w.sentTo(MEDIATOR).length
  await p.tenantWrites('Bof.')
  await w.on('2026-06-30T12:00:00Z')
  expect(w.sentTo(MEDIATOR).length).toBeGreaterThan(before)
})

test('one case that cannot be loaded does not stop the clock for the others', async () => {
  const { w } = await qualified()
  w.world.db.prepare("UPDATE readings SET body = '{}'").run()
  w.clock.moveTo(instant('2026-04-13T09:00:00Z'))
  runSchedule(w.world)
  expect(setting(w.world.db, 'ran:expired approvals')).toBe('2026-04-13')
})

test('one line of the schedule that fails stops no other, and is tried again', async () => {
  const { w } = await qualified()
  w.clock.moveTo(instant('2026-04-13T09:00:00Z'))
  w.world.db.exec('ALTER TABLE deadlines RENAME TO elsewhere')
  runSchedule(w.world)
  const ran = (line: string) => setting(w.world.db, `ran:${line}`)
  expect([ran('deadlines'), ran('expired approvals')]).toEqual([null, '2026-04-13'])
  w.world.db.exec('ALTER TABLE elsewhere RENAME TO deadlines')
  runSchedule(w.world)
  expect(ran('deadlines')).toBe('2026-04-13')
})

test('a case that cannot be loaded does not keep the digest from the supervisors', async () => {
  const { w } = await qualified()
  w.world.db.prepare("UPDATE readings SET body = '{}'").run()
  await w.on('2026-04-08T06:00:00Z')
  const subjects = w.sentTo(SUPERVISOR).map(({ mail }) => mail.subject)
  expect(subjects.filter((subject) => subject.startsWith('Point du'))).toHaveLength(2)
})

test('Good Friday is no working day in the départements where the law says so', async () => {
  const { w } = await qualified('2026-03-30T08:00:00Z')
  w.world.settings = { ...w.world.settings, department: '67' }
  const before = w.sentTo('chef@mediation-logement.example').length
  await w.on('2026-04-03T05:00:00Z')
  const eve = w.sentTo('chef@mediation-logement.example').length
  await w.on('2026-04-03T18:00:00Z')
  expect(w.sentTo('chef@mediation-logement.example').length - eve).toBe(0)
  expect(eve).toBeGreaterThan(before)
})
