import type { AuthenticateResult, DKIMResult } from 'mailauth'
import type { Authenticity } from '../mail/message.ts'
import type { MailVerifier } from '../ports.ts'

export type Resolver = (domain: string, type: string) => Promise<string[][] | string[]>

/**
 * Checks DKIM and DMARC of stored mails with mailauth. SPF is left out: it needs the sending server's address, which a stored
 * mail only tells in headers that anybody can write. `resolver`: instead of the system's DNS.
 */
export function mailauthVerifier(resolver?: Resolver): MailVerifier {
  return {
    verify: async (raw) => {
      try {
        const { authenticate } = await import('mailauth')
        const options = { disableArc: true, disableBimi: true, mta: 'localhost', ...(resolver ? { resolver } : {}) }
        return judged((await authenticate(raw, options)) as AuthenticateResult)
      } catch (error) {
        // Hostile bytes or no DNS at all: nobody judged.
        return verdict('unknown', null, false, `verifier failed: ${error instanceof Error ? error.name : 'unknown'}`)
      }
    },
  }
}

function judged({ dkim, dmarc }: AuthenticateResult): Authenticity {
  const [author] = dkim.headerFrom
  if (!author || dkim.headerFrom.length > 1 || dkim.fromFields !== 1)
    return verdict('fail', null, false, 'not exactly one From address')
  const address = author.toLowerCase()
  const ours = dkim.results.filter((result) => result.status.aligned)
  const passed = ours.filter((result) => result.status.result === 'pass')
  const dmarcResult = dmarc ? dmarc.status.result : 'none'
  if (passed.length > 0 && dmarcResult !== 'fail')
    return verdict(
      'pass',
      address,
      passed.some((result) => isStrong(result, address)),
      'aligned dkim=pass',
    )
  const all = [dmarcResult, ...ours.map((result) => result.status.result)]
  if (all.some((result) => result === 'temperror')) return verdict('unknown', address, false, 'temperror')
  if (ours.some((result) => result.status.result === 'fail'))
    return verdict('fail', address, false, 'aligned dkim=fail')
  const wantsProof = dmarc && dmarcResult === 'fail' && dmarc.policy !== 'none'
  return wantsProof
    ? verdict('fail', address, false, 'dmarc=fail')
    : verdict('unknown', address, false, 'no aligned signature')
}

const verdict = (
  kind: Authenticity['verdict'],
  address: string | null,
  fitForCommands: boolean,
  because: string,
): Authenticity => ({
  verdict: kind,
  address,
  by: 'own_check',
  fitForCommands,
  because,
})

/**
 * A signature that covers what a command consists of, to its last byte, by a key of today's length, of the author's own domain
 * or the one above it: a subdomain may be let to anybody.
 */
function isStrong(result: DKIMResult, address: string): boolean {
  const domain = address.split('@').at(-1) ?? ''
  const signed = (result.signingHeaders?.keys ?? '').toLowerCase().split(/[:;\s]+/)
  const longKey = /^ed25519/.test(result.algo ?? '') || (result.modulusLength ?? 0) >= 2048
  return (
    `.${domain}`.endsWith(`.${(result.signingDomain ?? '-').toLowerCase()}`) &&
    ['from', 'to', 'subject', 'date', 'message-id'].every((name) => signed.includes(name)) &&
    longKey &&
    !result.canonBodyLengthLimited
  )
}
