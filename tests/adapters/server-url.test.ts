import { expect, test } from 'vitest'
import { serverUrl } from '../../src/adapters/server-url.ts'

test.each([
  [
    'imaps://bot:p%40ss@mail.example',
    { host: 'mail.example', port: 993, secure: true, loopback: false, user: 'bot', password: 'p@ss' },
  ],
  [
    'imap://bot@mail.example:1143',
    { host: 'mail.example', port: 1143, secure: false, loopback: false, user: 'bot', password: '' },
  ],
  ['smtps://mail.example', { host: 'mail.example', port: 465, secure: true, loopback: false, user: '', password: '' }],
  ['smtp://localhost:25', { host: 'localhost', port: 25, secure: false, loopback: true, user: '', password: '' }],
  ['smtp://127.0.1.1', { host: '127.0.1.1', port: 587, secure: false, loopback: true, user: '', password: '' }],
  ['smtp://[::1]', { host: '::1', port: 587, secure: false, loopback: true, user: '', password: '' }],
  [
    'imap://127.0.0.1.example',
    { host: '127.0.0.1.example', port: 143, secure: false, loopback: false, user: '', password: '' },
  ],
])('%s is understood', (url, server) => {
  expect(serverUrl(url)).toEqual(server)
})

test('another protocol is refused', () => {
  expect(() => serverUrl('pop3://mail.example')).toThrow('pop3://')
})
