import { describe, expect, test } from 'vitest'
import { neutralTheme } from '../../src/adapters/mail-theme.ts'
import { mjmlRenderer } from '../../src/adapters/mjml-renderer.ts'
import { actLabel } from '../../src/domain/acts.ts'
import { day } from '../../src/domain/day.ts'
import { factLabel } from '../../src/domain/facts.ts'
import { purposeLabel } from '../../src/domain/letter-purposes.ts'
import { questionText } from '../../src/domain/questions.ts'
import { roleLabel, sideLabel } from '../../src/domain/roles.ts'
import { stateLabel } from '../../src/domain/states.ts'
import { handling } from '../../src/mail/reasons.ts'
import { builtinReader } from '../../src/reading/builtin-reader.ts'
import { modelReader } from '../../src/reading/model-reader.ts'
import { parsePrompt } from '../../src/reading/prompt.ts'
import { filesIn, read, sources } from './source.ts'

describe('mail templates', () => {
  const templates = filesIn('mail-templates/', '.mjml')

  test('are the ones that the code asks for, and one common head', () => {
    const asked = /export type MailTemplate = (.*)/.exec(read('src/ports.ts'))?.[1]?.match(/[a-z-]+/g) ?? []
    expect(templates).toEqual([...asked, 'head'].map((name) => `mail-templates/${name}.mjml`).sort())
  })

  test.each(templates)('%s asks for nothing that the code does not give', (path) => {
    const given = ['title', 'content', 'footer', ...Object.keys(neutralTheme).map((key) => `theme.${key}`)]
    const asked = [...read(path).matchAll(/\{\{\{?([^{}]*)\}\}\}?/g)].map((match) => match[1])
    expect(asked.filter((name) => !given.includes(name ?? ''))).toEqual([])
  })

  test('all compile', async () => {
    await expect(mjmlRenderer().check()).resolves.toContain('4')
  })
})

describe('prompts', () => {
  const prompts = filesIn('prompts/')
  const input = {
    own: 'Bonjour',
    signature: '',
    subject: '',
    sentOn: day('2026-04-07'),
    from: { name: '', address: 'a@b.example' },
    to: [],
    cc: [],
    ours: 'mediation@mediation-logement.example',
    attachments: [],
    context: { knownRole: null, asked: [], choiceOffered: false, pendingOffer: null, earlier: [] },
  }

  test.each(prompts)('%s has its name and is used', (path) => {
    const name = path.slice('prompts/'.length, -'.md'.length)
    expect(parsePrompt(read(path)).name).toBe(name)
    expect([...sources.values()].some((text) => text.includes(`promptText('${name}')`))).toBe(true)
  })

  test('a prompt and the code that fills it know the same variables', async () => {
    const text = read('prompts/read-message.md')
    const model = {
      name: 'none',
      complete: async () => ({ kind: 'failed' as const, why: 'test' }),
      check: async () => '',
    }
    const readWith = (prompt: string) => modelReader(model, prompt, builtinReader).read(input)
    await expect(readWith(text)).resolves.toMatchObject({ acts: [] })
    await expect(readWith(`${text}\n{{secret}}`)).rejects.toThrow('secret')
    await expect(readWith(text.replace('{{earlier}}', ''))).rejects.toThrow('earlier')
  })
})

describe('what people read beside each vocabulary', () => {
  const tables: Record<string, Record<string, string>> = {
    actLabel,
    stateLabel,
    roleLabel,
    sideLabel,
    purposeLabel,
    factLabel,
    questionText,
    handling: Object.fromEntries(Object.entries(handling).map(([reason, { label }]) => [reason, label])),
  }

  test.each(Object.entries(tables))('%s: a text for each, none twice, never "caution"', (_, table) => {
    const texts = Object.values(table)
    expect(texts.filter((text) => text.trim() === '' || /\bcaution\b/i.test(text) || /_/.test(text))).toEqual([])
    expect(new Set(texts).size).toBe(texts.length)
  })

  test('a question is one', () => {
    expect(Object.values(questionText).filter((text) => !text.includes('?'))).toEqual([])
  })
})
