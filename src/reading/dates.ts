import { addDays, addMonths, type Day, weekday } from '../domain/day.ts'
import { NUMBER_WORDS, numberFrom } from '../domain/number-words.ts'
import { easterSunday } from '../domain/working-days.ts'
import { withoutOverlap } from './amounts.ts'

/**
 * A date with its place in the folded text. A date without a year has two readings: the last one (`past`: what happened)
 * and the next one (`future`: what is promised). `month`: only a month is said, the day is its first; `about`: "mi-mars"; `end`: "fin mars",
 * its last day.
 * `same`: "le jour même", to be read from the date before it.
 */
export type DateMention = {
  start: number
  end: number
  past: Day | null
  future: Day | null
  precision: 'day' | 'end' | 'month' | 'about' | 'same'
}

const MONTHS = [
  ['janvier', 'january', 'janvie', 'janv', 'jan'],
  ['fevrier', 'february', 'fevrie', 'fevr', 'fev'],
  ['mars', 'march'],
  ['avril', 'april', 'avr'],
  ['mai', 'may'],
  ['juin', 'june'],
  ['juillet', 'july', 'juille', 'juilet', 'juil'],
  ['aout', 'august', 'aou'],
  ['septembre', 'september', 'septenbre', 'setembre', 'septembr', 'sept'],
  ['octobre', 'october', 'octobr', 'oct'],
  ['novembre', 'november', 'novenbre', 'novembr', 'novenbr', 'nov'],
  ['decembre', 'december', 'decenbre', 'desembre', 'decembr', 'dec'],
]
const MONTH = String.raw`(${MONTHS.flat().join('|')})(?:\b\.?)`
const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']
const WEEKDAY = `(${WEEKDAYS.join('|')})`
const DAY = String.raw`(\d{1,2}|${NUMBER_WORDS}|premier)(?: ?(?:er|st|nd|rd|th)\b)?(?: of\b)?`
const YEAR = String.raw`(?:,? (?:de l'annee )?((?:19|20)\d{2}|'\d{2}|deux mille(?:[ -]${NUMBER_WORDS})?)(?!\d| ?(?:€|euro)))?`
const SIDE = String.raw`(?: (dernier|derniere|passe|passee|prochain|prochaine))?`
const COUNT = String.raw`(\d{1,3}|${NUMBER_WORDS}|une?)`
const SPAN = String.raw`(jours?|j|semaines?|sem|mois|ans?|annees?|quinzaine|huitaine)\b( et demie?)?`

type Pattern = {
  find: RegExp
  read: (groups: readonly (string | undefined)[], on: Day) => Omit<DateMention, 'start' | 'end'> | null
}

