import { describe, expect, test } from 'vitest'
import { instant } from '../../src/domain/day.ts'
import { classifyAutomatic } from '../../src/mail/automatic.ts'
import { ownWords } from '../../src/mail/own-words.ts'
import { parseMail } from '../../src/mail/parse.ts'
import { buildConversation, buildMessage } from '../support/build-message.ts'
import type { Client, LabelledConversation, LabelledMessage } from '../support/labelled.ts'

const base: LabelledMessage = {
  n: 1,
  date: '2026-03-02T19:41:00+01:00',
  from: 'Émilie Courtois-Lefèvre <emilie.courtois@orange.example>',
  to: ['mediation@mediation-logement.example'],
  cc: [],
  subject: 'Dépôt de garantie – 18 rue des Cités',
  client: 'gmail',
  reply_to_n: null,
  threading: 'ok',
  visible:
    'Bonjour,\n\nJ’ai rendu les clés le 31 janvier 2026 ; le dépôt de 1 234,50 € n’est pas rendu. Cette ligne est assez longue pour qu’un programme la coupe.\n\nPouvez-vous m’aider ?\n\nCordialement,',
  signature: 'Émilie Courtois-Lefèvre\n06 00 00 14 27',
  quote_style: 'none',
  html: true,
  attachments: [{ name: 'état des lieux.pdf', kind: 'exit_inventory' }],
  labels: { role: 'tenant', automatic: 'no', acts: [], facts: {} },
}

const answer: LabelledMessage = {
  ...base,
  n: 2,
  date: '2026-03-03T08:00:00+01:00',
  from: 'Gérard Maillot <g.maillot@free.example>',
  subject: `Re: ${base.subject}`,
  reply_to_n: 1,
  visible: 'Bonjour,\n\nJe garde les 690 euros pour la peinture.\n\nOn peut en parler.',
  signature: 'G. Maillot',
  attachments: [],
}

const conversation = (...messages: readonly LabelledMessage[]): LabelledConversation => ({
  id: '000-essai',
  about: '',
  today: '2026-03-04',
  messages,
})

const squash = (text: string): string => text.replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim()

async function built(messages: readonly LabelledMessage[], n: number) {
  const wanted = messages.find((m) => m.n === n) ?? base
  const raw = buildMessage(conversation(...messages), wanted)
  const parsed = await parseMail(raw)
  if (parsed.kind !== 'parsed') throw new Error(parsed.why)
  return parsed.mail
}

const styles: readonly [Client, LabelledMessage['quote_style']][] = [
  ['gmail', 'html_blockquote'],
  ['outlook', 'outlook_header'],
  ['outlook', 'inline'],
  ['apple', 'html_blockquote'],
  ['iphone', 'html_blockquote'],
  ['thunderbird', 'top_post'],
  ['thunderbird', 'inline'],
  ['yahoo', 'html_blockquote'],
  ['orange', 'top_post'],
  ['free', 'top_post'],
  ['sfr', 'top_post'],
  ['laposte', 'top_post'],
  ['android', 'top_post'],
  ['agency-software', 'none'],
]

describe.each(styles)('%s, %s', (client, quote_style) => {
  test.each([2, 3, 4])('own words come back whole, with HTML and without, message %i', async (n) => {
    for (const html of [true, false]) {
      const message = { ...answer, n, client, quote_style, html }
      const mail = await built([base, message], n)
      const { visible, signature } = ownWords(mail.text, { senderName: mail.from[0]?.name ?? '' })
      expect([squash(visible), squash(signature)]).toEqual([squash(message.visible), squash(message.signature)])
    }
  })

  test('names, subject, threading and files come back', async () => {
    const first = await built([{ ...base, client }], 1)
    expect(first).toMatchObject({
      from: [{ name: 'Émilie Courtois-Lefèvre', address: 'emilie.courtois@orange.example' }],
      subject: base.subject,
      fromHeaders: 1,
    })
    expect(first.attachments).toMatchObject([{ name: 'état des lieux.pdf', sniffed: 'application/pdf' }])
    const second = await built([base, { ...answer, client, quote_style }], 2)
    expect(second.inReplyTo).toEqual([first.messageId])
  })
})

test.each([
  [
    'forwarded',
    {
      threading: 'forwarded',
      client: 'outlook',
      quote_style: 'outlook_header',
      subject: 'TR: décompte',
      reply_to_n: null,
    },
  ],
  [
    'from another program, without headers',
    { threading: 'no_headers', quote_style: 'html_blockquote', client: 'iphone' },
  ],
] as const)('%s: no thread, own words all the same', async (_, change) => {
  const mail = await built([base, { ...answer, ...change }], 2)
  expect(mail.inReplyTo).toEqual([])
  expect(squash(ownWords(mail.text, { senderName: 'Gérard Maillot' }).visible)).toBe(squash(answer.visible))
})

test.each([
  ['auto_reply', { subject: 'Réponse automatique : votre courrier', visible: 'Je suis absent jusqu’au 12 mars.' }],
  ['auto_reply', { subject: 'Lu : votre courrier', visible: 'Votre message a été lu.' }],
  [
    'bounce',
    {
      from: 'Mail Delivery System <MAILER-DAEMON@mx.example>',
      subject: 'Undelivered Mail',
      visible: '<paul@ornage.example>: Host not found',
    },
  ],
  ['list', { from: 'Immo <newsletter@immo.example>', subject: 'Les 5 infos', visible: 'Au sommaire' }],
] as const)('%s mails are built with the headers of their kind', async (automatic, change) => {
  const mail = await built([{ ...base, ...change, attachments: [], labels: { ...base.labels, automatic } }], 1)
  expect(classifyAutomatic(mail, instant('2026-03-02T20:00:00Z')).kind).toBe(automatic)
})

test('an answer to a letter of ours goes to its Reply-To and quotes it', async () => {
  const letter = {
    messageId: 'l1@service.example',
    references: [],
    from: 'Médiation <mediation@service.example>',
    to: ['x@y.example'],
    date: '2026-03-02T21:00:00+01:00',
    subject: 'Vos droits',
    text: 'Bonjour,\n\nTexte de la lettre.',
    replyTo: 'mediation+abc@service.example',
  }
  const [message] = buildConversation(
    conversation({ ...answer, n: 1, reply_to_n: null, quote_style: 'html_blockquote' }),
    { ours: 'mediation@service.example', parentOf: () => letter },
  )
  const parsed = await parseMail(message?.raw ?? Buffer.alloc(0))
  expect(parsed).toMatchObject({
    kind: 'parsed',
    mail: { to: [{ address: 'mediation+abc@service.example' }], inReplyTo: ['l1@service.example'] },
  })
})

test('the same conversation gives the same bytes', () => {
  const twice = [0, 1].map(() => buildConversation(conversation(base, answer)).map(({ raw }) => raw.toString('base64')))
  expect(twice[0]).toEqual(twice[1])
})
