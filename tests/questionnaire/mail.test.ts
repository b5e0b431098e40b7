import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseMail } from '../../src/mail/parse.ts'
import { eml, isAddress, LONGEST_MAILTO, mailto } from '../../src/questionnaire/mail.ts'
import { tenantForms } from '../support/questionnaire.ts'
import { letterOf } from './letters.ts'

const mail = {
  to: 'roy@exemple.example',
  cc: 'mediation@service.example',
  subject: 'Dépôt & « garantie »',
  body: 'Bonjour,\nà 100 % ?',
}

test('a mailto carries everything, with the line ends of mail', () => {
  const url = new URL(mailto(mail))
  expect(url.pathname).toBe('roy@exemple.example')
  expect(Object.fromEntries(url.searchParams)).toEqual({
    cc: mail.cc,
    subject: mail.subject,
    body: 'Bonjour,\r\nà 100 % ?',
  })
  expect(mailto({ ...mail, cc: null })).not.toContain('cc=')
  expect(mailto(mail).length).toBeLessThan(LONGEST_MAILTO)
})

describe('the .eml', () => {
  test('is a draft in UTF-8 with short lines, read back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ maxLength: 120 }),
        async (text, subject) => {
          // biome-ignore lint/suspicious/noControlCharactersInRegex: what no mail can carry
          const carried = text.replace(/[\u0000-\u0009\u000b-\u001f\u007f\ufffe\uffff]/g, '')
          // Our own parser takes hidden characters out of what it reads, on purpose.
          const body = `a${carried.replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')}é\n.\nFrom b \nc`
          const raw = eml({ ...mail, subject: `é${subject}`, body })
          expect(raw.split('\r\n').every((line) => line.length <= 76 && /^[\x20-\x7e\t]*$/.test(line))).toBe(true)
          const parsed = await parseMail(Buffer.from(`From: ana@exemple.example\r\n${raw}`))
          if (parsed.kind !== 'parsed') throw new Error(parsed.why)
          const lines = (value: string) =>
            value
              .split('\n')
              .map((line) => line.trimEnd())
              .join('\n')
              .trim()
          expect(lines(parsed.mail.text)).toBe(lines(body))
          expect(parsed.mail.subject.replace(/\s+/g, ' ').trim()).toBe(`é${subject}`.replace(/\s+/g, ' ').trim())
        },
      ),
      { numRuns: 100 },
    )
  })

  test('names both addresses and asks to be opened as unsent', () => {
    const head = eml(mail).split('\r\n\r\n')[0]?.split('\r\n')
    expect(head?.slice(0, 3)).toEqual(['X-Unsent: 1', 'To: roy@exemple.example', 'Cc: mediation@service.example'])
    expect(head?.some((line) => line.startsWith('From:'))).toBe(false)
  })
})

test.each([
  ['roy@exemple.fr', true],
  [' roy@exemple.fr ', true],
  ['roy@exemple', false],
  ['roy', false],
  ['Roy <roy@exemple.fr>', false],
  ['a@b.fr,c@d.fr', false],
  ['a@b.fr\nBcc: c@d.fr', false],
])('%s', (text, is) => {
  expect(isAddress(text)).toBe(is)
})

describe('the letter', () => {
  test('has the same facts and the same law in each tone', () => {
    const blocks = (['neutral', 'firm', 'polite'] as const).map((tone) => {
      const { body } = letterOf(tenantForms, { tone }).mail
      return body.slice(body.indexOf('Faits déclarés'), body.indexOf('\n\nJe '))
    })
    expect(new Set(blocks).size).toBe(1)
  })

  test('asks a landlord for no sum, and a tenant’s asks for the one that was computed', () => {
    const forms = { ...tenantForms, deductions: { choice: 'no' } }
    expect(letterOf(forms).mail.body).toContain('le versement de la somme de 759')
    expect(letterOf(forms, { role: 'landlord' }).mail.body).not.toContain('versement')
  })

  test('claims no sum before the day it is due', () => {
    const { mail, result } = letterOf(tenantForms, { on: '2026-03-01' })
    expect(result.mayWrite).toBe(true)
    expect(mail.body).toContain('le versement de la somme due')
  })
})
