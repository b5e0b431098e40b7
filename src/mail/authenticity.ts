import { sameAddress } from './addresses.ts'
import { type MethodResult, parseAuthenticationResults } from './authentication-results.ts'
import { openSignature } from './dkim-signature.ts'
import { aligned } from './domain-alignment.ts'
import type { Authenticity, ParsedMail } from './message.ts'

type Sender = Pick<ParsedMail, 'from' | 'fromHeaders' | 'headers'>

/**
 * What our own receiving server found (Authentication-Results with exactly this authserv-id; any other may be forged). Only
 * the topmost one can prove something; a failure in any of them counts. `trustSubmission`: that this server knew its own user
 * by a password (`auth=pass`) is proof enough for commands.
 */
export function authenticityFromHeaders(
  mail: Sender,
  authservId: string | null,
  trustSubmission = false,
): Authenticity {
  const doubt = doubtfulSender(mail)
  if (doubt !== null) return refused(doubt, 'receiving_server')
  const all = (mail.headers.get('authentication-results') ?? []).flatMap(
    (value) => parseAuthenticationResults(value) ?? [],
  )
  const ours = all.filter((header) => authservId !== null && header.authservId === authservId.toLowerCase())
  const [top] = ours
  return top
    ? judge(
        mail.from[0]?.address ?? '',
        { top: top.results, all: ours.flatMap((header) => header.results) },
        {
          trustSubmission,
          open: openSignature(mail.headers.get('dkim-signature') ?? [], domainOf(mail.from[0]?.address)),
        },
      )
    : UNJUDGED
}

/** The server's verdict where it gave one, else our own check of the raw mail, which must have seen the same author. */
export function combineAuthenticity(mail: Sender, told: Authenticity, own: Authenticity): Authenticity {
  if (told.by === 'receiving_server') return told
  const doubt = doubtfulSender(mail)
  if (doubt !== null) return refused(doubt, 'own_check')
  if (own.verdict === 'pass' && !sameAddress(own.address ?? '', mail.from[0]?.address ?? ''))
    return refused('judge and parser saw different authors', 'own_check')
  return own
}

const UNJUDGED: Authenticity = {
  verdict: 'unknown',
  address: null,
  by: 'nobody',
  fitForCommands: false,
  because: 'nobody judged it',
}

const refused = (because: string, by: Authenticity['by']): Authenticity => ({
  verdict: 'fail',
  address: null,
  by,
  fitForCommands: false,
  because,
})

/** Parsers and verifiers disagree on mails with more than one author, so nothing is ever proven for them. */
function doubtfulSender({ from, fromHeaders }: Sender): string | null {
  if (fromHeaders > 1) return 'two From headers'
  if (from.length > 1) return 'several From addresses'
  return from[0]?.address ? null : 'no From address'
}

type Results = { top: readonly MethodResult[]; all: readonly MethodResult[] }

/** `open`: the author's domain signed the mail, and left open what a command consists of. */
type Terms = { trustSubmission: boolean; open: boolean }

function judge(address: string, { top, all }: Results, { trustSubmission, open }: Terms): Authenticity {
  const domain = domainOf(address)
  const pass = (because: string, fitForCommands: boolean): Authenticity => ({
    verdict: 'pass',
    address,
    by: 'receiving_server',
    fitForCommands,
    because,
  })
  if (all.some((r) => r.method === 'dmarc' && r.result === 'fail')) return refused('dmarc=fail', 'receiving_server')
  if (trustSubmission && passed(top, 'auth', (p) => sameAddress(p['smtp.auth'] ?? '', address)))
    return pass('auth=pass', true)
  const direct = passed(top, 'spf', (p) => aligned(domainOf(p['smtp.mailfrom'] ?? p['smtp.helo']), domain))
  const whole = direct || !open
  const isAuthors = (name: string | undefined) => name?.toLowerCase() === domain
  if (passed(top, 'dmarc', (p) => aligned(p['header.from'] ?? domain, domain)))
    return pass('dmarc=pass', whole && passed(top, 'dmarc', (p) => isAuthors(p['header.from'])))
  const signers = top
    .filter((r) => r.method === 'dkim' && r.result === 'pass')
    .map((r) => domainOf(r.properties['header.d'] ?? r.properties['header.i']))
  // A subdomain may be let to anybody (free hosting): enough to be believed as a party, not to command.
  if (signers.includes(domain)) return pass('aligned dkim=pass', whole)
  if (signers.some((signer) => aligned(signer, domain))) return pass('aligned dkim=pass of a related domain', false)
  if (passed(top, 'auth', (p) => sameAddress(p['smtp.auth'] ?? '', address))) return pass('auth=pass', false)
  if (direct) return pass('aligned spf=pass', false)
  const failed = all.find((r) => DECISIVE.test(r.method) && /^(?:fail|softfail|permerror|policy)$/.test(r.result))
  if (failed && !all.some((r) => r.result === 'temperror'))
    return refused(`${failed.method}=${failed.result}`, 'receiving_server')
  const because = all
    .map((r) => `${r.method}=${r.result}`)
    .join(' ')
    .slice(0, 200)
  return {
    verdict: 'unknown',
    address,
    by: 'receiving_server',
    fitForCommands: false,
    because: `nothing aligned: ${because}`,
  }
}

const DECISIVE = /^(?:spf|dkim|dmarc)$/

const passed = (
  results: readonly MethodResult[],
  method: string,
  test: (properties: Readonly<Record<string, string>>) => boolean,
): boolean => results.some((r) => r.method === method && r.result === 'pass' && test(r.properties))

/** `@exemple.example`, `jean@exemple.example`, `exemple.example` → the domain. */
const domainOf = (value: string | undefined): string => (value ?? '').split('@').at(-1)?.toLowerCase() ?? ''