/** Days that are called by a name, each with its month and day. */
const feasts: readonly (readonly [find: RegExp, month: number, day: number])[] = [
  [/\b(?:la |a la )?saint[- ]sylvestre\b/g, 12, 31],
  [/\b(?:l'|de l')armistice\b/g, 11, 11],
  [/\b(?:la )?fete nationale\b|\ble 14[- ]juillet\b/g, 7, 14],
  [/\b(?:la )?fete du travail\b/g, 5, 1],
  [/\b(?:la |a la )?toussaint\b/g, 11, 1],
  [/\b(?:le 15[- ]aout|l'assomption)\b/g, 8, 15],
  [/\b(?:a |avant |pour |le jour de |de )noel\b/g, 12, 25],
  [/\b(?:le jour de l'an|le nouvel an|au nouvel an)\b/g, 1, 1],
  [/\b(?:l'|de l'|a l')epiphanie\b/g, 1, 6],
  [/\b(?:la |a la )?chandeleur\b/g, 2, 2],
  [/\b(?:la |a la |le jour de la )?saint[- ]valentin\b/g, 2, 14],
  [/\b(?:la |a la )?fete de la musique\b/g, 6, 21],
  [/\b(?:a |d')halloween\b/g, 10, 31],
  [/\b(?:la )?sainte?[- ]catherine\b/g, 11, 25],
  [/\b(?:la )?saint[- ]nicolas\b/g, 12, 6],
]

const patterns: readonly Pattern[] = [
  {
    find: /(?<!\d)((?:19|20)\d{2})-(\d{2})-(\d{2})(?!\d)/g,
    read: ([y, m, d]) => fixed(Number(y), Number(m), Number(d)),
  },
  {
    find: /(?<![\d/.])(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?((?:19|20)\d{2}|\d{2})(?![\d/])/g,
    read: ([d, , m, y]) => fixed(fullYear(y ?? ''), Number(m), Number(d)),
  },
  {
    find: new RegExp(String.raw`\b(?:${WEEKDAY} )?${DAY} ${MONTH}${YEAR}${SIDE}`, 'g'),
    read: ([, d, m, y, side], on) => dayOfMonth(dayNumber(d), monthNumber(m), y, side, on),
  },
  {
    find: /(?<=\b(?:le|du|au|des|avant|depuis|ce|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|cles?|:) ?)(\d{1,2})\/(\d{1,2})(?![\d/]|,\d| ?(?:de|des|du)\b)/g,
    read: ([d, m], on) => dayOfMonth(Number(d), Number(m), undefined, undefined, on),
  },
  {
    find: /(?<![\d/,.])([0-3]\d)\/(0[1-9]|1[0-2])(?![\d/]|,\d| ?(?:de|des|du|€|euros?)\b)/g,
    read: ([d, m], on) => dayOfMonth(Number(d), Number(m), undefined, undefined, on),
  },
  {
    find: new RegExp(
      String.raw`\b(fin|debut|mi|milieu|courant)(?:[ -](?:du mois )?(?:de |d'))?[ -]?${MONTH}${YEAR}${SIDE}`,
      'g',
    ),
    read: ([part, m, y, side], on) => partOfMonth(part, monthNumber(m), y, side, on),
  },
  {
    find: new RegExp(String.raw`\b(?:en|au mois de|au mois d'|depuis|mois de|mois d') ?${MONTH}${YEAR}${SIDE}`, 'g'),
    read: ([m, y, side], on) => wholeMonth(monthNumber(m), y, side, on),
  },
  {
    find: new RegExp(String.raw`(?<!\d )\b${MONTH} ((?:19|20)\d{2})\b`, 'g'),
    read: ([m, y], on) => wholeMonth(monthNumber(m), y, undefined, on),
  },
  {
    find: /\b(?:le jour meme|le meme jour|du meme jour|ce meme jour|du jour meme|(?:le|ce) meme (?:matin|soir|apres-midi)|la meme (?:apres-midi|matinee|soiree)|ce jour[- ]la|ce (?:matin|soir|midi)[- ]la|cet apres[- ]midi[- ]la|l[ea] (?:matin|soir|soiree|matinee) meme|l'apres[- ]midi meme|a cette date|meme date|la meme date|le lendemain|le surlendemain|la veille|(?:le|ce) dernier jour(?! (?:du|de|d'))|(?:that|the) (?:same )?(?:day|morning))\b/g,
    read: () => ({ past: null, future: null, precision: 'same' }),
  },
  { find: /\bavant[- ]hier\b/g, read: (_, on) => at(addDays(on, -2)) },
  { find: /\b(?:hier(?: (?:soir|matin|midi|apres-midi))?|yesterday)\b/g, read: (_, on) => at(addDays(on, -1)) },
  { find: /\bapres[- ]demain\b/g, read: (_, on) => at(addDays(on, 2)) },
  { find: /\bdemain(?: (?:soir|matin|midi|apres-midi))?\b/g, read: (_, on) => at(addDays(on, 1)) },
  {
    find: /\b(?:aujourd'?hui|auj|(?<!\ba )ce jour|de ce jour|ce matin(?![- ]la\b)|cette nuit|ce midi|ce soir|cet apres[- ]midi(?![- ]la\b)|a l'instant|today|this morning|tout a l'heure|dans la journee)\b/g,
    read: (_, on) => at(on),
  },
  {
    find: new RegExp(
      String.raw`\b(?:il y a|ya|y'a|y a|voici|voila|ca fait|cela fait)(?: (?:deja|environ|presque|tout juste|maintenant|exactement|bientot))? ${COUNT} ${SPAN}`,
      'g',
    ),
    read: ([n, span, half], on) => shifted(on, -1, n, span, half),
  },
  {
    find: new RegExp(
      String.raw`\b(?:d'ici(?: a)?|dans(?: un delai (?:de|d'))?(?: les)?|sous(?: un delai (?:de|d'))?|au bout de|delai de)(?: (?:environ|maximum))? ${COUNT} (?:prochaine?s )?${SPAN}`,
      'g',
    ),
    read: ([n, span, half], on) => shifted(on, 1, n, span, half),
  },
  {
    find: /\b(?:sous|dans la|d'ici une|dans une|a) (huitaine|quinzaine)\b(?! (?:de|du|qui|suivant|apres)\b)/g,
    read: ([span], on) => shifted(on, 1, 'une', span, undefined),
  },
  { find: /\b(?:la )?fin (?:du|de ce|de) mois\b/g, read: (_, on) => at(lastOfMonth(on)) },
  {
    find: /\bfin (?:du|de ce) mois prochain\b|\bfin du mois suivant\b/g,
    read: (_, on) => at(lastOfMonth(addMonths(firstOfMonth(on), 1))),
  },
  {
    find: /\b(?:la )?fin (?:de l'annee|d'annee|de cette annee)\b/g,
    read: (_, on) => at(`${on.slice(0, 4)}-12-31` as Day),
  },
  { find: /\bla semaine (?:derniere|passee)\b/g, read: (_, on) => at(addDays(on, -7)) },
  { find: /\bla semaine prochaine\b/g, read: (_, on) => ({ ...at(addDays(on, 7)), precision: 'about' }) },
  {
    find: /\b(\d{1,2})(?:er)? du mois (dernier|passe|prochain|suivant)\b/g,
    read: ([d, side], on) => inMonth(Number(d), addMonths(firstOfMonth(on), /proch|suiv/.test(side ?? '') ? 1 : -1)),
  },
  {
    find: new RegExp(
      String.raw`\b(?:le |du |au )(\d{1,2}|${NUMBER_WORDS}) (?:de ce mois|du mois courant|courant)\b`,
      'g',
    ),
    read: ([d], on) => inMonth(dayNumber(d), firstOfMonth(on)),
  },
  {
    find: /\ble mois (?:dernier|passe)\b/g,
    read: (_, on) => ({ ...at(addMonths(firstOfMonth(on), -1)), precision: 'month' }),
  },
  {
    find: /\b(?:le |du |au )?mois prochain\b/g,
    read: (_, on) => ({ ...at(addMonths(firstOfMonth(on), 1)), precision: 'month' }),
  },
  {
    find: /\ble mois (?:dernier|passe),? le (\d{1,2})(?!\d| ?(?:€|euros?))/g,
    read: ([d], on) => inMonth(Number(d), addMonths(firstOfMonth(on), -1)),
  },
  {
    find: new RegExp(
      String.raw`\b(\d{1,2})(?= (?:et|ou|au|puis|non|et non|et pas)(?: pas)?(?: le)? \d{1,2} ${MONTH})`,
      'g',
    ),
    read: ([d, m], on) => yearless(monthNumber(m), Number(d), on),
  },
  { find: /\b(?:le |du |avant le )?(?:lundi|week-end) de paques\b/g, read: (_, on) => fromEaster(1, on) },
  { find: /\b(?:a |pour |avant |apres |le jour de )?paques\b/g, read: (_, on) => fromEaster(0, on) },
  { find: /\b(?:a |pour |avant )?l'ascension\b/g, read: (_, on) => fromEaster(39, on) },
  { find: /\b(?:a |avant |pour )?la pentecote\b/g, read: (_, on) => fromEaster(49, on) },
  { find: /\bmardi gras\b/g, read: (_, on) => fromEaster(-47, on) },
  ...feasts.map(([find, month, day]): Pattern => ({ find, read: (_, on) => yearless(month, day, on) })),
  {
    find: new RegExp(
      String.raw`\b${WEEKDAY}(?: (dernier|passe|prochain|en huit|en quinze))?(?: (\d{1,2})(?! ?(?:h|heures?|euros?|€|ans|jours|mois|%|\d|/)))?`,
      'g',
    ),
    read: ([name, side, d], on) => (d ? dayOnly(Number(d), on) : nearWeekday(name, side, on)),
  },
  {
    find: /(?<=\b(?:le|du|au) )(\d{1,2}|1er|premier)(?= ?(?:$|[.,;:)!?\n"]|et\b|(?:il|elle|on|je|ils|elles|nous|vous|tu|dans|chez|sans|avant|apres)\b|(?:j|l|c|d)'|au (?:matin|soir|plus)|max\b|svp\b|stp\b|merci\b|promis\b|courant|du mois|dernier\b|prochain\b|pour\b|par\b|mais\b|avec\b|a \d))/g,
    read: ([d], on) => dayOnly(dayNumber(d), on),
  },
]

/** Every date of a folded text, in order, none inside another. `sentOn` is what relative dates count from. */
export function findDates(folded: string, sentOn: Day): DateMention[] {
  const found = patterns.flatMap(({ find, read }) =>
    [...folded.matchAll(find)].flatMap((match) => {
      const date = read(match.slice(1), sentOn)
      return date ? [{ ...date, start: match.index, end: match.index + match[0].trimEnd().length }] : []
    }),
  )
  return resolveSame(inMonthBefore(joined(withoutOverlap(found), folded), folded, sentOn), folded)
}

/** "La veille de la Toussaint": one date, counted from the one that it names. */
function joined(mentions: readonly DateMention[], folded: string): DateMention[] {
  return mentions.flatMap((m, i): DateMention[] => {
    const before = mentions[i - 1]
    if (before && countsFrom(before, m, folded)) return []
    const next = mentions[i + 1]
    if (!next || !countsFrom(m, next, folded)) return [m]
    const days = shiftOf(m, folded)
    return [
      {
        ...next,
        start: m.start,
        past: next.past && addDays(next.past, days),
        future: next.future && addDays(next.future, days),
      },
    ]
  })
}

const countsFrom = (m: DateMention, next: DateMention, folded: string): boolean =>
  m.precision === 'same' &&
  next.precision === 'day' &&
  shiftOf(m, folded) !== 0 &&
  /^ ?(?:de |du |d'|de la |de l'|des )?$/.test(folded.slice(m.end, next.start))

const shiftOf = ({ start, end }: DateMention, folded: string): number =>
  ({ le_lendemain: 1, le_surlendemain: 2, la_veille: -1 })[folded.slice(start, end).replace(' ', '_')] ?? 0

/** "Juste avant Noël, le 22"; "le 20 février alors que c'est le 2". */
const SAME_MONTH = /avant [^;]{0,12};|; .{0,30}(?<![a-z])(?:alors que|et non|et pas)(?![a-z])/
const BARE_DAY = /^\d{1,2}(?:er)?$/

/** "Parti fin août, j'ai rendu les clés le 29": a day alone is of the month that was last named, or of the next. */
function inMonthBefore(mentions: readonly DateMention[], folded: string, on: Day): DateMention[] {
  let last: DateMention | null = null
  return mentions.map((m) => {
    const prior = last
    const bare = BARE_DAY.test(folded.slice(m.start, m.end))
    if (m.precision !== 'same' && m.precision !== 'about') last = m
    if (!bare || !prior || m.start - prior.end > 160) return m
    const day = Number(folded.slice(m.start, m.end).replace('er', ''))
    const near = SAME_MONTH.test(
      `${folded.slice(Math.max(0, prior.start - 8), prior.end)} ; ${folded.slice(prior.end, m.start)}`,
    )
    const precision = near ? 'month' : prior.precision
    const past = prior.past && dayAfter(day, prior.past, precision)
    const coming = prior.future && prior.future < addDays(on, 62) ? prior.future : null
    const future = coming && dayAfter(day, coming, prior.precision)
    last = { ...m, past: past && past <= on ? past : m.past, future: future && future >= on ? future : m.future }
    return last
  })
}

/** "Les clés le 27 février, l'état des lieux le 26": the day before, not a month later. */
const SHORTLY_BEFORE = 7

function dayAfter(dayOf: number, from: Day, precision: DateMention['precision']): Day | null {
  const later = precision === 'day' && dayOf < Number(from.slice(8)) - SHORTLY_BEFORE
  const first = later ? addMonths(firstOfMonth(from), 1) : firstOfMonth(from)
  return calendar(Number(first.slice(0, 4)), Number(first.slice(5, 7)), dayOf)
}

/** "Le même jour, le 26 septembre": the date that follows says which. */
const APPOSED = /^ ?[,:(] ?(?:soit )?(?:le )?$/

function resolveSame(mentions: readonly DateMention[], folded: string): DateMention[] {
  let last: DateMention | null = null
  return mentions.map((m, i) => {
    if (m.precision !== 'same') {
      if (m.precision === 'day') last = m
      return m
    }
    const shift = shiftOf(m, folded)
    const named = mentions[i + 1]
    if (shift === 0 && named?.precision === 'day' && APPOSED.test(folded.slice(m.end, named.start)))
      return { ...m, past: named.past, future: named.future }
    return {
      ...m,
      past: last?.past ? addDays(last.past, shift) : null,
      future: last?.future ? addDays(last.future, shift) : null,
    }
  })
}

type Reading = Omit<DateMention, 'start' | 'end'> | null

const at = (day: Day): NonNullable<Reading> => ({ past: day, future: day, precision: 'day' })

function fixed(year: number, month: number, dayOf: number): Reading {
  const day = calendar(year, month, dayOf)
  return day ? at(day) : null
}

/** Null for 31 April and the like. */
function calendar(year: number, month: number, dayOf: number): Day | null {
  if (month < 1 || month > 12 || dayOf < 1 || year < 1900 || year > 2200) return null
  const first = `${year}-${String(month).padStart(2, '0')}-01` as Day
  return dayOf <= Number(lastOfMonth(first).slice(8)) ? addDays(first, dayOf - 1) : null
}

function dayOfMonth(
  dayOf: number,
  month: number,
  year: string | undefined,
  side: string | undefined,
  on: Day,
): Reading {
  if (year) return fixed(fullYear(year), month, dayOf)
  const both = yearless(month, dayOf, on)
  if (!both || !side) return both
  return at((/proch/.test(side) ? both.future : both.past) ?? on)
}

function yearless(month: number, dayOf: number, on: Day): Reading {
  const year = Number(on.slice(0, 4))
  const candidates = [year - 4, year - 3, year - 2, year - 1, year, year + 1, year + 2, year + 3, year + 4]
    .map((y) => calendar(y, month, dayOf))
    .filter((d) => d !== null)
  const past = candidates.filter((d) => d <= on).at(-1) ?? null
  const future = candidates.find((d) => d >= on) ?? null
  return past || future ? { past, future, precision: 'day' } : null
}

/** A feast that moves with Easter, of the nearest years. */
function fromEaster(days: number, on: Day): Reading {
  const year = Number(on.slice(0, 4))
  const feasts = [year - 1, year, year + 1].map((y) => addDays(easterSunday(y), days))
  return {
    past: feasts.filter((d) => d <= on).at(-1) ?? null,
    future: feasts.find((d) => d >= on) ?? null,
    precision: 'day',
  }
}

function inMonth(dayOf: number, first: Day): Reading {
  const day = calendar(Number(first.slice(0, 4)), Number(first.slice(5, 7)), dayOf)
  return day && at(day)
}

function wholeMonth(month: number, year: string | undefined, side: string | undefined, on: Day): Reading {
  const first = dayOfMonth(1, month, year, side, on)
  return first && { ...first, precision: 'month' }
}

function partOfMonth(
  part: string | undefined,
  month: number,
  year: string | undefined,
  side: string | undefined,
  on: Day,
): Reading {
  const first = dayOfMonth(1, month, year, side, on)
  if (!first) return null
  if (part !== 'fin') {
    const days = part === 'debut' ? 4 : 14
    return {
      past: first.past && addDays(first.past, days),
      future: first.future && addDays(first.future, days),
      precision: 'about',
    }
  }
  const thisMonth = Number(on.slice(5, 7)) === month && !year && !side
  const future = thisMonth ? lastOfMonth(on) : first.future && lastOfMonth(first.future)
  const past = first.past && lastOfMonth(first.past)
  return {
    past: past && past > on && !year ? lastOfMonth(addMonths(firstOfMonth(past), -12)) : past,
    future,
    precision: 'end',
  }
}

function dayOnly(dayOf: number, on: Day): Reading {
  const months = [-2, -1, 0, 1, 2].map((n) => addMonths(firstOfMonth(on), n))
  const days = months
    .map((m) => calendar(Number(m.slice(0, 4)), Number(m.slice(5, 7)), dayOf))
    .filter((d) => d !== null)
  const past = days.filter((d) => d <= on).at(-1) ?? null
  const future = days.find((d) => d >= on) ?? null
  return past || future ? { past, future, precision: 'day' } : null
}

function nearWeekday(name: string | undefined, side: string | undefined, on: Day): Reading {
  const wanted = WEEKDAYS.indexOf(name ?? '') + 1
  const ahead = (wanted - weekday(on) + 7) % 7 || 7
  const next = addDays(on, ahead)
  const last = addDays(next, -7) === on ? addDays(on, -7) : addDays(next, -7)
  if (side === 'en huit') return at(addDays(next, 7))
  if (side === 'en quinze') return at(addDays(next, 14))
  if (side === 'prochain') return at(next)
  if (side) return at(last)
  return { past: last, future: next, precision: 'day' }
}

/** "Quinze jours" is two weeks said in the French way, counted as said. */
function shifted(
  on: Day,
  sign: 1 | -1,
  count: string | undefined,
  span: string | undefined,
  half: string | undefined,
): Reading {
  const n = numberFrom(count ?? '')
  if (n === null || n > 400) return null
  const unit = span ?? ''
  if (unit === 'huitaine') return at(addDays(on, sign * 8))
  if (unit === 'quinzaine') return at(addDays(on, sign * 15))
  if (unit.startsWith('j')) return at(addDays(on, sign * n))
  if (unit.startsWith('sem')) return at(addDays(on, sign * n * 7))
  const months = unit === 'mois' ? n : n * 12
  return { ...at(addDays(addMonths(on, sign * months), half ? sign * 15 : 0)), precision: half ? 'about' : 'day' }
}

const fullYear = (text: string): number => {
  if (text.startsWith('deux mille')) return numberFrom(text) ?? 0
  const digits = text.replace("'", '')
  return digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) < 70 ? 2000 : 1900)
}
const monthNumber = (name: string | undefined): number => MONTHS.findIndex((forms) => forms.includes(name ?? '')) + 1
const dayNumber = (text: string | undefined): number =>
  text === 'premier' || text === '1er' ? 1 : (numberFrom(text ?? '') ?? 0)
const firstOfMonth = (on: Day): Day => `${on.slice(0, 8)}01` as Day
const lastOfMonth = (on: Day): Day => addDays(addMonths(firstOfMonth(on), 1), -1)
