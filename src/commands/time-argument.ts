import { numberFrom } from '../domain/number-words.ts'
import { type Understood, withLines } from './understood.ts'
import type { Said } from './words.ts'

const MOST_MINUTES = 24 * 60

export const time = (text: Said): Understood =>
  withLines(
    text,
    { marked: true },
    'je n’ai pas compris le temps passé : par exemple « TEMPS 15 » ou « TEMPS 1h30 ».',
    (rest) => {
      const minutes = minutesOf(
        rest.folded
          .replace(/^(?:environ|de|=|passe) ?:? ?/, '')
          .replace(/ (?:environ|sur ce dossier|au telephone|de telephone)$/, ''),
      )
      return minutes && minutes <= MOST_MINUTES ? [{ kind: 'minutes', minutes }] : null
    },
  )

function minutesOf(text: string): number | null {
  const spoken = {
    "un quart d'heure": 15,
    "quart d'heure": 15,
    'une demi heure': 30,
    'demi heure': 30,
    'une demi-heure': 30,
    'demi-heure': 30,
    "trois quarts d'heure": 45,
    'une heure et demie': 90,
    'une heure et quart': 75,
  }[text]
  if (spoken) return spoken
  const count = /^([a-z-]{2,14}|\d{1,4}) ?(?:minutes?|mins?|mn|m|')?$/.exec(text)
  if (count) return numberFrom(count[1] ?? '')
  const hours = /^([a-z]{2,6}|\d{1,2}) ?(?:h|heures?) ?(?:et )?(?:(\d{1,2}) ?(?:minutes?|mins?|mn|m)?)?$/.exec(text)
  const whole = numberFrom(hours?.[1] ?? '?')
  const more = Number(hours?.[2] ?? 0)
  return whole !== null && more < 60 ? whole * 60 + more : null
}
