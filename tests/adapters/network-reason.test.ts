import { expect, test } from 'vitest'
import { networkReason } from '../../src/adapters/network-reason.ts'
import { serverUrl } from '../../src/adapters/server-url.ts'

const server = serverUrl('imaps://bot:motdepasse@mail.example')

test.each([
  [{ code: 'ENOTFOUND' }, 'serveur introuvable : mail.example'],
  [{ code: 'EDNS', originalCode: 'EAI_AGAIN' }, 'serveur introuvable : mail.example'],
  [{ code: 'ESOCKET', originalCode: 'ECONNREFUSED' }, 'connexion refusée par mail.example:993'],
  [{ code: 'CONNECT_TIMEOUT' }, 'pas de réponse de mail.example:993'],
  [{ code: 'CERT_HAS_EXPIRED' }, 'certificat de mail.example refusé (CERT_HAS_EXPIRED)'],
  [
    { code: 'ESOCKET', originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    'certificat de mail.example refusé (DEPTH_ZERO_SELF_SIGNED_CERT)',
  ],
  [{ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'certificat de mail.example refusé (ERR_TLS_CERT_ALTNAME_INVALID)'],
  [{ message: 'Odd\r\nthing' }, 'échec avec mail.example:993 (Odd)'],
])('the failure %j is told in one line', (failure, line) => {
  expect(networkReason(Object.assign(new Error('?'), failure), server)).toBe(line)
})
