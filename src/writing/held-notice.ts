import { paragraphs } from './letter-context.ts'
import { family, wordsOf } from './paragraphs/library.ts'
import type { PlainMail } from './plain-mail.ts'

/** Why a human must look first, as far as the sender may know it. */
export type HeldBecause = 'no_case' | 'several_cases' | 'unreadable' | 'too_large' | 'dangerous_attachment' | 'other'

const { say, text } = wordsOf('held-notice', {
  subject: [],
  greeting: [],
  opening: [],
  ...family('because-', ['no_case', 'several_cases', 'unreadable', 'too_large', 'dangerous_attachment']),
  'no-need-to-resend': [],
})()

/** Once a day at most, to a proven sender whose mail waits for a human. */
export const heldNotice = (serviceName: string, because: HeldBecause): PlainMail => ({
  subject: text('subject'),
  text: paragraphs(
    say('greeting'),
    say('opening'),
    because === 'other' ? null : say(`because-${because}`),
    say('no-need-to-resend'),
    serviceName,
  ),
})
