import { describe, expect, test } from 'vitest'
import { gate } from '../../src/mail/gate.ts'
import type { Authenticity, AutomaticKind } from '../../src/mail/message.ts'
import { HoldReason, handling } from '../../src/mail/reasons.ts'
import { parsedMail } from '../support/parsed-mail.ts'

const OURS = 'mediation@service.example'
const proof = (verdict: Authenticity['verdict']): Authenticity => ({
  verdict,
  address: null,
  by: 'own_check',
  fitForCommands: false,
  because: '',
})
const judged = (
  change: Parameters<typeof parsedMail>[0],
  automatic: AutomaticKind = 'no',
  verdict: Authenticity['verdict'] = 'unknown',
) => gate(parsedMail(change), { automatic, authenticity: proof(verdict), ours: OURS, staff: false })

const person = (n: number) => ({ name: '', address: `voisin${n}@x.example` })
const file = (name: string, sniffed: string | null) => ({
  name,
  mediaType: 'application/pdf',
  sniffed,
  bytes: 1,
  sha256: '',
})

describe('held or ignored before any case is looked for', () => {
  test.each([
    ['no_sender', { from: [] }],
    ['no_sender', { from: [{ name: 'x', address: '' }] }],
    ['several_senders', { from: [person(1), person(2)] }],
    ['several_senders', { fromHeaders: 2 }],
    ['sent_by_ourselves', { from: [{ name: '', address: 'mediation+abc@service.example' }] }],
    ['mail_loop', { headers: { 'x-loop': 'Mediation@service.example' } }],
    [
      'too_many_recipients',
      { to: Array.from({ length: 15 }, (_, n) => person(n)), cc: Array.from({ length: 15 }, (_, n) => person(n)) },
    ],
    ['dangerous_attachment', { attachments: [{ ...file('facture.pdf.exe', null), active: 'program' }] }],
    ['dangerous_attachment', { attachments: [file('facture.pdf', 'application/x-msdownload')] }],
  ] as const)('%s', (reason, change) => {
    expect(judged(change)).toEqual({ kind: handling[reason].fate === 'ignore' ? 'ignore' : 'hold', reason })
  })

  test('a failed proof holds a person, bulk is ignored', () => {
    expect(judged({}, 'no', 'fail')).toEqual({ kind: 'hold', reason: 'authentication_failed' })
    expect(judged({}, 'list')).toEqual({ kind: 'ignore', reason: 'bulk_mail' })
  })
})

describe('an approval address in a mail of somebody who is not of the team', () => {
  const to = (...suffixes: string[]) => ({
    to: suffixes.map((suffix) => ({ name: '', address: OURS.replace('@', `+${suffix}@`) })),
  })
  const gated = (change: Parameters<typeof parsedMail>[0], staff: boolean) =>
    gate(parsedMail(change), { automatic: 'no', authenticity: proof('pass'), ours: OURS, staff })

  test('holds it, silently', () => {
    expect(gated(to('ok-abc'), false)).toEqual({ kind: 'hold', reason: 'not_staff' })
  })

  test('does not matter beside the participant’s own address, or from the team', () => {
    expect(gated(to('ok-abc', 'def'), false)).toEqual({ kind: 'accept' })
    expect(gated(to('ok-abc'), true)).toEqual({ kind: 'accept' })
  })
})

test.each([
  ['a person whom nobody proved', judged({})],
  ['a mail without a date', judged({ date: null })],
  ['a bounce without a usable sender', judged({ from: [] }, 'bounce', 'fail')],
  ['a vacation note, which may belong to a case', judged({}, 'auto_reply')],
  [
    'documents and pictures',
    judged({ attachments: [file('edl.pdf', 'application/pdf'), file('IMG.HEIC', 'image/heic')] }),
  ],
])('accepted: %s', (_, gated) => {
  expect(gated).toEqual({ kind: 'accept' })
})

test('every reason has a French label, and what is ignored is never answered', () => {
  for (const reason of HoldReason.options) expect(handling[reason].label).toMatch(/^[a-zé]/)
  expect(HoldReason.options.filter((r) => handling[r].fate === 'ignore' && handling[r].answer !== 'never')).toEqual([])
})

test.each([
  'not_staff',
  'wrong_token',
  'expired_token',
  'used_token',
  'automatic_approval',
  'authentication_failed',
  'odd_sender',
  'doubled_headers',
  'other_sender',
  'forwarded_command',
  'untimely_command',
  'not_addressed',
  'parts_differ',
  'hidden_characters',
] as const)('%s is never answered: a refused command is no oracle', (reason) => {
  expect(handling[reason].answer).toBe('never')
})
