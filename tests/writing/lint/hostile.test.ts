import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cents, euros } from '../../../src/domain/money.ts'
import { leakedNotes, leakedRuns } from '../../../src/writing/leaks.ts'
import { characterFindings } from '../../../src/writing/lint/characters.ts'
import { contactsIn } from '../../../src/writing/lint/contacts.ts'
import { disclosureFindings } from '../../../src/writing/lint/disclosure.ts'
import { linkFindings } from '../../../src/writing/lint/links.ts'
import { secretFindings } from '../../../src/writing/lint/secrets.ts'
import { letterFooter } from '../../../src/writing/notice.ts'
import { wordingFindings } from '../../../src/writing/wording.ts'
import { identity } from '../samples.ts'

const looks: Record<string, (text: string) => readonly unknown[]> = {
  characters: characterFindings,
  contacts: contactsIn,
  links: linkFindings,
  secrets: (text) => secretFindings(text, 'mediation@service.example', ['token']),
  wording: wordingFindings,
  'private words': (text) => leakedRuns(text, [text], [text]),
  notes: (text) => leakedNotes(text, [text], []),
}

const UNITS = [
  'a',
  '1',
  ' ',
  '@',
  'a.',
  'a@a.',
  '0 ',
  'O',
  '0O',
  'é',
  '\u0430a',
  '\u200b',
  '\u200d',
  'http://a/?',
  'zero ',
  '1 rue a ',
  'mot de passe ',
  'AB12',
  'a b c d e ',
  'vous ',
  '-',
  ' point ',
  ' arobase ',
  '(at)',
  'eyJa.',
  '+33',
]

test.each(Object.entries(looks))('a long hostile text is looked at in bounded time: %s', (_, look) => {
  for (const unit of UNITS) {
    const text = unit.repeat(Math.ceil(200_000 / unit.length))
    const before = process.cpuUsage().user
    look(text)
    // Ten times what the slowest took when this was written, on a busy machine.
    expect({ unit, seconds: Math.floor((process.cpuUsage().user - before) / 20e6) }).toEqual({ unit, seconds: 0 })
  }
})

test('any phone number and any address is found, however it is spaced, and has one key', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      digits,
      fc.constantFrom(' ', '.', '-', '', '\u00a0', ' - '),
      (first, pairs, gap) => {
        const groups = pairs.map((pair) => String(pair).padStart(2, '0'))
        const keys = [[`0${first}`, ...groups].join(gap), [`+33 ${first}`, ...groups].join(gap)].map((number) => [
          ...new Set(contactsIn(`Tél. ${number}, merci`).map(({ key }) => key)),
        ])
        expect(keys).toEqual([[`0${first}${groups.join('')}`], [`0${first}${groups.join('')}`]])
      },
    ),
  )
})

test('a sum, a day and a law are neither phone, nor account, nor secret', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999 }), fc.integer({ min: 10, max: 28 }), (amount, dayOfMonth) => {
      const text = `Total : ${euros(cents(amount))}, du ${dayOfMonth} mars 2026 au ${dayOfMonth}/04/2026 (loi n° 89-462, art. 22, al. 3, n° 17-18.069).`
      expect([
        ...contactsIn(text),
        ...secretFindings(text, 'mediation@service.example', []),
        ...characterFindings(text),
      ]).toEqual([])
    }),
  )
})

test('the footer of every letter says what it must, and any line less is noticed', () => {
  const footer = letterFooter(identity, null)
  expect(disclosureFindings(footer)).toEqual([])
  expect(disclosureFindings(footer.replace('logiciel', 'stylo')).map(({ kind }) => kind)).toEqual(['disclosure'])
  expect(
    disclosureFindings(footer.replace('Un médiateur l’a relu', 'Nous l’envoyons')).map(({ kind }) => kind),
  ).toEqual(['disclosure'])
  expect(disclosureFindings(footer.replace('ou le juge', '')).map(({ kind }) => kind)).toEqual(['recourse'])
  expect(disclosureFindings('').map(({ severity }) => severity)).toEqual(['block', 'block'])
})
