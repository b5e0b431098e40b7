type Attributes = Readonly<Record<string, string>>

/**
 * What an element is in a mail, by the marks that mail programs leave: a quotation; the start of a quotation that goes on to
 * the end (Outlook, Zimbra); a wrapper whose own text is quoted only when no `blockquote` stands in it (Gmail, which keeps
 * inline answers between the blockquotes); a signature; or nothing known.
 */
export function mailPart(name: string, attributes: Attributes): 'quote' | 'rest' | 'wrapper' | 'signature' | null {
  const classes = (attributes['class'] ?? '').slice(0, 500).split(/\s+/)
  const id = (attributes['id'] ?? '').slice(0, 200)
  if (name === 'blockquote') return isIndentation(attributes) ? null : 'quote'
  if (classes.includes('gmail_quote')) return 'wrapper'
  if (classes.some((c) => QUOTE_CLASSES.has(c)) || /(?:^|_|ydp\w{1,20})yahoo_quoted/.test(id) || id === 'reply-intro')
    return 'quote'
  if (name === 'div' && attributes['name'] === 'quote') return 'quote'
  if (REST_IDS.has(id.replace(/^x_/, '')) || attributes['data-marker'] === '__DIVIDER__') return 'rest'
  if (attributes['data-marker'] === '__QUOTED_TEXT__') return 'quote'
  if (classes.some((c) => SIGNATURE_CLASSES.has(c)) || SIGNATURE_IDS.has(id)) return 'signature'
  return (attributes['data-marker'] ?? '').startsWith('__SIG_') ? 'signature' : null
}

/** Gmail and Outlook indent with a borderless blockquote. */
const isIndentation = (attributes: Attributes): boolean =>
  attributes['type'] !== 'cite' &&
  !attributes['class'] &&
  /border\s*:\s*none/i.test((attributes['style'] ?? '').slice(0, 500))

const QUOTE_CLASSES: ReadonlySet<string> = new Set([
  'gmail_attr',
  'moz-cite-prefix',
  'moz-forward-container',
  'moz-email-headers-table',
  'yahoo_quoted',
  'protonmail_quote',
  'tutanota_quote',
  'OutlookMessageHeader',
  'zmail_extra',
])

const REST_IDS: ReadonlySet<string> = new Set([
  'divRplyFwdMsg',
  'appendonsend',
  'mail-editor-reference-message-container',
  'OLK_SRC_BODY_SECTION',
  'zwchr',
  'stopSpelling',
])

const SIGNATURE_CLASSES: ReadonlySet<string> = new Set([
  'gmail_signature',
  'moz-signature',
  'protonmail_signature_block',
])
const SIGNATURE_IDS: ReadonlySet<string> = new Set(['Signature', 'AppleMailSignature', 'ms-outlook-mobile-signature'])
