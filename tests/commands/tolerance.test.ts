import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commandHelp, helpFor } from '../../src/commands/help.ts'
import { isSlip } from '../../src/commands/words.ts'
import { commandIn, ordersIn, summary } from './orders.ts'

const order = fc.constantFrom(
  ...commandHelp.map(({ form }) => form),
  'OK 1 3 5',
  'CLORE sans suite',
  'TEMPS 1h30',
  'PLUS FERME',
)
const politeAbove = fc.constantFrom(
  '',
  'Bonjour,\n',
  'Bonjour à tous,\n\n',
  'Bonsoir\n',
  'Salut !\n',
  'Merci pour votre travail.\n',
)
const politeBelow = fc.constantFrom(
  '',
  '\nMerci',
  '\n\nMerci, bonne journée',
  '\nCordialement,\nNadia Benali',
  '\n\nNadia\n06 12 34 56 78',
  '\nBien à vous,\nN. Benali\nMédiatrice',
  '\n\nEnvoyé de mon iPhone',
  '\nMerci\nEnvoyé depuis mon mobile Orange',
  '\nGet Outlook for Android',
  '\n-- \nNadia Benali\nMédiation Logement',
  '\n🙏',
)

test('politeness and signatures around an order change nothing', () => {
  fc.assert(
    fc.property(order, politeAbove, politeBelow, (words, above, below) => {
      expect(ordersIn(above + words + below)).toEqual(ordersIn(words))
    }),
  )
})

const disguises: readonly ((text: string) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.normalize('NFD').replace(/\p{M}+/gu, ''),
  (text) => text.normalize('NFD'),
  (text) => text.replace(/ /g, '\u00a0'),
  (text) => `  ${text}  `,
  (text) => `/${text}`,
]

test('capitals, accents and blanks change no order', () => {
  fc.assert(
    fc.property(order, fc.constantFrom(...disguises), (words, disguise) => {
      expect(ordersIn(words).kind).toBe('orders')
      expect(summary(disguise(words))).toBe(summary(words))
    }),
  )
})

test('any text is read in bounded time and never throws', () => {
  const unit = fc.constantFrom(
    ..."ok non attendre plus court note qui = F3 800 € 1 2 3 , ; . ? ! lundi mai à et -- / n° M2 ML-7KQ4-T \n \u00a0 merci n'envoyez pas".split(
      ' ',
    ),
    ' ',
    '\n',
  )
  const pieces = fc.array(fc.oneof(unit, fc.string({ maxLength: 5 })), { maxLength: 400 })
  fc.assert(
    fc.property(pieces, (parts) => {
      for (const joint of [' ', '', ', '])
        expect(['nothing', 'orders', 'unclear']).toContain(ordersIn(parts.join(joint)).kind)
    }),
    { numRuns: 60 },
  )
})

test.each([
  'ok ',
  'ok 1, ',
  '1 ',
  'non ',
  ', ok 1',
  'merci ',
  'F3 = ',
  'à ',
  '-',
  '9 12 mai ',
  'n° ',
  'envoyer la ',
  '\n',
  'OK\n',
  'NOTE x\n',
  ' ',
])('%j twenty thousand characters long, or a hundred thousand, is read at once', (unit) => {
  for (const length of [19_990, 100_000]) {
    const start = performance.now()
    ordersIn(unit.repeat(Math.ceil(length / unit.length)).slice(0, length))
    expect(performance.now() - start).toBeLessThan(2_000)
  }
})

test.each([
  ['envoyre', 'envoyer', true],
  ['evnoyer', 'envoyer', true],
  ['envoyerr', 'envoyer', true],
  ['envoer', 'envoyer', true],
  ['envoxer', 'envoyer', true],
  ['ntoe', 'note', true],
  ['nnote', 'note', true],
  ['renvoyer', 'envoyer', false],
  ['vote', 'note', false],
  ['notre', 'note', false],
  ['envole', 'envoie', false],
  ['oki', 'ok', false],
  ['enoyre', 'envoyer', false],
])('%s for %s is a slip of the finger: %s', (word, target, slip) => expect(isSlip(word, target)).toBe(slip))

test('every kind of order has its line of help, and its example is that order', () => {
  for (const { form } of commandHelp) {
    const command = commandIn(form)
    expect(typeof command === 'string' ? `${form}: ${command}` : helpFor([command.kind])[0]?.form).toBe(form)
  }
})

test('help for some kinds keeps the order of the whole', () => {
  expect(helpFor(['help', 'approve', 'approve']).map(({ form }) => form)).toEqual(['OK', 'AIDE'])
})
