import { addDays, type Instant, parisDay, parisInstant } from './day.ts'
import { isWorkingDay, workingDayFrom } from './working-days.ts'

/** Paris wall-clock times of working days between which letters leave; null when they leave at any hour. */
export type SendingWindow = { from: string; to: string } | null

/** `07:30-19:00`, or `toujours` → null; undefined when it is neither. */
export function readWindow(text: string): SendingWindow | undefined {
  if (text === 'toujours') return null
  const [, from, to] = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text) ?? []
  return from && to && from < to ? { from, to } : undefined
}

/** The moment itself when letters may leave then, else the next opening of the window. */
export function inWindow(at: Instant, window: SendingWindow, alsaceMoselle = false): Instant {
  if (!window) return at
  const today = parisDay(at)
  const opens = parisInstant(today, window.from)
  if (isWorkingDay(today, alsaceMoselle) && at < parisInstant(today, window.to)) return at < opens ? opens : at
  return parisInstant(workingDayFrom(addDays(today, 1), alsaceMoselle), window.from)
}
