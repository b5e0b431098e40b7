/**
 * Relaxed alignment (RFC 7489 § 3.1) without the Public Suffix List: the same domain, or one above the other, as long as
 * the upper one is not a suffix under which strangers register.
 */
export function aligned(a: string, b: string): boolean {
  const [left, right] = [a.toLowerCase().replace(/\.$/, ''), b.toLowerCase().replace(/\.$/, '')]
  const upper = left.length < right.length ? left : right
  return !isPublicSuffix(upper) && (left === right || left.endsWith(`.${right}`) || right.endsWith(`.${left}`))
}

const isPublicSuffix = (domain: string): boolean =>
  !domain.includes('.') || SUFFIXES.has(domain) || /^(?:co|com|net|org|gov|edu|ac|or|ne|go)\.[a-z]{2}$/.test(domain)

const SUFFIXES: ReadonlySet<string> = new Set(
  'gouv.fr asso.fr com.fr nom.fr prd.fr tm.fr presse.fr avocat.fr notaires.fr eu.com uk.com fr.eu.org eu.org github.io web.app herokuapp.com blogspot.com'.split(
    ' ',
  ),
)
