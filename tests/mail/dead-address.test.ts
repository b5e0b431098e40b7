import { expect, test } from 'vitest'
import { refusesAddress } from '../../src/mail/dead-address.ts'

test.each([
  [550, '550 no such user', true],
  [550, '550 5.1.1 <x@y.example>: user unknown', true],
  [550, '550-5.1.1 The account does not exist', true],
  [554, '554 5.1.10 domain takes no mail', true],
  [553, 'not an address that SMTP can carry', true],
  [550, '550 5.7.1 blocked by policy', false],
  [550, '550 5.1.8 sender domain not found', false],
  [552, '552 5.2.2 mailbox full', false],
  [554, '554 content refused', false],
  [0, 'ECONNREFUSED 5.1.1.1', false],
])('%i %j', (code, response, dead) => {
  expect(refusesAddress(code, response)).toBe(dead)
})
