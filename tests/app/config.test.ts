import { expect, test } from 'vitest'
import { ConfigError, readConfig, staffMember } from '../../src/app/config.ts'
import { readWindow } from '../../src/domain/sending-window.ts'

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

test('a mediator may have a name, for the foot of the letters', () => {
  const { MEDIATORS } = read({ MEDIATORS: 'Nadia Benali <Nadia@Service.example>, karim@service.example' })
  expect(MEDIATORS.map(staffMember)).toEqual([
    { name: 'Nadia Benali', address: 'nadia@service.example' },
    { name: '', address: 'karim@service.example' },
  ])
})

test.each([
  ['07:30-19:00', { from: '07:30', to: '19:00' }],
  ['toujours', null],
])('letters may leave %s', (hours, window) => {
  expect(readWindow(read({ SENDING_HOURS: hours }).SENDING_HOURS)).toEqual(window)
})

test.each(['19:00-07:30', '7h-19h', '25:00-26:00', ''.padEnd(3, '-')])('%s are no hours', (hours) => {
  expect(() => read({ SENDING_HOURS: hours })).toThrow('SENDING_HOURS')
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
