import { plainEml } from './plain-eml.ts'
import { MEDIATOR, type Sent, type TestWorld } from './test-world.ts'

/** What the mediator of a case writes in answer to one of our mails to them. */
export const answerNotice = (w: TestWorld, notice: Sent | undefined, text: string) =>
  w.receive(
    plainEml({
      from: `Nadia Benali <${MEDIATOR}>`,
      to: notice?.mail.replyTo[0]?.address ?? '',
      subject: `Re: ${notice?.mail.subject}`,
      text,
      inReplyTo: notice?.messageId ?? '',
      date: w.clock.now(),
    }),
  )
