import { setTimeout as pause } from 'node:timers/promises'
import { countSome } from '../flows/counted-cases.ts'
import { settleInterrupted } from '../flows/deliver-mail.ts'
import { drain } from '../flows/drain.ts'
import { fetchMail } from '../flows/fetch-mail.ts'
import { reconcile, reconciliationIsDue } from '../flows/reconcile.ts'
import { runSchedule } from '../flows/schedule.ts'
import { watchMailbox } from '../flows/watch-mailbox.ts'
import { mailboxFails, mailboxWorks } from '../store/troubles.ts'
import type { App } from './build.ts'

export type Worker = { done: Promise<void>; stop(): void }

/** Waits after a mailbox that does not answer, in milliseconds: doubled up to the longest. */
const FIRST_WAIT = 1_000
const LONGEST_WAIT = 60_000
const TICK = 5_000

/**
 * Two loops over one database: the mailbox loop stores raw mail and waits for news; the work loop runs the clock,
 * drains tasks and outbox, then counts what changed for statistics. `stop` lets what is under way finish; nothing that is left is lost.
 */
export function startWorker(app: App): Worker {
  const stopping = new AbortController()
  const wake = wakeUp()
  settleInterrupted(app.world)
  const done = Promise.all([
    mailboxLoop(app, stopping.signal, wake.ring),
    workLoop(app, stopping.signal, wake.wait),
  ]).then(() => undefined)
  return {
    done,
    stop() {
      stopping.abort()
      wake.ring()
    },
  }
}

async function mailboxLoop(app: App, signal: AbortSignal, ring: () => void): Promise<void> {
  let wait = FIRST_WAIT
  while (!signal.aborted) {
    try {
      const stored = await fetchMail(app.world, app.mailbox)
      mailboxWorks(app.world.db, app.world.clock.now())
      if (stored > 0) ring()
      if (reconciliationIsDue(app.world)) await reconcile(app.world, app.mailbox)
      wait = FIRST_WAIT
      await app.mailbox.waitForNews(signal)
    } catch (error) {
      if (signal.aborted) return
      app.world.log.warn({ error, wait }, 'mailbox not read')
      await logged(app, 'trouble not noted', () => mailboxFails(app.world.db, app.world.clock.now()))
      await pause(wait, undefined, { signal }).catch(() => undefined)
      wait = Math.min(wait * 2, LONGEST_WAIT)
    }
  }
}

async function workLoop(app: App, signal: AbortSignal, wait: (ms: number) => Promise<void>): Promise<void> {
  const startedAt = app.world.clock.now()
  while (!signal.aborted) {
    await logged(app, 'watchdog failed', () => watchMailbox(app.world, startedAt))
    await logged(app, 'schedule failed', () => runSchedule(app.world))
    await logged(app, 'drain failed', () => drain(app.world, signal))
    let counting = false
    await logged(app, 'cases not counted', () => {
      counting = !signal.aborted && countSome(app.world)
    })
    if (!signal.aborted) await wait(counting ? 0 : TICK)
  }
}

async function logged(app: App, failure: string, work: () => Promise<void> | void): Promise<void> {
  try {
    await work()
  } catch (error) {
    app.world.log.error({ error }, failure)
  }
}

/** A bell: whoever waits goes on at the first ring, or after the time given. */
function wakeUp() {
  let resolve: (() => void) | null = null
  let rung = false
  return {
    ring() {
      rung = true
      resolve?.()
    },
    async wait(ms: number): Promise<void> {
      if (!rung) {
        const timer = new AbortController()
        await Promise.race([
          new Promise<void>((ok) => {
            resolve = ok
          }),
          pause(ms, undefined, { signal: timer.signal }).catch(() => undefined),
        ])
        timer.abort()
      }
      rung = false
      resolve = null
    },
  }
}
