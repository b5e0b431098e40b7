import { remembered } from '../../domain/remembered.ts'
import { block, type Finding, warn } from './finding.ts'

const MOST_TEXT = 200_000

const LINK =
  /\b[a-z][a-z0-9+.-]{1,15}:\/\/[^\s<>"«»]{1,400}|\b(?:javascript|vbscript|data|file):[^\s<>"«»]{1,400}|(?<![@.\w-])(?:[a-z0-9-]{1,63}\.){1,5}(?:com|fr|org|net|eu|info|io|co|ru|ly|gd|gl|me|gy|at|app|xyz|top|link|page|dev|biz|online|site|shop|example)\b(?::\d{1,5})?(?:[/?#][^\s<>"«»]{0,400})?|(?<![\d.,-])(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?(?:\/[^\s<>"«»]{0,400})?(?![\d.])/gi

/** Public sites that our own letters name, and the State's own. */
const KNOWN_SITES =
  /^(?:anil\.org|conciliateurs\.fr|justice\.fr|cnil\.fr|service-public\.fr|demarches-simplifiees\.fr|(?:[a-z0-9-]{1,63}\.){1,4}gouv\.fr)$/

const SHORTENERS =
  /^(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|is\.gd|v\.gd|ow\.ly|cutt\.ly|rb\.gy|lnkd\.in|rebrand\.ly|shorturl\.at|urlz\.fr|buff\.ly|t\.ly|s\.id|tiny\.cc|bl\.ink|shorte\.st|adf\.ly|qrco\.de|lc\.cx|frama\.link|huit\.re|urlr\.me|amzn\.to|youtu\.be|wa\.me)$/

const CREDENTIAL =
  /[?&#;](?:[a-z_-]{0,20}(?:token|key|auth|session|secret|passw|pwd|jwt|sig|code|otp|sid|ticket|access))[a-z_-]{0,12}=/i
const LONG_CODE = /[?&#/=][A-Za-z0-9_-]{24,}/

/** Links of a letter. The sites that we name ourselves are none; what hides its goal or carries a right to enter stops it. */
export const linkFindings = remembered((text): readonly Finding[] => {
  const found =
    text
      .slice(0, MOST_TEXT)
      .normalize('NFKC')
      .replace(/\p{Cf}+/gu, '')
      .match(LINK) ?? []
  return found.flatMap((written) => {
    const link = written.replace(/[.,;:!?)»]+$/, '')
    const why = danger(link)
    if (why !== null) return [block('link', link, why)]
    return KNOWN_SITES.test(hostOf(link)) ? [] : [warn('link', link)]
  })
}, 40)

function danger(link: string): string | null {
  const [scheme = ''] = /^[a-z][a-z0-9+.-]*:/i.exec(link) ?? []
  if (scheme !== '' && !/^https?:$/i.test(scheme) && !link.startsWith('localhost'))
    return 'est un lien d’un type dangereux'
  const host = hostOf(link)
  if (SHORTENERS.test(host)) return 'est un lien raccourci, qui cache où il mène'
  if (/^(?:\d{1,3}\.){3}\d{1,3}$|^\d+$|^0x|^\[/i.test(host)) return 'est un lien vers un numéro de machine'
  if (/(?:^|\.)xn--|[^a-z0-9.-]/i.test(host)) return 'est un lien vers un nom de site déguisé'
  if (/^[a-z]+:\/\/[^/?#]*@/i.test(link)) return 'est un lien qui porte un identifiant'
  if (CREDENTIAL.test(link) || (!KNOWN_SITES.test(host) && LONG_CODE.test(link)))
    return 'est un lien qui porte un code d’accès'
  return null
}

const hostOf = (link: string): string =>
  (/^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)/i.exec(link)?.[1] ?? '')
    .toLowerCase()
    .replace(/^www\./, '')
