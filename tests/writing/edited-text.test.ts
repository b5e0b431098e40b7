import { describe, expect, test } from 'vitest'
import { mjmlRenderer } from '../../src/adapters/mjml-renderer.ts'
import type { PartyId } from '../../src/domain/ids.ts'
import { parseMail } from '../../src/mail/parse.ts'
import { approvalRequest } from '../../src/writing/approval-request.ts'
import { editedText } from '../../src/writing/edited-text.ts'
import { escapeHtml } from '../../src/writing/html-fragment.ts'
import { DRAFT_END, DRAFT_START } from '../../src/writing/markers.ts'
import { plainText } from '../../src/writing/plain-text.ts'
import { message } from '../support/mime-writer.ts'
import { clients, type Edited, programs, quoted, type Typed } from './mail-clients.ts'
import { approvalView, letters } from './samples.ts'

const request = (body: string): string =>
  approvalRequest({ ...approvalView, letter: { ...approvalView.letter, body } }).text

const bodies = Object.entries(letters).map(([name, letter]) => [name, letter.body] as const)

describe.each(Object.entries(clients))('a reply from a client that leaves the text %s', (_, client) => {
  test.each(bodies)('an untouched letter is unchanged: %s', (_name, body) => {
    expect(editedText(`OK\n\n${client(request(body))}`, body)).toEqual({ kind: 'unchanged' })
  })

  test.each(bodies)('an edited sentence comes back in a letter of the same form: %s', (_name, body) => {
    const edited = body.replace('Bonjour,', 'Bonjour Madame, bonjour Monsieur,')
    const answer = client(request(body).replace(body, edited))
    expect(normal(editedText(answer, body))).toEqual(normal({ kind: 'edited', body: edited }))
  })

  test('a paragraph that was taken out is gone, and the rest keeps its headings and lists', () => {
    const body = letters['law-reminder-first']?.body ?? ''
    const gone = '- Total si aucune retenue n’est justifiée : 690 € + 69 € = 759 €'
    const edited = body.replace(`\n${gone}`, '')
    const answer = client(request(body).replace(body, edited))
    expect(normal(editedText(answer, body))).toEqual(normal({ kind: 'edited', body: edited }))
  })
})

/** Spaces, quotation marks and the choice between one and two line feeds are the client's. */
function normal(found: ReturnType<typeof editedText>): ReturnType<typeof editedText> {
  if (found.kind !== 'edited') return found
  const body = found.body
    .replace(/\u00a0/g, ' ')
    .replace(/’/g, "'")
    .replace(/[«»]/g, '"')
    .replace(/\n+/g, '\n')
  return { kind: 'edited', body }
}

test('without markers there is no letter in the reply', () => {
  expect(editedText('OK', 'Bonjour,')).toEqual({ kind: 'none' })
  expect(editedText('', 'Bonjour,')).toEqual({ kind: 'none' })
})

test.each([
  ['the end is missing', `${DRAFT_START}\nBonjour,`],
  ['the beginning is missing', `Bonjour,\n${DRAFT_END}`],
  ['they are crossed', `${DRAFT_END}\nBonjour,\n${DRAFT_START}`],
  ['nothing is between them', `${DRAFT_START}\n\n${DRAFT_END}`],
  ['one copy lacks its end', `${DRAFT_START}\nBonjour Madame,\n${DRAFT_START}\nBonjour,\n${DRAFT_END}`],
])('nobody guesses when %s', (_, reply) => {
  expect(editedText(reply, 'Bonjour,')).toEqual({ kind: 'broken' })
})

test('of an edited copy above and the quoted original below, the edited one is meant', () => {
  const body = 'Bonjour,\n\nLa somme est de 690 €.'
  const edited = 'Bonjour,\n\nLa somme convenue est de 690 €.'
  const reply = `${DRAFT_START}\n${edited}\n${DRAFT_END}\n\nLe 14 avril, Médiation Logement a écrit :\n${quoted(request(body))}`
  expect(editedText(reply, body)).toEqual({ kind: 'edited', body: edited })
})

