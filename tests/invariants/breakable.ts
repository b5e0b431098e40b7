import { settleInterrupted } from '../../src/flows/deliver-mail.ts'
import type { Delivery } from '../../src/ports.ts'
import type { TestWorld } from '../support/test-world.ts'

/** The process dies: whatever was not committed is gone, the next step runs in a new process. */
class Crash extends Error {}

type Chance = { number(below: number): number }

/** Told of each mail that reaches the transport, before anything becomes of it; `later` when the server will be asked again. */
type Seen = (to: string, messageId: string) => { outcome: 'later' | 'final' }

export type Machine = {
  /** Does it, in as many processes as it takes. `onCrash` hears of each death. */
  surviving(act: () => Promise<void>, onCrash: () => void): Promise<void>
  /** From here on no commit is its last: for whoever looks at what is left. */
  calm(): void
}

/** One in so many; a life has some 400 transactions and 40 mails. */
const CRASH_AT_COMMIT = 400
const SENDINGS = 50
/** A busy server says so to the same mail several times: a night may come between. */
const MOST_BUSY = 6

/**
 * Now and then the process dies before or after a commit or around a sending, a part fails during a task, or the mail server
 * says no.
 */
export function breakable(w: TestWorld, chance: Chance, seen: Seen): Machine {
  const { world } = w
  let dying = false
  let calm = false
  const die = (): never => {
    dying = true
    throw new Crash()
  }
  const live = (): void => {
    if (dying) throw new Crash()
  }
  const { now } = w.clock
  w.clock.now = () => {
    live()
    return now()
  }
  // Whoever catches an error says so here first: a dead process catches nothing.
  world.log = { info: live, warn: live, error: live }
  crashingCommits(w, () => (!calm && chance.number(CRASH_AT_COMMIT) === 0 ? die() : live()))
  const { send } = world.transport
  const busy = new Map<string, number>()
  world.transport.send = async (mail): Promise<Delivery> => {
    const attempt = seen(mail.to, mail.messageId)
    const dice = chance.number(SENDINGS)
    const more = dice === 0 ? 1 + chance.number(MOST_BUSY) : (busy.get(mail.messageId) ?? 0)
    if (more > 0) {
      busy.set(mail.messageId, more - 1)
      attempt.outcome = 'later'
      return { kind: 'try_later', response: '451 later' }
    }
    if (dice === 1) throw new Error('transport failed')
    if (dice === 2) return { kind: 'unknown', response: 'never told' }
    if (dice === 3 && chance.number(3) === 0) return { kind: 'refused', code: 550, response: '550 5.1.1 unknown user' }
    if (dice === 4) return die()
    const answer = await send(mail)
    return dice === 5 ? die() : answer
  }
  const { html } = world.renderer
  world.renderer = {
    ...world.renderer,
    html: (...args) => (chance.number(150) === 0 ? Promise.reject(new Error('renderer failed')) : html(...args)),
  }
  const { run } = world.jobs
  world.jobs = {
    ...world.jobs,
    run: (...args) => (chance.number(80) === 0 ? Promise.reject(new Error('reader failed')) : run(...args)),
  }
  return {
    surviving: (act, onCrash) => surviving(w, act, onCrash, () => (dying = false)),
    calm() {
      calm = true
    },
  }
}

function crashingCommits({ world }: TestWorld, perhaps: () => void): void {
  const { db } = world
  const transaction = db.transaction.bind(db)
  const wrapped = (work: () => unknown) => {
    const real = transaction(work)
    return {
      immediate() {
        perhaps()
        const done = real.immediate()
        // A transaction inside another has committed nothing yet.
        if (!db.inTransaction) perhaps()
        return done
      },
      // Only reads: it commits nothing.
      deferred: () => real.deferred(),
    }
  }
  db.transaction = wrapped as unknown as typeof db.transaction
}

/** After a crash the work is taken up by a new process, which first looks at what the old one was sending. */
async function surviving(w: TestWorld, act: () => Promise<void>, onCrash: () => void, revive: () => void) {
  for (let tries = 0; tries < 50; tries += 1) {
    try {
      if (tries > 0) settleInterrupted(w.world)
      return await act()
    } catch (error) {
      if (!(error instanceof Crash)) throw error
      revive()
      onCrash()
    }
  }
  throw new Error('Too many crashes in a row')
}
