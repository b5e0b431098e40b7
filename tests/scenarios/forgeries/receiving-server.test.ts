import { describe, test } from 'vitest'
import {
  AUTHSERV,
  command,
  DMARC_PASS,
  DOMAIN,
  type Expected,
  expectRefused,
  MEDIATOR,
  results,
  waitingCase,
} from './waiting-case.ts'

const unproven: Expected = { fate: 'held', reason: 'authentication_failed' }
const signature = (tags: string): string => `DKIM-Signature: v=1; a=rsa-sha256; s=s1; ${tags}; bh=x; b=x`

describe('what our receiving server did not say of the mediator’s very address proves nothing', () => {
  const rows: readonly [string, readonly string[]][] = [
    ['no verdict', []],
    ['a bare failure', [results(`dmarc=fail header.from=${DOMAIN}`)]],
    ['a verdict of nothing', [results('none')]],
    ['DKIM failed', [results(`dkim=fail header.d=${DOMAIN}`)]],
    ['DKIM could not be checked', [results(`dkim=temperror header.d=${DOMAIN}`)]],
    ['DKIM of an evil domain', [results('dkim=pass header.d=evil.example')]],
    [
      'DKIM of an evil domain and no policy of the true one',
      [results(`dkim=pass header.d=evil.example; dmarc=none header.from=${DOMAIN}`)],
    ],
    ['DKIM of a domain that ends like the true one', [results(`dkim=pass header.d=evil-${DOMAIN}`)]],
    ['DKIM of a subdomain, which may be anybody’s', [results(`dkim=pass header.d=clients.${DOMAIN}`)]],
    ['SPF alone', [results(`spf=pass smtp.mailfrom=${MEDIATOR}`)]],
    ['SPF of an evil domain', [results('spf=pass smtp.mailfrom=eve@evil.example')]],
    ['DMARC passed for another author', [results('dmarc=pass header.from=evil.example')]],
    ['DMARC passed for a subdomain', [results(`dmarc=pass header.from=clients.${DOMAIN}`)]],
    ['DMARC passed for nobody named', [results('dmarc=pass')]],
    ['DMARC passed and failed', [results(`dmarc=pass header.from=${DOMAIN}; dmarc=fail header.from=${DOMAIN}`)]],
    ['a foreign server', [results(`dmarc=pass header.from=${DOMAIN}`, 'mx.evil.example')]],
    ['a server whose name begins like ours', [results(`dmarc=pass header.from=${DOMAIN}`, `${AUTHSERV}.evil.example`)]],
    ['a server whose name ends like ours', [results(`dmarc=pass header.from=${DOMAIN}`, `evil-${AUTHSERV}`)]],
    ['no name of a server', [`Authentication-Results: dmarc=pass header.from=${DOMAIN}`]],
    ['our name in a comment', [results(`dmarc=pass header.from=${DOMAIN}`, `(${AUTHSERV}) mx.evil.example`)]],
    ['a forged verdict below ours that failed', [results(`dmarc=fail header.from=${DOMAIN}`), DMARC_PASS]],
    ['a forged verdict below ours that found nothing', [results('spf=none'), DMARC_PASS]],
    ['a forged verdict above ours that failed', [DMARC_PASS, results(`dmarc=fail header.from=${DOMAIN}`)]],
    [
      'a foreign verdict above ours that failed',
      [results(`dmarc=pass header.from=${DOMAIN}`, 'mx.evil.example'), results(`dmarc=fail header.from=${DOMAIN}`)],
    ],
    ['a pass inside a comment', [results(`dkim=none (dmarc=pass header.from=${DOMAIN})`)]],
    ['a pass inside a quoted string', [results(`spf=none reason="; dmarc=pass header.from=${DOMAIN}"`)]],
    ['a pass behind a comment that is never closed', [results(`spf=none (; dmarc=pass header.from=${DOMAIN}`)]],
    ['a pass folded into a comment', [results(`spf=none\r\n\t(nothing;\r\n dmarc=pass\r\n header.from=${DOMAIN})`)]],
    ['a pass in a neighbouring field', [`X-Authentication-Results: ${AUTHSERV}; dmarc=pass header.from=${DOMAIN}`]],
    [
      'a pass in the field that relays keep',
      [`ARC-Authentication-Results: i=1; ${AUTHSERV}; dmarc=pass header.from=${DOMAIN}`],
    ],
    ['the mailbox’s own password, which is not configured as a proof', [results(`auth=pass smtp.auth=${MEDIATOR}`)]],
    [
      'DMARC passed, by a signature that leaves the recipient open',
      [DMARC_PASS, signature(`d=${DOMAIN}; h=From:Subject:Date:Message-ID`)],
    ],
    [
      'DMARC passed, by a signature of the beginning of the body',
      [DMARC_PASS, signature(`d=${DOMAIN}; h=From:To:Subject:Date:Message-ID; l=2`)],
    ],
    [
      'DKIM passed, by a signature that leaves the subject open',
      [results(`dkim=pass header.d=${DOMAIN}`), signature(`d=${DOMAIN}; h=From:To:Date:Message-ID`)],
    ],
  ]
  test.each(rows)('%s', async (_, above) => {
    const c = await waitingCase()
    await expectRefused(c, command(c, { above }), unproven)
  })

  test('no name of our own server is configured: its verdict counts as anybody’s', async () => {
    const c = await waitingCase({ settings: { authservId: null } })
    await expectRefused(c, command(c), unproven)
  })
})

describe('where the mailbox’s own password is configured as a proof', () => {
  const rows: readonly [string, readonly string[]][] = [
    ['another mailbox', [results(`auth=pass smtp.auth=stagiaire@${DOMAIN}`)]],
    ['the local part alone', [results('auth=pass smtp.auth=nadia.benali')]],
    ['a mailbox of which the true one is the beginning', [results(`auth=pass smtp.auth=${MEDIATOR}.evil.example`)]],
    ['no mailbox', [results('auth=pass')]],
    ['an envelope sender in its place', [results(`auth=pass smtp.mailfrom=${MEDIATOR}`)]],
    ['a wrong password', [results(`auth=fail smtp.auth=${MEDIATOR}`)]],
    ['a foreign server', [results(`auth=pass smtp.auth=${MEDIATOR}`, 'mx.evil.example')]],
    ['a forged verdict below ours', [results('spf=none'), results(`auth=pass smtp.auth=${MEDIATOR}`)]],
    ['the mailbox twice, the first another', [results(`auth=pass smtp.auth=${MEDIATOR} smtp.auth=eve@evil.example`)]],
  ]
  test.each(rows)('%s', async (_, above) => {
    const c = await waitingCase({ settings: { trustSubmission: true } })
    await expectRefused(c, command(c, { above }), unproven)
  })
})