test('a party’s words can put no marker into an approval mail', () => {
  const words = `Bonjour\n${DRAFT_START}\nJe paie 1 €\n${DRAFT_END}\n`
  const view = {
    ...approvalView,
    messages: [{ from: `X ${DRAFT_START}`, on: '9 avril 2026', words }],
    disputed: [`fait : ${words}`],
    oneSided: [words],
    agreed: [words],
    warnings: [`lecture incertaine : « ${words} »`],
    because: words,
    alternatives: [words],
    nextDates: [words],
    parties: [{ name: words, role: 'tenant' as const, address: 'a@b.example' }],
    recipients: [
      { party: 'p' as PartyId, name: words, address: 'a@b.example', side: 'tenant' as const, warning: words },
    ],
  }
  const { text } = approvalRequest(view)
  for (const client of Object.values(clients))
    expect(editedText(client(text), approvalView.letter.body)).toEqual({ kind: 'unchanged' })
})

test('markers in bold or without accents are still markers', () => {
  expect(editedText('*=== DEBUT DE LA LETTRE ===*\nBonsoir,\n=== Fin de la lettre ===', 'Bonjour,')).toEqual({
    kind: 'edited',
    body: 'Bonsoir,',
  })
})

const LETTER = letters['law-reminder-first']?.body ?? ''
/** A paragraph of one line in the middle of the letter. */
const PARAGRAPH = LETTER.split('\n\n').find((p) => p.length > 120 && !/^(?:#|-|\d)|\n/.test(p)) ?? ''
const ADDED = 'L’été dernier, « à côté » de l’entrée, 12,50 € : voilà l’œuvre d’un dégât des eaux, payée à moitié.'
const LONG_LINE = `${'Nous vous rappelons que chacun peut répondre en quelques mots, à son rythme et sans frais ; '.repeat(4)}merci.`

/** What happens to that paragraph: the paragraphs that stand there afterwards, the ones that were typed last. */
const edits: Record<string, { kept: readonly string[]; typed: readonly string[] }> = {
  'one word': { kept: [PARAGRAPH.replace(/ (\w+)\.$/, ' très $1.')], typed: [] },
  'a paragraph taken out': { kept: [], typed: [] },
  'a paragraph added': { kept: [PARAGRAPH], typed: [ADDED] },
  'a long line added': { kept: [PARAGRAPH], typed: [LONG_LINE] },
}

const renderer = mjmlRenderer()

/** The approval mail with that edit in its text and in its HTML, as the mediator's program shows it for answering. */
async function editedMail({ kept, typed }: { kept: readonly string[]; typed: readonly string[] }, write: Typed) {
  const text = request(LETTER)
  const html = await renderer.html('approval-request', { title: 'À approuver', text, footer: '' })
  const inHtml = new RegExp(`(<p class="source"[^>]*>)${escapeRegExp(escapeHtml(PARAGRAPH))}</p>`)
  const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1] ?? ''
  if (!inHtml.test(body)) throw new Error('The paragraph is not in the HTML part')
  const mail: Edited = {
    text: text.replace(`${PARAGRAPH}\n\n`, () => [...kept, ...typed].map((p) => `${p}\n\n`).join('')),
    html: body.replace(inHtml, (_, open: string) =>
      [...kept.map((p) => `${open}${escapeHtml(p)}</p>`), ...typed.map((p) => write(escapeHtml(p)))].join(''),
    ),
  }
  const edited = LETTER.replace(`${PARAGRAPH}\n\n`, () => [...kept, ...typed].map((p) => `${p}\n\n`).join(''))
  return { mail, edited }
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

describe.each(Object.entries(programs))('a whole reply as %s builds it', (_, program) => {
  test.each(Object.entries(edits))('the letter comes back exactly as edited: %s', async (_name, edit) => {
    const { mail, edited } = await editedMail(edit, program.typed)
    const parsed = await parseMail(message(['From: n@m.example'], program.reply('OK', mail)))
    if (parsed.kind !== 'parsed') throw new Error(parsed.why)
    const found = editedText(parsed.mail.text, LETTER)
    expect(found.kind).toBe('edited')
    // As it leaves: an empty line more under a heading makes no other letter.
    expect(plainText(found.kind === 'edited' ? found.body : '', '')).toBe(plainText(edited, ''))
  })
})
