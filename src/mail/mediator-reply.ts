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
/**
 * The own words of a reply to an approval mail → one order. "ok" approves only when it stands alone: after it come
 * politeness, the mediator's own name (`sender`: the From name and address) and a phone number, and nothing else.
 */
export function orderIn(ownWords: string, sender = ''): Order {
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
    return rest.length <= 8 && rest.every((line) => isClosing(line, sender)) ? { kind: 'approve' } : { kind: 'unclear' }
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

/** What a mediator writes above a letter that was edited on purpose. */
const ANNOUNCES_EDIT =
  /^(?:voici|ma version|version (?:modifiee|corrigee)|texte (?:modifie|corrige)|modifie|corrige|je (?:precise|corrige|modifie|complete|raccourcis)|j.ai (?:precise|corrige|modifie|complete|change|raccourci|remplace|ajoute|enleve))\b/
const HOLDS_BACK =
  /\b(?:mais|sauf|attend\w*|avant|si|ne|pas|non|rien|jamais|stop|annul\w*|refus\w*|suspen\w*|d.abord|demain|plus tard|reflechi\w*|regarde\w*|verifi\w*|relis|relire|sous reserve)\b|\bn['’]|\?/

/**
 * True when the words outside the markers let an edited letter leave: none, an approval, or an announcement of the edit.
 * A remark of any other kind is for us, not for the parties: nothing leaves.
 */
export function allowsEdit(ownWords: string, sender = ''): boolean {
  const order = orderIn(ownWords, sender)
  if (order.kind === 'nothing' || order.kind === 'approve') return true
  const lines = ownWords.slice(0, 20_000).split('\n').map(plain).filter(Boolean)
  const said = lines.filter((line) => !isClosing(line, sender))
  return said.length > 0 && said.every((line) => ANNOUNCES_EDIT.test(line) && !HOLDS_BACK.test(line))
}

/** Politeness, the sender's own name, a phone number: what may stand under an order. */
const isClosing = (line: string, sender: string): boolean =>
  POLITE.test(plain(line)) || /^[+\d][\d .()-]{7,20}$/.test(line) || isName(plain(line), plain(sender))

/** Every word is one of the sender's name or address: « Nadia », « N. Benali ». */
function isName(line: string, sender: string): boolean {
  const known = sender.split(/[^a-z]+/).filter((word) => word.length > 1)
  const words = line.split(/[^a-z]+/).filter(Boolean)
  return (
    words.length > 0 &&
    words.length <= 4 &&
    words.every((w) => known.includes(w) || known.some((k) => w.length === 1 && k.startsWith(w)))
  )
}

const plain = (line: string): string =>
  line
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[.,;:!…]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
