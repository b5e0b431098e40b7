import { expect, test } from 'vitest'
import { ConfigError, readConfig } from '../../src/app/config.ts'

const read = (env: Record<string, string>) => readConfig(env, 'no such file')

test('nothing set is local mode with every default', () => {
  expect(read({})).toMatchObject({ local: true, MAILBOX_DIR: 'data/mailbox', SHADOW: false, APPROVAL_HOURS: 72 })
})

test('an empty value counts as unset', () => {
  expect(read({ IMAP_URL: '', REDIS_URL: ' ' }).local).toBe(true)
})

test('every mistake is reported at once, each with its variable', () => {
  const wrong = {
    MAIL_ADDRESS: 'mediation',
    MEDIATORS: 'a@b.example, pas une adresse',
    REDIS_URL: 'http://x',
    SHADOW: 'oui',
    SECRET_KEY: 'court',
    APPROVAL_HOURS: '-1',
  }
  try {
    read(wrong)
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    for (const variable of Object.keys(wrong)) expect((error as Error).message).toContain(`${variable}`)
  }
})

test.each(['0', '1.5', '121', 'trois jours'])('an approval mail cannot live %s hours', (hours) => {
  expect(() => read({ APPROVAL_HOURS: hours })).toThrow('un nombre entier d’heures est attendu, de 1 à 120')
})

test.each([
  [{ IMAP_URL: 'imaps://u:p@mail.example' }, 'SMTP_URL'],
  [{ SMTP_URL: 'smtps://u:p@mail.example' }, 'IMAP_URL'],
  [{ IMAP_URL: 'imaps://u:p@mail.example', SMTP_URL: 'smtps://u:p@mail.example' }, 'SECRET_KEY'],
  [{ LLM_BASE_URL: 'https://model.example/v1' }, 'LLM_MODEL'],
])('%j needs %s', (env, variable) => {
  expect(() => read(env as unknown as Record<string, string>)).toThrow(variable)
})
