import { beforeAll, expect, test } from 'vitest'
import { lastLook } from '../../../src/flows/last-look.ts'
import { mailsInState, type OutboxMail, type OutboxRow } from '../../../src/store/outbox.ts'
import type { TestWorld } from '../../support/test-world.ts'
import { corpus } from './corpus.ts'
import { lettersOf, type Situation } from './honest-letters.ts'

const { situations } = corpus<{ situations: Situation[] }>('honnetes')

let w: TestWorld
let mail: OutboxMail
let raw: Buffer

beforeAll(async () => {
  const [situation] = situations
  if (!situation) throw new Error('No situation')
  const [first] = await lettersOf({ ...situation, suite: [] }, 5)
  if (!first) throw new Error('No letter')
  w = first.w
  const letters = mailsInState(w.world.db, 'sent').filter(({ kind }) => kind === 'letter')
  const last = letters.at(-1)
  if (!last) throw new Error('No letter left')
  mail = last
  raw = (w.world.db.prepare('SELECT raw FROM outbox_bytes WHERE mail = ?').get(mail.id) as OutboxRow).raw
})

const look = (change: { mail?: Partial<OutboxMail>; from?: string | RegExp; to?: string }) => {
  const text = raw.toString('latin1')
  const changed = change.from === undefined ? text : text.replace(change.from, change.to ?? '')
  if (change.from !== undefined && changed === text) throw new Error(`The bytes do not hold ${change.from}`)
  return lastLook(w.world, { ...mail, ...change.mail }, Buffer.from(changed, 'latin1'))
}

test('the approved letter leaves', async () => {
  expect(await look({})).toBeNull()
})

test.each<[string, Parameters<typeof look>[0], RegExp]>([
  ['a recipient that the mediator was not shown', { mail: { recipient: 'eve@ailleurs.example' } }, /not a recipient/],
  ['no draft', { mail: { draft_id: null } }, /no approved draft/],
  ['a draft that does not exist', { mail: { draft_id: 'other' as never } }, /no approved draft/],
  ['another address in the header', { from: /^To: .*$/m, to: 'To: eve@ailleurs.example' }, /another address in To/],
  ['a second address', { from: /^To: (.*)\r$/m, to: 'To: $1, eve@ailleurs.example\r' }, /another address in To/],
  ['somebody in copy', { from: /^Subject:/m, to: 'Cc: eve@ailleurs.example\r\nSubject:' }, /in copy/],
  ['somebody in blind copy', { from: /^Subject:/m, to: 'Bcc: eve@ailleurs.example\r\nSubject:' }, /in copy/],
  [
    'answers that go elsewhere',
    { from: /^Reply-To: [^\r]*(?:\r\n [^\r]*)*/m, to: 'Reply-To: eve@ailleurs.example' },
    /answers would not come/,
  ],
  ['another subject', { from: /^Subject: .*$/m, to: 'Subject: Autre chose\r' }, /subject/],
  ['another word', { from: 'Bonjour,', to: 'Bonsoir,' }, /text is not the approved one/],
  ['another sum', { from: /690/, to: '790' }, /text is not the approved one/],
  ['another sum in the HTML part alone', { from: /(text\/html[\s\S]*?)690/, to: '$1790' }, /HTML part says/],
  ['no disclosure', { from: /logiciel/, to: 'stylo' }, /text is not the approved one/],
  [
    'a file that nobody approved',
    { from: /^Content-Type: multipart\/alternative;/m, to: 'X-A: b\r\nContent-Type: text/plain; x=' },
    /text|attachment|HTML|read/,
  ],
])('%s does not', async (_, change, why) => {
  expect(await look(change)).toMatch(why)
})

test('a draft that was approved by nobody does not, whatever the outbox says', async () => {
  w.world.db.prepare("UPDATE drafts SET state = 'superseded' WHERE id = ?").run(mail.draft_id)
  expect(await look({})).toBe('no approved draft')
  w.world.db.prepare("UPDATE drafts SET state = 'approved' WHERE id = ?").run(mail.draft_id)
})

test('an approved text with a private number in it does not, though a human approved it', async () => {
  const row = w.world.db.prepare('SELECT approved_body FROM drafts WHERE id = ?').get(mail.draft_id) as {
    approved_body: string
  }
  const leak = 'Elle est joignable au 06 12 34 56 78.'
  w.world.db
    .prepare('UPDATE drafts SET approved_body = ? WHERE id = ?')
    .run(`${leak}\n\n${row.approved_body}`, mail.draft_id)
  const text = raw.toString('latin1').replaceAll('Bonjour,', `${leak}\r\n\r\nBonjour,`)
  expect(await lastLook(w.world, mail, Buffer.from(text, 'latin1'))).toMatch(/contact/)
  w.world.db.prepare('UPDATE drafts SET approved_body = ? WHERE id = ?').run(row.approved_body, mail.draft_id)
})

test('mails of other kinds are not looked at', async () => {
  expect(await look({ mail: { kind: 'digest', draft_id: null } })).toBeNull()
})
