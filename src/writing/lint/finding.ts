/** What the linter looks for in a letter. */
export type FindingKind =
  | 'sum'
  | 'date'
  | 'percent'
  | 'article'
  | 'duration'
  | 'number'
  | 'private_words'
  | 'note'
  | 'other_case'
  | 'secret'
  | 'account'
  | 'contact'
  | 'person'
  | 'hidden'
  | 'look_alike'
  | 'link'
  | 'blame'
  | 'promise'
  | 'advice'
  | 'sentence'
  | 'recourse'
  | 'disclosure'

/** `quote`: the words of the letter, a secret cut short; '' for what is missing. `why`: the rest of the French sentence. */
export type Finding = { kind: FindingKind; severity: 'block' | 'warn'; quote: string; why: string }

const unsourced = 'ne vient ni des règles ni d’un fait du dossier'

const meaning: Record<FindingKind, string> = {
  sum: unsourced,
  date: unsourced,
  percent: unsourced,
  article: unsourced,
  duration: unsourced,
  number: unsourced,
  private_words: 'vient d’un message privé d’une autre personne',
  note: 'vient d’une note interne',
  other_case: 'appartient à un autre dossier',
  secret: 'est un secret (mot de passe, clé ou adresse de suivi)',
  account: 'est un numéro de compte, de carte ou de sécurité sociale',
  contact: 'est une coordonnée que le destinataire ne connaît pas',
  person: 'est une personne que le destinataire ne connaît pas',
  hidden: 'est un caractère invisible',
  look_alike: 'mêle des caractères qui se ressemblent',
  link: 'est un lien',
  blame: 'met en cause une personne',
  promise: 'promet un résultat',
  advice: 'conseille une partie contre l’autre',
  sentence: 'est une phrase longue',
  recourse: 'la lettre ne dit plus qui peut encore être saisi (commission, conciliateur ou juge)',
  disclosure: 'la mention de l’aide d’un logiciel et de la relecture par un médiateur manque',
}

const MOST_QUOTED = 120

export const block = (kind: FindingKind, quote: string, why = meaning[kind]): Finding => ({
  kind,
  severity: 'block',
  quote: oneLine(quote),
  why,
})

export const warn = (kind: FindingKind, quote: string, why = meaning[kind]): Finding => ({
  ...block(kind, quote, why),
  severity: 'warn',
})

/** One French sentence for the mediator. */
export const findingText = ({ quote, why }: Finding): string => (quote === '' ? why : `« ${quote} » ${why}`)

/** Each fault once, though both sides' texts may have it. */
export const distinct = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((f) => [`${f.kind} ${f.severity} ${findingText(f)}`, f])).values(),
]

function oneLine(quote: string): string {
  const line = quote.slice(0, 2_000).replace(/\s+/g, ' ').trim()
  return line.length <= MOST_QUOTED ? line : `${line.slice(0, MOST_QUOTED)}…`
}
