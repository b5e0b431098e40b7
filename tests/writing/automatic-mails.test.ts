import { describe, expect, test } from 'vitest'
import { loadStages } from '../../src/app/data-files.ts'
import { day } from '../../src/domain/day.ts'
import { CaseState, isOpen } from '../../src/domain/states.ts'
import { type CommandResult, commandReceipt } from '../../src/writing/command-receipt.ts'
import { figuresIn } from '../../src/writing/figures.ts'
import { type HeldBecause, heldNotice } from '../../src/writing/held-notice.ts'
import type { PlainMail } from '../../src/writing/plain-mail.ts'
import { receipt } from '../../src/writing/receipt.ts'
import { status } from '../../src/writing/status.ts'
import { averageSentence, wordingWarnings } from '../../src/writing/wording.ts'
import { identity, ref } from './samples.ts'

const { serviceName } = identity
const stages = loadStages()
const reasons: HeldBecause[] = ['no_case', 'several_cases', 'unreadable', 'too_large', 'other']
const mails: [string, PlainMail][] = [
  ['receipt of a request', receipt({ serviceName, ref, first: true, nextBy: day('2026-04-16') })],
  ['receipt of a message', receipt({ serviceName, ref, first: false, nextBy: day('2026-04-16') })],
  ...reasons.map((because): [string, PlainMail] => [`held, ${because}`, heldNotice(serviceName, because)]),
  ...CaseState.options.map((state): [string, PlainMail] => [
    `status ${state}`,
    status({
      serviceName,
      ref,
      stage: stages[state],
      stageIsNew: true,
      open: isOpen(state),
      openedOn: day('2026-04-07'),
      turn: 'other_party',
      lastLetterToYou: { purpose: 'law_reminder', on: day('2026-04-14') },
      lastMessageFromYou: null,
      nextOn: day('2026-04-28'),
    }),
  ]),
]

describe.each(mails)('%s', (_, mail) => {
  test('holds no law, no sum, no delay: its own dates and case number only', () => {
    const kinds = figuresIn(`${mail.subject}\n${mail.text}`).map(({ meaning }) => meaning.split(':')[0])
    expect(kinds.filter((kind) => kind !== 'date' && kind !== 'reference')).toEqual([])
    expect(mail.text).not.toMatch(/\b(?:article|art|majoration|devez|obligation)\b/i)
  })

  test('is short, plain and neutral', () => {
    expect(mail.text.split('\n').length).toBeLessThan(30)
    expect(averageSentence(mail.text)).toBeLessThanOrEqual(20)
    expect(wordingWarnings(mail.text)).toEqual([])
  })
})

test('the first receipt gives the number, the next step and its day', () => {
  const [, { text }] = mails[0] ?? ['', { subject: '', text: '' }]
  expect(text).toContain(ref)
  expect(text).toMatch(/au plus tard le jeudi 16 avril 2026/)
  expect(text).toMatch(/Nous n’écrirons à personne sans votre accord/)
})

test.each<[CommandResult, RegExp]>([
  [
    { kind: 'approved', recipients: ['G. Maillot <g@free.example>'], leaves: 'aujourd’hui à 10:47', undo: true },
    /^La lettre partira aujourd’hui à 10:47, à :[\s\S]*STOP/,
  ],
  [
    {
      kind: 'edited',
      recipients: ['x'],
      leaves: 'tout de suite',
      undo: false,
      difference: '- ajouté : Oui.',
      warnings: ['long'],
    },
    /Vos modifications :\n\n- ajouté : Oui\.\n\nÀ vérifier :/,
  ],
  [{ kind: 'refused', reason: null }, /^La lettre ne partira pas/],
  [{ kind: 'postponed', until: day('2026-04-20') }, /de nouveau le lundi 20 avril 2026/],
  [{ kind: 'stopped', already: [] }, /^La lettre n’est pas partie/],
  [{ kind: 'stopped', already: ['g@free.example'] }, /déjà partie à :\n\n- g@free\.example/],
  [{ kind: 'recorded', what: 'Noté.' }, /^Noté\./],
  [{ kind: 'too_late', why: 'approuvée par Karim.', sent: 'Bonjour' }, /approuvée par Karim\.\n\nLa lettre approuvée/],
  [
    { kind: 'unclear', why: 'le jour.', understood: [], not: ['ATTENDRE bientôt'], help: '- OK' },
    /« ATTENDRE bientôt »/,
  ],
  [{ kind: 'not_done', why: 'le dossier a changé.', warnings: [] }, /^Rien n’est parti : le dossier a changé\./],
])('a mediator reads first what was done', (result, expected) => {
  const mail = commandReceipt([{ words: 'OK', ref, purpose: 'reminder', result }])
  expect(mail.text).toMatch(expected)
  expect(mail.subject).toMatch(/relance \(dossier ML-/)
})
