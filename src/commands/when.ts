import { addDays, addMonths, type Day, weekday } from '../domain/day.ts'
import { numberFrom } from '../domain/number-words.ts'
import { findDates } from '../reading/dates.ts'
import { fold } from '../reading/fold.ts'
import { isSlip } from './words.ts'

const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']
const OFTEN_WRITTEN = [
  ...WEEKDAYS,
  'demain',
  'semaine',
  'prochain',
  'prochaine',
  'quinzaine',
  'huitaine',
  'janvier',
].concat(['fevrier', 'avril', 'juillet', 'septembre', 'octobre', 'novembre', 'decembre', 'apres'])

/**
 * "lundi", "12 mai", "dans dix jours" → the day, later than `today` and at most 366 days away; null when it is not clear or
 * says more than one day. A week or a month stands for its first day; `fin mai` for the last.
 */
export function whenDay(text: string, today: Day): Day | null {
  if (text.length > 100) return null
  const phrase = tidy(text)
  const day = ownReading(phrase, today) ?? knownReading(phrase, today)
  return day && day > today && day <= addDays(today, 366) && isOnItsWeekday(phrase, day) ? day : null
}

const mended = (word: string): string =>
  OFTEN_WRITTEN.includes(word) ? word : (OFTEN_WRITTEN.find((known) => isSlip(word, known)) ?? word)

