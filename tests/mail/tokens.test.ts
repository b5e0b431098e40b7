import fc from 'fast-check'
import { expect, test } from 'vitest'
import { approvalAddress, isOurs, participantAddress, tokensIn } from '../../src/mail/tokens.ts'

const OURS = 'mediation@service.example'
const to = (...addresses: readonly string[]) => ({
  to: addresses.map((address) => ({ name: '', address })),
  cc: [],
  deliveredTo: [],
})

test('a token put into an address comes back, also in capitals; the two kinds are kept apart', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z2-7]{26}$/), (token) => {
      expect(tokensIn(to(participantAddress(OURS, token)), OURS)).toEqual({ participant: [token], approval: [] })
      expect(tokensIn(to(approvalAddress(OURS, token).toUpperCase()), OURS)).toEqual({
        participant: [],
        approval: [token],
      })
    }),
  )
})

test('Cc and the delivery headers count; other mailboxes do not', () => {
  const mail = {
    to: [{ name: '', address: 'mediation+aaa@ailleurs.example' }],
    cc: [{ name: '', address: 'mediation+bbb@service.example' }],
    deliveredTo: ['mediation+ccc@service.example'],
  }
  expect(tokensIn(mail, OURS).participant).toEqual(['bbb', 'ccc'])
})

test.each(['a b', '', 'a@b', 'é', 'x'.repeat(61)])('%j is refused as a token', (token) => {
  expect(() => participantAddress(OURS, token)).toThrow()
})

test('our address is ours with and without a token', () => {
  expect(
    [OURS, 'Mediation+ok-abc@service.example', 'x@service.example', 'mediation@ailleurs.example'].map((a) =>
      isOurs(a, OURS),
    ),
  ).toEqual([true, true, false, false])
})
