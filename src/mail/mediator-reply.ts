/** What a mediator's own words order, before anybody looks at the text between the markers. */
export type Order =
  | { kind: 'approve' }
  | { kind: 'refuse'; reason: string }
  | { kind: 'postpone'; until: string }
  | { kind: 'nothing' }
  | { kind: 'unclear' }

const APPROVALS = new Set(
  [
    'ok',
    'okay',
    'envoyer',
    'envoyez',
    'envoie',
    'valider',
    'valide',
    'validez',
    'bon pour envoi',
    'ok envoyer',
    'ok pour envoi',
  ].flatMap((order) => [order, `${order} merci`]),
)
const POLITE =
  /^(?:merci(?: beaucoup)?|cordialement|bien cordialement|bien a vous|bonne (?:journee|soiree)|a bientot|bonjour|bonsoir)$/
const RESERVATION =
  /\b(?:mais|sauf|attend|avant|apres|si|ne|pas|non|sous reserve|corrige|change|modifie|ajoute|enleve|retire)\b|\?/

/**
 * The own words of a reply to an approval mail → one order. "ok" approves only when it stands alone, with nothing but
 * politeness and a name after it: any reservation makes it unclear, and nothing is sent.
 */
export function orderIn(ownWords: string): Order {
  const lines = ownWords
    .slice(0, 20_000)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const first = lines.findIndex((line) => !POLITE.test(plain(line)))
  const command = lines[first]
  if (command === undefined) return { kind: 'nothing' }
  const rest = lines.slice(first + 1)
  if (APPROVALS.has(plain(command)))
    return rest.every(isHarmless) && rest.length <= 8 ? { kind: 'approve' } : { kind: 'unclear' }
  const [word = '', ...more] = command.split(/[\s,:.!–—-]+/)
  const tail = [more.join(' '), ...rest].filter(Boolean)
  switch (plain(word)) {
    case 'non':
    case 'refuser':
    case 'refuse':
      return { kind: 'refuse', reason: tail.join('\n').slice(0, 2_000) }
    case 'attendre':
    case 'attends':
    case 'attendez':
      return { kind: 'postpone', until: more.join(' ').slice(0, 100) }
    default:
      return { kind: 'unclear' }
  }
}

/** After the order: politeness, a name, a phone number. A short line that reserves anything is not harmless. */
const isHarmless = (line: string): boolean =>
  POLITE.test(plain(line)) || (line.length <= 60 && !RESERVATION.test(plain(line)) && line.split(/\s+/).length <= 6)

const plain = (line: string): string =>
  line
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[.,;:!…]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
