import { describe, expect, test } from 'vitest'
import { day } from '../../../src/domain/day.ts'
import { cents } from '../../../src/domain/money.ts'
import { agreementRecap } from '../../../src/writing/agreement-recap.ts'
import { Letter, paragraphSpans } from '../../../src/writing/letter.ts'
import { inventoryLine } from '../../../src/writing/paragraphs/inventory.ts'
import { family, type Paragraph, templateBehind, wordsOf } from '../../../src/writing/paragraphs/library.ts'
import { mistakesIn, parseParagraphs, versionOf } from '../../../src/writing/paragraphs/parse.ts'
import { context, letters } from '../samples.ts'
import { onDisk } from './on-disk.ts'

describe('the files', () => {
  test.each(Object.entries(onDisk))('%s has an owner, sources, a version and typographic apostrophes', (_, text) => {
    const { owner, sources, version, paragraphs } = parseParagraphs(text)
    expect([owner, sources, version].every((value) => value !== '')).toBe(true)
    expect(paragraphs.size).toBeGreaterThan(0)
    expect(text).not.toMatch(/\p{L}'\p{L}|\bcaution\b/u)
  })
})

const head = '---\nowner: a\nsources: b\nversion: 1\nchecked-on: 2026-11-21\n---\n\n'
const templates = (text: string) => parseParagraphs(`${head}${text}`)

describe('a file is refused', () => {
  test.each([
    ['without a front matter', '# a\nBonjour'],
    ['without an owner', `${head.replace('owner: a\n', '')}# a\nBonjour`],
    ['with a version that is no number', `${head.replace('version: 1', 'version: un')}# a\nBonjour`],
    ['with a day that does not exist', `${head.replace('2026-11-21', '2026-02-30')}# a\nBonjour`],
    ['with words before the first id', `${head}Bonjour\n\n# a\nBonjour`],
    ['with an id that says nothing', `${head}# a\n\n# b\nBonjour`],
    ['with an id twice', `${head}# a\nBonjour\n\n# a\nBonsoir`],
    ['with a style twice', `${head}# a\nBonjour\n\n# a softer\nBonsoir\n\n# a softer\nSalut`],
    ['with an unknown style', `${head}# a\nBonjour\n\n# a rude\nBonsoir`],
    ['with a style before its neutral text', `${head}# a softer\nBonsoir\n\n# a\nBonjour`],
  ])('%s', (_, text) => {
    expect(() => parseParagraphs(text)).toThrow()
  })
})

describe('file and code must agree', () => {
  test.each<[string, string, Record<string, string[]>, RegExp]>([
    ['an id that the code asks for is missing', '# a\nx', { a: [], b: [] }, /b is missing/],
    ['an id is used nowhere', '# a\nx\n\n# b\ny', { a: [] }, /b is used nowhere/],
    ['a placeholder is unknown', '# a\nx {jour}', { a: [] }, /a must use exactly: no placeholder/],
    ['a placeholder is not used', '# a\nx', { a: ['jour'] }, /a must use exactly: jour/],
    ['a style drops a placeholder', '# a\nx {jour}\n\n# a firmer\ny', { a: ['jour'] }, /a must use exactly/],
    ['a style repeats a placeholder', '# a\nx {jour}\n\n# a firmer\n{jour} {jour}', { a: ['jour'] }, /other figures/],
    ['a style has another figure', '# a\n2 mois\n\n# a firmer\n3 mois', { a: [] }, /other figures/],
    ['a style leaves a figure out', '# a\nx {jour}\n\n# a shorter\n-', { a: ['jour'] }, /leaves figures out/],
    ['an id never says anything', '# a\n-', { a: [] }, /never says anything/],
  ])('%s', (_, text, used, mistake) => {
    expect(mistakesIn(templates(text), used).join()).toMatch(mistake)
  })

  test('a style may say more, otherwise or nothing, with the same figures', () => {
    const text = '# a\nx {jour}\n\n# a firmer\navant le {jour} !\n\n# b\ny\n\n# b shorter\n-\n\n# c\n-\n\n# c softer\nz'
    expect(mistakesIn(templates(text), { a: ['jour'], b: [], c: [] })).toEqual([])
  })

  test('the program does not start when they do not', () => {
    expect(() => wordsOf('closing', { subject: [] })).toThrow(/closing\.md: .*resolved is used nowhere/)
    expect(() => wordsOf('choices', { choices: [], more: ['somme'] })).toThrow(/more is missing/)
  })
})

test('foreign words in a placeholder are neither filled again nor read as a pattern', () => {
  const hostile = { ...context, dwelling: '{somme} $& $1' }
  const agreed = {
    audience: ['tenant'],
    amount: cents(62_000),
    payBy: null,
    instalments: 1,
    versionCode: 'A1',
    acceptances: [],
  } as const
  expect(agreementRecap(hostile, agreed).body).toContain('Logement : {somme} $& $1.')
})

describe('the template behind a paragraph', () => {
  const { say } = wordsOf('letter-text', { 'sign-off': [], annex: [] })()
  const filled = letters['offer-relay-tenant'] as Letter
  const [offer] = (filled.paragraphs ?? []).filter(({ id }) => id === 'offer-relay/tenant-offers-dated')
  const behind = (text: string) => templateBehind({ id: offer?.id ?? '', version: offer?.version ?? '', text })
  const template = 'Le locataire propose que le bailleur lui verse {somme}, au plus tard le {jour}.'

  test('is found with what fills it', () => {
    expect(behind(filled.body.slice(...(offer?.span ?? [0, 0])))).toEqual({
      template,
      values: ['620\u00a0€', '4 mai 2026'],
    })
    const one = say('sign-off') as Paragraph
    expect(templateBehind(one)).toEqual({ template: one.text, values: [] })
  })

  test.each([
    ['begins otherwise', 'Le bailleur propose que le bailleur lui verse 1 €, au plus tard le 2 mai.'],
    ['begins with more', 'Or, Le locataire propose que le bailleur lui verse 1 €, au plus tard le 2 mai.'],
    ['lacks a piece', 'Le locataire propose que le bailleur lui verse 1 €.'],
    ['ends otherwise', 'Le locataire propose que le bailleur lui verse 1 €, au plus tard le 2 mai !'],
    ['ends too early', 'Le locataire propose que le bailleur lui verse 1 €, au plus tard le'],
    ['is empty', ''],
  ])('is none when the text %s', (_, text) => {
    expect(behind(text)).toBeNull()
  })

  test.each([{ id: 'offer-relay/more' }, { id: 'more/subject' }, { id: 'constructor/a' }, { version: '1-0' }])(
    'is none for %j',
    (other) => {
      expect(templateBehind({ ...(say('sign-off') as Paragraph), ...other })).toBeNull()
    },
  )
})

test('another text never has the same version, the same text always has', () => {
  expect(versionOf('1', 'Bonjour')).toBe(versionOf('1', 'Bonjour'))
  expect(new Set([versionOf('1', 'Bonjour'), versionOf('1', 'Bonsoir'), versionOf('2', 'Bonjour')]).size).toBe(3)
})

test('a family shares its placeholders', () => {
  expect(family('with-', ['tenant', 'landlord'], ['nom'])).toEqual({ 'with-tenant': ['nom'], 'with-landlord': ['nom'] })
})

describe('a letter knows what it is made of', () => {
  test.each(Object.entries(letters))('%s', (_, letter) => {
    const spans = paragraphSpans(letter)
    expect(spans.length).toBeGreaterThan(1)
    let rest = letter.body
    for (const { id, text } of spans) {
      expect(rest).toContain(text)
      expect(text).toBe(text.trim())
      expect(letter.body.split('\n\n')).toEqual(expect.arrayContaining(text.split('\n\n')))
      rest = rest.slice(rest.indexOf(text) + text.length)
      const [file = '', name = ''] = id.split('/')
      expect(parseParagraphs(onDisk[file] ?? '').paragraphs.has(name)).toBe(true)
    }
  })

  test('its first paragraph is the greeting, what is added for one side counts without a place', () => {
    const letter = letters['law-reminder-first'] as Letter
    expect(paragraphSpans(letter)[0]).toMatchObject({ id: 'common/greeting', text: 'Bonjour,' })
    const beside = letter.paragraphs?.filter(({ span }) => span === null).map(({ id }) => id)
    expect(beside).toEqual(expect.arrayContaining(['choices/choices', 'notice/information', 'law-reminder/annex-both']))
  })

  test('a draft from before has no paragraphs', () => {
    const { paragraphs: _, ...before } = letters['offer-relay'] as Letter
    expect(paragraphSpans(Letter.parse(before))).toEqual([])
  })
})

describe('the inventory', () => {
  test('counts the files and names those that are due for review', () => {
    expect(inventoryLine(onDisk, day('2026-12-01'))).toMatch(
      /^textes des lettres : \d+ fichiers, \d+ textes, version [0-9a-f]{8}$/,
    )
    expect(inventoryLine(onDisk, day('2027-11-22'))).toMatch(/ ; à relire : agreement-recap, /)
  })

  test('does not accept a file that the program does not say', () => {
    expect(() => inventoryLine({ ...onDisk, closing: `${onDisk['closing']} ` }, day('2026-12-01'))).toThrow(/^closing/)
    expect(() => inventoryLine({ ...onDisk, more: 'x' }, day('2026-12-01'))).toThrow(/^more/)
  })
})
