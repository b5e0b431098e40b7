import { requeue } from '../../store/outbox.ts'
import { NotSo } from '../failures.ts'
import { print } from '../output.ts'
import { sendUnlessServed } from '../send-unless-served.ts'
import { withApp } from '../with-app.ts'

/** After somebody made sure that the first copy did not arrive. */
export const resend = (messageId: string): Promise<void> =>
  withApp(async (app) => {
    if (!requeue(app.world.db, messageId.replace(/^<|>$/g, ''), app.world.clock.now()))
      throw new NotSo(`aucun envoi douteux ${messageId}.`)
    await sendUnlessServed(app)
    print(`${messageId} : renvoyé.`)
  })
