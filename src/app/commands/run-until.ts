import type { Instant } from '../../domain/day.ts'
import { settleInterrupted } from '../../flows/deliver-mail.ts'
import { fetchMail } from '../../flows/fetch-mail.ts'
import { runUntil } from '../../flows/run-until.ts'
import { WrongUsage } from '../failures.ts'
import { withWorker } from '../with-app.ts'

/** Takes what lies in the Maildir, then moves the virtual clock and does everything that falls due on the way. */
export const runUntilInstant = (end: Instant): Promise<void> =>
  withWorker(async (app) => {
    if (!app.clock)
      throw new WrongUsage('run-until n’existe qu’en mode local : l’horloge d’un vrai service ne se déplace pas.')
    if (!app.clock.isVirtual()) app.clock.moveTo(end)
    if (end < app.clock.now()) throw new WrongUsage(`l’horloge est déjà au ${app.clock.now()} : elle ne recule pas.`)
    settleInterrupted(app.world)
    await fetchMail(app.world, app.mailbox)
    await runUntil(app.world, app.clock, end)
  })
