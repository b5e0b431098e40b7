import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineKey, ownWords } from '../../src/mail/own-words.ts'
import type { Client } from '../support/labelled.ts'
import { quoteLike } from '../support/quote-like.ts'

const QUOTED = {
  messageId: 'lettre@service.example',
  references: [],
  from: 'Médiation Logement <mediation@service.example>',
  to: ['Nadia Benali <nadia@orange.example>'],
  date: '2026-04-07T20:14:34+02:00',
  subject: 'Votre dépôt de garantie [ML-7KQ4-T]',
  text: 'Bonjour,\n\nQuand avez-vous rendu les clés ?\n\nLe 3 mars, vous nous avez écrit : « bientôt ».\n\nCordialement,\nClaire Martin',
}

const CLIENTS: readonly Client[] = [
  'gmail',
  'outlook',
  'apple',
  'thunderbird',
  'yahoo',
  'orange',
  'free',
  'sfr',
  'laposte',
  'iphone',
  'android',
]

describe.each(CLIENTS)('%s', (client) => {
  test.each([0, 1, 2, 3])('the answer stands above the quotation, version %i', (variant) => {
    const { text } = quoteLike(client, QUOTED, variant)
    expect(ownWords(`Le 31 janvier.\n\n${text}\n`)).toMatchObject({ visible: 'Le 31 janvier.', signature: '' })
  })
})

describe('quotations', () => {
  test.each([
    [
      'answers between quoted lines stay',
      'Le 03/02/2026 à 10:12, Claire a écrit :\n> Date ?\n\nLe 31.\n\n> Somme ?\n\n690 €',
      'Le 31.\n\n690 €',
    ],
    ['the answer below stays', '> Date ?\n\nLe 31 janvier', 'Le 31 janvier'],
    [
      'an introduction folded over two lines goes',
      'Oui\n\nLe lun. 3 févr. 2026 à 10:12, Claire Martin <claire@service.example>\na écrit :\n\n> Date ?',
      'Oui',
    ],
    [
      'an introduction between stars goes',
      'Oui\n\n**De :** Claire\n**Envoyé :** lundi 2 mars 2026 10:12\n**À :** Nadia\n\nDate ?',
      'Oui',
    ],
    [
      'a forward keeps what the forwarder wrote',
      'Pour info\n\n---------- Forwarded message ---------\nDe : A <a@b.example>\nDate: lun. 3 févr. 2026\n\nNon.',
      'Pour info',
    ],
    [
      'an English or German introduction goes',
      'Ja\n\nAm 03.02.2026 um 10:12 schrieb Claire <c@service.example>:\n\nDatum?',
      'Ja',
    ],
    [
      'a marker above which to answer ends the words',
      'Oui\n\n## Répondre au-dessus de cette ligne ##\n\nDate ?',
      'Oui',
    ],
  ])('%s', (_, text, visible) => {
    expect(ownWords(text).visible).toBe(visible)
  })
})

describe('prose that looks like a quotation stays', () => {
  test.each([
    "Le 3 février 2025, le bailleur m'a écrit :\nje garde tout.\n\nQue faire ?",
    'Le 12/03/2025 à 14h30, il a écrit :\n« non »\nVoilà.',
    "L'agence nous a écrit le 3 à 10h12 :\nrien ne vous est dû",
    'De : Mme Roy, locataire\nÀ : M. Blanc\nObjet : mon dépôt\n\nMonsieur,',
    'Horaires\nDe : 9 h\nÀ : 12 h',
    'Loyer     500\n-------------\nTotal     690 euros',
    'Objet : caution\n\nBonjour, je réclame 690 euros.',
  ])('%s', (text) => {
    expect(ownWords(text)).toEqual({ visible: text, signature: '', quoted: '' })
  })
})

describe('lines that the conversation already holds', () => {
  const letter = ['Vous avez rendu les clés le 31 janvier 2026.', 'Le bailleur avait un mois pour répondre.']
  const knownLines = new Set(letter.map(lineKey))

  test('two in a row are a quotation, whatever stands around them', () => {
    expect(ownWords(`Non.\n\n${letter.join('\n')}\n\nVoilà.`, { knownLines })).toMatchObject({
      visible: 'Non.\n\nVoilà.',
      quoted: letter.join('\n'),
    })
  })

  test('a single one stays: a person may repeat a sentence', () => {
    expect(ownWords(`Vous écrivez :\n${letter[0]}\nNon.`, { knownLines }).quoted).toBe('')
  })
})

