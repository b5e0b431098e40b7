import { block, type Finding } from './finding.ts'
import { plain } from './folded.ts'

const LOCKS =
  "mots? de passe|mdp|passwords?|passwd|pwd|pass ?phrase|codes? secrets?|digicodes?|codes? (?:pin|wi-?fi|d'acc[eè]s|de la porte|du portail|de l'immeuble|de validation)|cl[ée]s? (?:d')?api|api[ _-]?keys?"

/** Things that nobody's letter may carry, whoever they belong to. */
const secrets: readonly RegExp[] = [
  /-----BEGIN [A-Z ]{1,40}-----/g,
  /\b(?:sk|pk|rk)[-_](?:[a-z]{2,10}[-_])?[a-z0-9_-]{16,200}/gi,
  /\b(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|npm_|hf_|ya29\.|AIza|SG\.)[\w.-]{10,255}/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\beyJ[\w-]{8,2000}\.[\w-]{4,2000}(?:\.[\w-]{0,2000})?/g,
  /\bBearer [\w.~+/-]{8,500}/gi,
  // Our own tokens, in a plus-address or alone.
  /(?<![a-z2-7])[a-z2-7]{26}(?![a-z2-7])/gi,
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi,
  /\b[0-9a-f]{32,128}\b/gi,
  /(?<![\w+-])(?=[\w+-]{0,39}\d)(?=[\w+-]{0,39}[a-z])(?=[\w+-]{0,39}[A-Z])[\w+-]{24,500}={0,2}/g,
  new RegExp(`\\b(?:${LOCKS}|secret|token|jeton)\\b[^\\n.:=]{0,30}? ?[:=] ?[«"]? ?[^\\s»"]{3,100}`, 'giu'),
  // "Le mot de passe est confidentiel" gives nothing away: a value has a digit.
  new RegExp(`\\b(?:${LOCKS})\\b[^\\n.:=]{0,30}? est (?:le |la )?[«"]? ?(?=[^\\s»"]{0,60}\\d)[^\\s»"]{3,100}`, 'giu'),
]

const accounts: readonly { find: RegExp; accept: (digits: string) => boolean }[] = [
  // IBAN, whatever its check digits say: a wrong one still tells nearly all of it.
  {
    find: /\b(?:[A-Z]{2}\d{2}|FR \d{2})(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,4})?\b/gi,
    accept: (all) => all.replace(/\D/g, '').length >= 10,
  },
  // RIB: bank, branch, account, key.
  { find: /\b\d{5}[ -]\d{5}[ -][A-Z0-9]{11}[ -]\d{2}\b/gi, accept: () => true },
  { find: /(?<![\d.,-])\d(?:[ -]?\d){12,18}(?![\d])/g, accept: (all) => all.length >= 15 || luhn(all) },
  // Social security number: sex, year, month, place, order, key.
  {
    find: /(?<!\d)[12] ?\d{2} ?(?:0[1-9]|1[0-2]) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3}(?: ?\d{2})?(?!\d)/gi,
    accept: () => true,
  },
]

/** Passwords, keys, tokens, account and card numbers. `tokens`: those of the case, found however they are cut. */
export function secretFindings(text: string, serviceAddress: string | null, tokens: readonly string[]): Finding[] {
  const line = plain(text)
  const letters = line.toLowerCase().replace(/[^a-z0-9]/g, '')
  const own = tokens.filter((token) => token.length >= 20 && letters.includes(token.toLowerCase()))
  const plus = serviceAddress === null ? [] : (line.match(plusAddressesOf(serviceAddress)) ?? [])
  return [
    ...secrets.flatMap((find) => line.match(find) ?? []).map((found) => block('secret', cut(found))),
    ...[...own, ...plus].map((found) => block('secret', cut(found))),
    ...accountNumbers(line).map((found) => block('account', cut(found))),
  ]
}

function plusAddressesOf(serviceAddress: string): RegExp {
  const [local = '', domain = ''] = serviceAddress.split('@')
  return new RegExp(`${escaped(local)}\\+[a-z0-9-]{1,64}(?:@${escaped(domain)})?`, 'gi')
}

/** Each once: what one pattern takes, the next does not see. */
function accountNumbers(line: string): string[] {
  const found: string[] = []
  accounts.reduce(
    (rest, { find, accept }) =>
      rest.replace(find, (all) => {
        if (!accept(all.replace(/[ -]/g, '').toUpperCase())) return all
        found.push(all)
        return ' · '
      }),
    line,
  )
  return found
}

/** Enough to find it in the letter, too little to use it. */
const cut = (secret: string): string => `${secret.slice(0, Math.min(12, Math.ceil(secret.length / 2)))}…`

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, char, i) => {
    const value = Number(char) * (i % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
