import { addDays, Day, type Instant, parisDay, weekday } from '../domain/day.ts'

/** The day on which a French vacation note says that its author is back at work; null when it says none. */
export function absenceUntil(text: string, writtenAt: Instant): Day | null {
  const note = text.slice(0, 5000)
  const written = parisDay(writtenAt)
  const back = BACK.exec(note)
  if (back?.groups) return dateIn(back.groups, written)
  const last = LAST.exec(note)
  const lastDay = last?.groups ? dateIn(last.groups, written) : null
  return lastDay === null ? null : nextWorkday(addDays(lastDay, 1))
}

const DATE =
  '(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\\s+)?(?:(?<d>\\d{1,2})(?:er)?\\s+(?<m>janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre)(?:\\s+(?<y>\\d{4}))?|(?<dn>\\d{1,2})[/.](?<mn>\\d{1,2})(?:[/.](?<yn>\\d{2,4}))?)'

/** The day of return itself. */
const BACK = new RegExp(
  `(?:de retour|serai (?:de retour|présente?)|reprendrai|reprise|rouvrir\\w{0,4}|réouverture|joignable|disponible)[^.!?\\n]{0,40}?\\s(?:le|au|du|à partir du|dès le)\\s+${DATE}`,
  'i',
)
/** The last day of the absence. */
const LAST = new RegExp(`(?:jusqu['’]au|jusqu['’]à|au)\\s+(?:soir du\\s+)?${DATE}`, 'i')

const MONTHS = ['jan', 'fev', 'mar', 'avr', 'mai', 'juin', 'juil', 'aou', 'sep', 'oct', 'nov', 'dec']

function dateIn(groups: Readonly<Record<string, string | undefined>>, written: Day): Day | null {
  const named = (groups['m'] ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const month = named ? MONTHS.findIndex((start) => named.startsWith(start)) + 1 : Number(groups['mn'])
  const dayOfMonth = Number(groups['d'] ?? groups['dn'])
  const given = groups['y'] ?? groups['yn']
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31) return null
  const years = given
    ? [Number(given) + (given.length === 2 ? 2000 : 0)]
    : [0, 1].map((n) => Number(written.slice(0, 4)) + n)
  return (
    years
      .map((year) => calendarDay(year, month, dayOfMonth))
      .find((on) => on !== null && (given !== undefined || on >= written)) ?? null
  )
}

/** Null for 31 February and the like. */
const calendarDay = (year: number, month: number, dayOfMonth: number): Day | null =>
  Day.safeParse(`${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`).data ?? null

const nextWorkday = (on: Day): Day => (weekday(on) > 5 ? addDays(on, 8 - weekday(on)) : on)
