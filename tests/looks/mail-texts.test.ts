import { expect, test } from 'vitest'
import type { MailKind } from '../../src/domain/decision.ts'
import { LetterPurpose } from '../../src/domain/letter-purposes.ts'
import { DRAFT_END, DRAFT_START } from '../../src/writing/markers.ts'
import { allMails } from './every-mail.ts'

const mails = await allMails()

const kinds: Record<MailKind, true> = {
  letter: true,
  receipt: true,
  status: true,
  approval_request: true,
  mediator_notice: true,
  command_receipt: true,
  hold_notice: true,
  digest: true,
  approval_list: true,
  alert: true,
  satisfaction: true,
  data_request: true,
  data_answer: true,
  report: true,
  recap: true,
}

test('the lives hold every kind of mail and every purpose of a letter', () => {
  expect([...new Set(mails.map(({ kind }) => kind))].sort()).toEqual(Object.keys(kinds).sort())
  const purposes = mails.filter(({ kind }) => kind === 'letter').map(({ purpose }) => purpose)
  expect([...new Set(purposes)].sort()).toEqual([...LetterPurpose.options].sort())
})

test.each(LetterPurpose.options)('a mediator has read a %s within 60 lines', (purpose) => {
  const asked = mails.filter((mail) => mail.kind === 'approval_request' && mail.purpose === purpose)
  expect(asked.length).toBeGreaterThan(0)
  for (const { text } of asked) {
    const lines = text.split('\n')
    expect(lines.indexOf(DRAFT_START)).toBeGreaterThan(0)
    expect(lines.indexOf(DRAFT_END) + 1).toBeLessThanOrEqual(60)
  }
})

test.each([...new Set(mails.map(({ name }) => name))])('text and HTML say the same words: %s', (name) => {
  for (const { subject, text, html } of mails.filter((mail) => mail.name === name))
    expect(inOrder(name, words(shown(html)))).toEqual(inOrder(name, words(`${subject}\n${text}`)))
})

/** A figure stands after its name in a table's row, and before it in a line of text. */
const inOrder = (name: string, all: readonly string[]): readonly string[] =>
  name === 'digest' || name === 'report' ? all.toSorted() : all

test('no mail hides anything, or says one thing in its text and another in its HTML, for our own reader either', () => {
  expect(mails.filter(({ suspicious }) => suspicious).map(({ name }) => name)).toEqual([])
})

/** What a reader sees. */
const shown = (html: string): string =>
  html
    .slice(html.indexOf('<body'))
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<br>|<p[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, ' ')

const words = (of: string): string[] =>
  of
    .replace(/^\s*\d{1,3}\. /gm, '')
    .replace(/<[^>\n]*>/g, (address) => ` ${address.slice(1, -1)} `)
    .match(/[\p{L}\p{N}]+/gu) ?? []