describe('signatures', () => {
  test.each([
    [
      'under a sign-off',
      'Oui.\n\nCordialement,\n\nNadia Benali\n06 12 34 56 78',
      'Oui.\n\nCordialement,',
      'Nadia Benali\n06 12 34 56 78',
    ],
    ['right under a sign-off', 'Oui.\n\nCordialement\nNadia Benali', 'Oui.\n\nCordialement', 'Nadia Benali'],
    ['a bare name apart', 'Oui.\n\nNadia', 'Oui.', 'Nadia'],
    ['a short form of the name', 'Oui.\n\nN. Benali', 'Oui.', 'N. Benali'],
    ['after the separator', 'Oui.\n\n-- \nNadia\nÉtudiante', 'Oui.', '-- \nNadia\nÉtudiante'],
    ['of a telephone', 'Oui.\n\nEnvoyé de mon iPhone', 'Oui.', 'Envoyé de mon iPhone'],
    [
      'of a telephone under a name',
      'Oui.\n\nNadia Benali\n\nEnvoyé depuis l’application Mail Orange',
      'Oui.',
      'Nadia Benali\n\nEnvoyé depuis l’application Mail Orange',
    ],
    [
      'a notice of confidentiality',
      'Oui.\n\nCe message et ses pièces jointes sont confidentiels.',
      'Oui.',
      'Ce message et ses pièces jointes sont confidentiels.',
    ],
  ])('%s', (_, text, visible, signature) => {
    expect(ownWords(text, { senderName: 'Nadia Benali' })).toEqual({ visible, signature, quoted: '' })
  })

  test.each([
    ['a postscript', "Oui.\n\nCordialement,\nNadia\n\nPS : j'ai oublié la facture de 200 €."],
    ['a name in the text', 'Aidez-moi svp\nMerci\nMme Benali'],
    ['a sentence with the name', 'Oui.\n\nMme Benali a rendu les clés le 31.'],
    ['nothing but a name', 'Nadia Benali'],
    ['a statement with the name', 'Bonjour\n\nVirement Benali fait'],
    ['a sum on the last line', 'Bonjour\n\nNadia doit 300 euros'],
  ])('%s stays with the words', (_, text) => {
    expect(ownWords(text, { senderName: 'Nadia Benali' }).visible).toContain(text.split('\n').at(-1))
  })
})

const line = fc.oneof(
  fc.constantFrom(
    '',
    '> cité',
    '-- ',
    'Cordialement,',
    'De : a@b.example',
    'Objet : x',
    'Le 3 mars 2026 à 10:12, X a écrit :',
    'Envoyé de mon iPhone',
    '_'.repeat(32),
    'Nadia Benali',
  ),
  fc.string({ maxLength: 40 }),
)

test('the three parts hold every line once, in order', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const text = lines.join('\n').replaceAll('\r', '')
      const { visible, signature, quoted } = ownWords(text, { senderName: 'Nadia Benali' })
      const filled = (part: string) =>
        part
          .split('\n')
          .map((l) => l.trimEnd())
          .filter((l) => l.trim() !== '')
      expect([visible, signature, quoted].flatMap(filled).sort()).toEqual(filled(text).sort())
    }),
  )
})

test('what lies beyond 200,000 characters is folded, not lost', () => {
  const { visible, quoted } = ownWords(`${'a b c\n'.repeat(40_000)}fin`)
  expect(visible.length).toBeLessThanOrEqual(200_000)
  expect(quoted.endsWith('fin')).toBe(true)
})

/** Generous: each takes milliseconds; a pattern that backtracks takes minutes. */
test.each([
  'De : ',
  'Le 3 à 10:12, a écrit : ',
  'Le 3, X a écrit :\n',
  'De : X\nÀ : Y\n',
  '--\n',
  '> a\n',
  'Jean\n\n',
  'mes salutations ',
  'a@',
  '_',
  ' ',
])(
  'hostile repetition of %j ends',
  (seed) => {
    ownWords(seed.repeat(Math.ceil(200_000 / seed.length)), { senderName: 'Jean' })
    ownWords(`${seed.repeat(Math.ceil(1900 / seed.length))}\n`.repeat(100), { senderName: 'Jean' })
  },
  10_000,
)
