import { describe, expect, test } from 'vitest'
import { approvalRequest } from '../../src/writing/approval-request.ts'
import { editedText } from '../../src/writing/edited-text.ts'
import { DRAFT_END, DRAFT_START } from '../../src/writing/markers.ts'
import { clients, quoted } from './mail-clients.ts'
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
    recipients: [{ name: words, address: 'a@b.example', side: 'tenant' as const, warning: words }],
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