/** Folded, with the slips of the finger mended, without what only introduces a day or says its hour. */
const tidy = (text: string): string =>
  fold(text.normalize('NFC'))
    .replace(/(?<!\d)-+|-+(?!\d)|\s+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .replace(/[a-z]{5,}/g, (word) => mended(word))
    .replace(/^[ ,:.]+|[ ,.!]+$/g, '')
    .replace(/ (?:si possible|au plus tot|au moins|minimum|environ|de plus|encore|inclus)$/, '')
    .replace(/ (?:au |le |dans la )?(?:matin|matinee|midi|apres midi|soir|premiere heure)$/, '')
    .replace(/ (?:a |vers )?\d{1,2} ?(?:h|heures?)(?: ?\d{2})?$/, (hour, at: number, whole: string) =>
      /(?:^|dans|sous|encore)$/.test(whole.slice(0, at)) ? hour : '',
    )
    .replace(/^(?:encore|au moins) /, '')
    .replace(/^(?:de |d')(?=.{1,20} ?(?:jours?|semaines?|mois|heures?|h)$)/, '')
    .replace(
      /^(?:pas avant|jusqu'a(?! ce|u)|jusqu'(?=au |apres)|a partir de|a compter de|a (?:partir|compter) (?=du )|des|pour) ?/,
      '',
    )
    .replace(/^(?:du|au) (?=\d|premier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)/, 'le ')
    .replace(/^(?:a|pour|ce|de) (?=lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|apres demain)/, '')
    .replace(/^(?:le|du|au) (?=lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)/, '')
    .trim()

const MONTHS = 'janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre'

type Reading = { find: RegExp; day: (groups: readonly (string | undefined)[], today: Day) => Day | null }

/** What a mediator says of a letter to be seen again, where the reading of a party's dates would be vaguer. */
const readings: readonly Reading[] = [
  {
    find: /^(?:dans |sous )?(?:(?:le )?delai de )?(\d{1,3}) ?(?:h|heures?)$/,
    day: ([hours], today) => (Number(hours) % 24 === 0 ? addDays(today, Number(hours) / 24) : null),
  },
  {
    find: /^(?:dans |sous |d'ici )?(?:une |la )?(dizaine|quinzaine|vingtaine|huitaine)(?: de jours)?$/,
    day: ([span], today) => addDays(today, { huitaine: 8, dizaine: 10, quinzaine: 15, vingtaine: 20 }[span ?? ''] ?? 0),
  },
  {
    find: /^(?:(debut|milieu|fin|mi|le debut|la fin|en debut|en fin)(?: de)? )?(?:la |de la )?semaine (?:prochaine|d'apres|suivante)$/,
    day: ([part], today) => addDays(nextMonday(today), weekPart(part)),
  },
  { find: /^(?:apres|passe) (?:le|ce) (?:week end|weekend)$/, day: (_, today) => nextMonday(today) },
  {
    find: /^(?:en |la )?fin de (?:la |cette )?semaine$/,
    day: (_, today) => addDays(nextMonday(today), -3),
  },
  {
    find: /^(?:(debut|en debut|mi|milieu|fin|en fin|le debut|la fin|au debut|a la fin)(?: (?:du|de))? )?(?:le |au )?mois (?:prochain|suivant)$/,
    day: ([part], today) => monthPart(addMonths(firstOfMonth(today), 1), part),
  },
  {
    find: /^(?:le )?(\d{1,2}|premier|1er) du mois (?:prochain|suivant)$/,
    day: ([on], today) => inNextMonth(on, today),
  },
  {
    find: new RegExp(
      `^(?:(debut|mi|fin|milieu|en debut|en fin)(?: (?:de|du mois de|du mois d'))? |en |au mois de |au mois d')(${MONTHS})(?: (20\\d{2}))?$`,
    ),
    day: ([part, month, year], today) => ofMonth(part, month, year, today),
  },
  {
    find: /^(?:la |en |a la )?(?:fin (?:du|de|de ce) mois)$/,
    day: (_, today) => monthPart(firstOfMonth(today), 'fin'),
  },
]

function ownReading(phrase: string, today: Day): Day | null {
  for (const { find, day } of readings) {
    const match = find.exec(phrase)
    if (match) return day(match.slice(1), today)
  }
  return null
}

/** What the reading of a party's dates knows, when it takes the whole phrase. */
function knownReading(phrase: string, today: Day): Day | null {
  const { days, rest } = /^apres (?!demain)/.test(phrase)
    ? { days: 1, rest: phrase.slice(6) }
    : { days: 0, rest: phrase }
  for (const form of [rest, /^\d+$/.test(rest) ? '' : `le ${rest}`, `dans ${rest}`, `a ${rest}`]) {
    const [date, ...others] = findDates(form, today)
    const lead = form.slice(0, date?.start)
    if (!date?.future || others.length > 0 || date.end !== form.length || !/^(?:(?:le|a|d'ici) ?)?$/.test(lead))
      continue
    if (date.precision === 'day' || date.precision === 'end') return addDays(date.future, days)
  }
  return null
}

/** "lundi 4 mai" when the fourth is a Tuesday is a mistake in one of the two. */
function isOnItsWeekday(phrase: string, day: Day): boolean {
  const named = WEEKDAYS.findIndex((name) => new RegExp(`\\b${name}\\b`).test(phrase))
  return named < 0 || named + 1 === weekday(day)
}

const firstOfMonth = (on: Day): Day => `${on.slice(0, 8)}01` as Day
const nextMonday = (today: Day): Day => addDays(today, 8 - weekday(today))
const weekPart = (part = ''): number => (/fin/.test(part) ? 4 : /mi/.test(part) ? 2 : 0)

function monthPart(first: Day, part = ''): Day {
  if (/fin/.test(part)) return addDays(addMonths(first, 1), -1)
  return /mi/.test(part) ? addDays(first, 14) : first
}

function inNextMonth(on: string | undefined, today: Day): Day | null {
  const dayOf = on === 'premier' || on === '1er' ? 1 : (numberFrom(on ?? '') ?? 0)
  const first = addMonths(firstOfMonth(today), 1)
  const day = addDays(first, dayOf - 1)
  return dayOf > 0 && day.slice(0, 7) === first.slice(0, 7) ? day : null
}

/** Of this month when its day is to come; a month that has passed is next year's, but never "début mai" said in May. */
function ofMonth(part: string | undefined, name = '', year: string | undefined, today: Day): Day | null {
  const month = MONTHS.split('|').indexOf(name) + 1
  const first = (y: number): Day => `${y}-${String(month).padStart(2, '0')}-01` as Day
  const now = Number(today.slice(0, 4))
  const current = Number(today.slice(5, 7))
  return monthPart(first(year ? Number(year) : month < current ? now + 1 : now), part)
}
