import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressKey, canonicalAddress, parseAddresses, sameAddress } from '../../src/mail/addresses.ts'

test.each([
  ['Nadia.Benali@Orange.EXAMPLE', 'Nadia.Benali@orange.example'],
  [' jean@médiation.example ', 'jean@xn--mdiation-b1a.example'],
  ['a+b_c@sous.exemple.example', 'a+b_c@sous.exemple.example'],
])('%s is canonical as %s', (written, canonical) => {
  expect(canonicalAddress(written)).toBe(canonical)
})

test.each([
  'a@b.fr\r\nBcc: intrus@mechant.example',
  'a\u0000@b.example',
  'a b@c.example',
  '"a b"@c.example',
  'a@localhost',
  'a@',
  '@b.example',
  'a@b..example',
  'a@[127.0.0.1]',
  `${'a'.repeat(250)}@b.example`,
  '',
])('%j is no address to write to', (written) => {
  expect(canonicalAddress(written)).toBeNull()
})

test('letter case of the local part does not make two mailboxes; look-alike letters do', () => {
  expect(sameAddress('Jean@exemple.example', 'jean@EXEMPLE.example')).toBe(true)
  expect(sameAddress('claire@mediation.example', 'claire@mеdiation.example')).toBe(false)
  // U+212A, the Kelvin sign, is a k in Unicode's lower case.
  expect(sameAddress('\u212aarim@mediation.example', 'karim@mediation.example')).toBe(false)
  expect(addressKey('\u212aarim@mediation.example')).not.toBe(addressKey('karim@mediation.example'))
  expect(sameAddress('', '')).toBe(false)
})

describe('address lists', () => {
  test.each([
    ['Jean Dupont <j@x.example>', [{ name: 'Jean Dupont', address: 'j@x.example' }]],
    [
      '"Dupont, Jean" <j@x.example>, k@x.example',
      [
        { name: 'Dupont, Jean', address: 'j@x.example' },
        { name: '', address: 'k@x.example' },
      ],
    ],
    ['j@x.example (Jean (dit Jo))', [{ name: 'Jean (dit Jo)', address: 'j@x.example' }]],
    ['=?utf-8?Q?L=C3=A9on?= <l@x.example>', [{ name: 'Léon', address: 'l@x.example' }]],
    ['"a\\"b" <j@x.example>', [{ name: 'a"b', address: 'j@x.example' }]],
    ['"claire@m.example" <intrus@x.example>', [{ name: 'claire@m.example', address: 'intrus@x.example' }]],
    ['Jean <j@x.example', [{ name: 'Jean', address: 'j@x.example' }]],
    [
      'equipe: a@x.example, b@x.example;',
      [
        { name: 'equipe', address: '' },
        { name: '', address: 'a@x.example' },
        { name: '', address: 'b@x.example' },
      ],
    ],
    ['undisclosed-recipients:;', [{ name: 'undisclosed-recipients', address: '' }]],
    ['', []],
  ])('%s', (value, expected) => {
    expect(parseAddresses(value)).toEqual(expected)
  })

  test('encoded words never become addresses or separators', () => {
    expect(parseAddresses('=?utf-8?Q?a=40b=2Eexample=2C?= <c@x.example>')).toEqual([
      { name: 'a@b.example,', address: 'c@x.example' },
    ])
  })

  test('a name holds no control characters and at most 200', () => {
    const [entry] = parseAddresses(
      `=?utf-8?B?${Buffer.from(`a\r\nBcc: x\u202e${'b'.repeat(500)}`).toString('base64')}?= <c@x.example>`,
    )
    expect(entry?.name).toMatch(/^a Bcc: x b+$/)
    expect(entry?.name.length).toBeLessThanOrEqual(200)
  })

  test('whatever is written, every address that comes out is canonical or empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (value) => {
        for (const { address } of parseAddresses(value))
          expect(address === '' || canonicalAddress(address) === address).toBe(true)
      }),
    )
  })
})

test('a key is stable: the key of a key is itself', () => {
  fc.assert(fc.property(fc.emailAddress(), (address) => addressKey(addressKey(address)) === addressKey(address)))
})
