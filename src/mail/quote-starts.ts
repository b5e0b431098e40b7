import { headerField } from './line-kinds.ts'

/** The lines that introduce a quotation: from `at`, `length` lines; `sure` when no prose looks like it. */
export type QuoteStart = { at: number; length: number; sure: boolean }

/** A line like `Le lun. 3 févr. 2025 à 10:12, Jean Dupont <jean@exemple.example> a écrit :`, wrapped over four lines at most. */
export function attribution(lines: readonly string[], at: number): QuoteStart | null {
  const first = clip(lines[at])
  if (!OPENING.test(first) && !VERB.test(first)) return null
  if (RUN_ON.test(first)) return { at, length: 1, sure: true }
  let joined = ''
  for (let length = 1; length <= 4; length++) {
    const next = clip(lines[at + length - 1])
    joined = `${joined} ${next}`.trim()
    if (next === '' || next.startsWith('>') || joined.length > 600) return null
    if (CLOSING.test(joined)) return judged(joined, at, length)
    if (!OPENING.test(first)) return null
  }
  return null
}

const clip = (line: string | undefined): string => (line ?? '').slice(0, 600).trim()

function judged(text: string, at: number, length: number): QuoteStart | null {
  if (TOLD.test(text)) return null
  const hasEmail = /[^\s@<>([:]{1,100}@[^\s@<>)\]]{1,100}/.test(text)
  const hasClock = /\d{1,2}\s?[:h.]\s?\d\d/.test(text)
  const hasDate = /\d/.test(text)
  return hasEmail || hasDate ? { at, length, sure: hasEmail || hasClock } : null
}

/** Begins like a date: `Le 3…`, `On Tue, 3…`, `Am 03…`, `2025-02-03…`. */
const OPENING =
  /^[\s*_(-]{0,6}(?:(?:le|on|am|el|il|in data|op|em|den|w dniu|dnia|at|pe|ma|ti|ke|to|la|su)\s[^\n]{0,25}\d|\d{4}[-/.]\d\d?[-/.]\d)/i

const VERB =
  /(?:écrit|ecrit|wrote|writes|schrieb|escribi[óo]|escreveu|scritto|schreef|skrev|napisał|kirjoitti|написал|пишет)/i

/** Ends with the verb and a colon; in German and Dutch the name stands between. An old Gmail form has no verb. */
const CLOSING =
  /(?:(?:écrit|ecrit|wrote|writes|escribi[óo]|escreveu|scritto|napisał(?:\(a\))?|kirjoitti|написал\(?а?\)?|пишет)[^:]{0,80}|(?:schrieb|schreef|skrev)[^\n]{0,250}|^\d{4}[-/.]\d\d[^\n]{0,200}<[^<>\s]{3,120}>)\s{0,3}[:：]\s{0,3}[-*_)]{0,6}$/i

/** Yahoo on a telephone writes the quoted words on the same line: `Le mar., avr. 7, 2026 à 20:14, Claire<claire@…> a écrit :   Bonjour`. */
const RUN_ON =
  /^(?:le|on) \p{L}{2,5}\.?,? \p{L}{3,6}\.? \d{1,2}, \d{4} (?:à|at) \d{1,2}:\d\d[^<>\n]{0,160}<[^<>\s@]{1,64}@[^<>\s]{1,120}> ?(?:a écrit|wrote) ?:/iu

/** `Le 3 février, le bailleur m'a écrit :` tells what happened; a mail program never writes so. */
const TOLD =
  /(?:\b(?:m|t|l|s)['’]|\b(?:nous|vous|lui|leur|me|te|se|je|tu|il|elle|on|ils|elles|qui)\s(?:(?:m|t|l|s)['’])?)(?:a|ai|as|ont|avez|avait|aviez|avaient|r[ée]pondu|y a)?\s{0,2}(?:r[ée])?[ée]cri|\b(?:le|la|les|l['’]|mon|ma|notre|son|sa|cette|cet|ce)\s?(?:propri[ée]taire|bailleur|bailleresse|agence|locataire|proprio|gestionnaire|syndic|dame|monsieur|gardien)|\b(?:he|she|they|i|we|you|landlord|tenant) (?:had |has |have )?wr(?:o|i)te?/i

const MOST_HEADER_LINES = 14

/**
 * A header copied into the text: `De : … Envoyé : … À : … Objet : …`, in any order, folded or with empty lines between. Needs
 * the author, two more fields (or one, with an address), and an address or a date with figures: a letter that begins with
 * `De : Mme Roy` / `Objet : relance` stays a letter.
 */
export function copiedHeader(lines: readonly string[], at: number): QuoteStart | null {
  const fields = new Set<string>()
  let text = ''
  let dated = false
  let end = at
  let strange = 0
  for (let i = at; i < Math.min(lines.length, at + MOST_HEADER_LINES); i++) {
    const line = clip(lines[i])
    const found = headerField(line)
    if (!found) {
      // A folded list of recipients, or an empty line between fields; two in a row end the header.
      if (++strange > 2) break
      continue
    }
    strange = 0
    fields.add(found.field)
    text += ` ${line}`
    dated ||= found.field === 'date' && /\d/.test(found.value)
    end = i + 1
  }
  const addressed = /[^\s@<>([:]{1,100}@[^\s@<>)\]]{1,100}/.test(text.slice(0, 4000))
  const enough = fields.size >= 3 || (fields.size === 2 && addressed && !fields.has('to'))
  return fields.has('from') && enough && (addressed || dated) ? { at, length: end - at, sure: true } : null
}
