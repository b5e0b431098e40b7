import { describe, expect, test } from 'vitest'
import { LetterPurpose } from '../../../src/domain/letter-purposes.ts'
import { figuresIn } from '../../../src/writing/figures.ts'
import { type Letter, styleChanges } from '../../../src/writing/letter.ts'
import { letterText } from '../../../src/writing/letter-text.ts'
import { type LetterStyle, styles } from '../../../src/writing/paragraphs/parse.ts'
import { averageSentence, wordingWarnings } from '../../../src/writing/wording.ts'
import { identity, letters, lettersIn } from '../samples.ts'

/** The numbers of a list of answers or questions are no claims. */
const claims = (...texts: (string | undefined)[]): string[] =>
  figuresIn(texts.join('\n\n').replace(/^\d{1,2}\. /gm, ''))
    .map(({ meaning }) => meaning)
    .sort()

const whole = ({ body, additions, annex }: Letter): string[] => claims(body, ...Object.values(additions), annex)

const samples = styles.flatMap((style) =>
  Object.entries(lettersIn(style)).map(([name, letter]): [LetterStyle, string, Letter, Letter] => [
    style,
    name,
    letters[name] as Letter,
    letter,
  ]),
)

describe.each(samples)('%s: %s', (style, _, neutral, styled) => {
  test('has the same figures, readers, questions, choice and subject', () => {
    const { body: _body, additions: _additions, annex: _annex, paragraphs: _paragraphs, ...same } = neutral
    expect(styled).toMatchObject(same)
    expect(Object.keys(styled.additions)).toEqual(Object.keys(neutral.additions))
    expect(whole(styled)).toEqual(whole(neutral))
  })

  test(`${style === 'shorter' ? 'is not longer' : 'keeps every figure in the body'}`, () => {
    if (style === 'shorter') expect(styled.body.length).toBeLessThanOrEqual(neutral.body.length)
    else expect(claims(styled.body)).toEqual(claims(neutral.body))
  })

  test('stays polite, neutral and easy to read', () => {
    for (const side of styled.audience) {
      const text = letterText(styled, side, identity.serviceName)
      expect(text).toMatch(/^Bonjour,\n/)
      expect(averageSentence(text)).toBeLessThanOrEqual(20)
      expect(wordingWarnings(`${styled.subject}\n${text}`)).toEqual([])
      expect(text).not.toMatch(/\b(?:tu|toi|ton|caution|undefined|null|NaN)\b|\{|\}/i)
    }
  })
})

describe.each(styles)('%s', (style) => {
  const changed = Object.entries(lettersIn(style)).filter(([name, letter]) =>
    styleChanges(letters[name] as Letter, letter),
  )

  test.each(LetterPurpose.options)('changes something that a reader of this letter sees: %s', (purpose) => {
    expect(changed.map(([, letter]) => letter.purpose)).toContain(purpose)
  })
})

test('a letter that a style leaves as it is does not count as changed', () => {
  const [name, letter] = Object.entries(letters)[0] ?? []
  expect(styleChanges(letters[name ?? ''] as Letter, structuredClone(letter) as Letter)).toBe(false)
})

test('the firmer letters name the deadline and what comes next', () => {
  const firmer = lettersIn('firmer')
  expect(firmer['law-reminder-first']?.body).toMatch(/attendons votre réponse au plus tard le .* l’étape suivante/s)
  expect(firmer['reminder-3']?.body).toMatch(/La date limite pour répondre est le mardi 5 mai 2026/)
})
