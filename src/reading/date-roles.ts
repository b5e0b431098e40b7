import type { Day } from '../domain/day.ts'
import { rememberedFor } from '../domain/remembered.ts'
import { dateAt, type Sentence } from './marked-text.ts'
import type { Situation } from './situation.ts'

/** What a date is the date of, by the words that govern it. */
export type DateRole = 'keys' | 'exit' | 'entry' | 'lease' | 'address' | 'payment' | 'letter' | 'left' | 'other'

const KEYS = '(?:cles|trousseaux?|badges?)'
const DWELLING =
  '(?:appartements?|apparts?|logements?|studio|maison|maisonnette|chambre|lieux|box|[ft]\\d|duplex|pavillon|bien)'
const BACK =
  '(?:rend(?:u|ue|us|ues|re|ant|ait|ions)|remi(?:s|se|ses)|remett(?:re|ant)|restitu(?:e|ee|es|ees|er|ant|tion|ait)|redonnee?s?)'
const HANDED =
  '(?:donn(?:e|ee|es|ees|er)|depos(?:e|ee|es|ees|er)|laiss(?:e|ee|es|ees)|pos(?:e|ee|es|ees)|gliss(?:e|ee|es|ees)|renvoy(?:e|ee|es|ees)|rapport(?:e|ee|es|ees)|recuper(?:e|ee|es|ees)|repris(?:e|es)?|recu(?:e|es)?|post(?:e|ee|es|ees))'
const EXIT =
  '(?:etats? des lieux(?! d.entree)|edls?(?! d.entree)|inventaires?(?! d.entree)|constat|proces-verbal|pv|(?:papiers?|feuilles?|fiches?|documents?) de (?:sortie|depart))'

const governors: readonly (readonly [DateRole, RegExp])[] = [
  [
    'keys',
    words(
      `${KEYS}|${BACK} (?:l'|le |la |les |mon |ma |notre |mes |son |sa )?(?:petite? )?${DWELLING}|${DWELLING} (?:[a-z]+ ){0,4}${BACK}`,
    ),
  ],
  ['exit', words(EXIT)],
  ['entry', words('(?:etats? des lieux|edl|inventaires?) d.entree|edle')],
  [
    'lease',
    words(
      "bail|contrat|locataires?|lou(?:e|ee|es|ais|ait|ions|ons|er)|location|occup(?:e|ais|ait|ions)|habit(?:e|ais|ait|ions)|viv(?:ais|ait|ions)|emmenag[a-z]+|entre(?:e|es)?|rentre(?:e|es)?|arrive(?:e|es)?|install(?:e|ee|es)|prise? d'effet|pris effet|prenant effet",
    ),
  ],
  ['address', words('adresse(?! (?:mail|e-?mail|electronique))|coordonnees')],
  [
    'payment',
    words(
      'vir(?:e|ee|es|ement|ements)|vers(?:e|ee|es|ement|ements)|cheques?|rembours[a-z]+|credit[a-z]*|pay(?:e|ee|es)|regl(?:e|ee|es|ement)|touche|encaisse|somme|solde|argent',
    ),
  ],
  [
    'letter',
    words(
      'courriers?|courriels?|lettres?|mails?|e-mails?|messages?|recommandee?s?|lrar|mise en demeure|relanc[a-z]+|appel(?:e|s)?|sms|textos?|telephon[a-z]+|ecri(?:t|te|s)|repond(?:u|s)?|dit|decompte',
    ),
  ],
  ['left', words('parti(?:e|es|s)?|quitt(?:e|ee|es|ais)|sorti(?:e|es|s)?|demenag[a-z]+|depart|vide[es]?')],
  [
    'other',
    words(
      'preavis|conge|resili[a-z]+|factures?|devis|assemblee|ag|rendez-vous|rdv|deced[a-z]+|mort|decede|ne|vendu[es]?|acheta?e?|photos?|expertise|delai|echeance|mois de|loyers?|plainte|avant|conseil',
    ),
  ],
]

function words(source: string): RegExp {
  return new RegExp(String.raw`(?<![a-z])(?:${source})(?![a-z])`, 'g')
}

/** A date that is past when the mail is sent, with the roles of the words before it, nearest first; of those after it where none stand before. */
export type RoledDate = {
  on: Day
  /** A day was said, not only a month. */
  exact: boolean
  sentence: Sentence
  /** Where its mark stands. */
  at: number
  roles: readonly DateRole[]
  before: string
  after: string
  /** The date that follows in its sentence. */
  next: Day | null
}

const MAX_DATES = 60
const REACH = 110

/** Every past date of the text that is governed by words of its own thought. */
export const roledDates = rememberedFor(({ text, input }: Situation): readonly RoledDate[] => {
  const found = text.sentences.flatMap((sentence) => {
    const marks = [...sentence.marked.matchAll(/D(\d+)/g)]
    return marks.flatMap((mark, i): RoledDate[] => {
      const date = dateAt(text, mark[1])
      if (!date?.past || date.past > input.sentOn || sentence.asks) return []
      const last = marks[i - 1]
      const from = last ? last.index + last[0].length : 0
      const before = thought(sentence.marked.slice(Math.max(from, mark.index - REACH), mark.index))
      const after = sentence.marked.slice(mark.index + mark[0].length, marks[i + 1]?.index).split(/[;.!?]/)[0] ?? ''
      const roles = rolesIn(before)
      return [
        {
          on: date.past,
          exact: date.precision === 'day' || date.precision === 'same',
          sentence,
          at: mark.index,
          roles: roles.length > 0 ? roles : rolesIn(after.slice(0, REACH)).toReversed(),
          before,
          after,
          next: dateAt(text, marks[i + 1]?.[1])?.past ?? null,
        },
      ]
    })
  })
  return found.slice(0, MAX_DATES)
})

/** What stands before a date since the last semicolon or "mais". */
const thought = (before: string): string => before.split(/;|, (?=mais |puis |alors )|(?<![a-z])mais /).at(-1) ?? ''

/** Governing words of a stretch, the last one first. */
function rolesIn(stretch: string): DateRole[] {
  return governors
    .flatMap(([role, find]) =>
      [...stretch.matchAll(find)].map((m) => ({ role, end: m.index + m[0].length, at: m.index })),
    )
    .sort((a, b) => b.end - a.end || a.at - b.at)
    .map(({ role }) => role)
}

const handedOver = new RegExp(`(?<![a-z])(?:${BACK}|${HANDED})(?![a-z])`)
/** Words that move keys or a dwelling back to its owner. */
export const handsBack = (stretch: string): boolean => handedOver.test(stretch)
