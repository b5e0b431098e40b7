const part = (date: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', ...options }).format(new Date(date))

/** The date forms that French mail programs write above a quotation. */
export const frenchDate = {
  /** `7 avril 2026` */
  long: (date: string) => part(date, { day: 'numeric', month: 'long', year: 'numeric' }),
  /** `7 avr. 2026` */
  short: (date: string) => part(date, { day: 'numeric', month: 'short', year: 'numeric' }),
  /** `mar. 7 avr. 2026` */
  shortWithDay: (date: string) => part(date, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }),
  /** `mardi 7 avril 2026` */
  longWithDay: (date: string) => part(date, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
  /** `07/04/2026` */
  figures: (date: string) => part(date, { day: '2-digit', month: '2-digit', year: 'numeric' }),
  /** `07/04/26` */
  shortFigures: (date: string) => part(date, { day: '2-digit', month: '2-digit', year: '2-digit' }),
  /** `20:14` */
  clock: (date: string) => part(date, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
}

/** RFC 5322: `Tue, 07 Apr 2026 20:14:34 +0200`, from an ISO date with offset. */
export function mailDateHeader(date: string): string {
  const [, day, time, sign = '', zone] =
    /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?(?:([+-]\d\d):?(\d\d)|Z)$/.exec(date) ?? []
  const english = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    weekday: 'short',
    day: '2-digit',
    month: 'short',
    year: 'numeric',
  })
  const parts = Object.fromEntries(english.formatToParts(new Date(`${day}T00:00:00Z`)).map((p) => [p.type, p.value]))
  const month = (parts['month'] ?? '').slice(0, 3)
  return `${parts['weekday']}, ${parts['day']} ${month} ${parts['year']} ${time} ${sign === '' ? '+0000' : `${sign}${zone}`}`
}
