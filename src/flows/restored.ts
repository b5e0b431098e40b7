import { addDays, type Day, type Instant, parisDay } from '../domain/day.ts'
import { restoredAt } from '../store/distrust-copy.ts'
import { restoredWords } from '../writing/restored-words.ts'
import type { World } from './world.ts'

/** Days for which people are told. */
const TOLD_FOR = 7

/** Null unless the database was restored in the last days. */
const restoredOn = ({ db }: World, on: Day): Day | null => {
  const at = restoredAt(db)
  const day = at && parisDay(at)
  return day && on <= addDays(day, TOLD_FOR) ? day : null
}

export const restoredWarnings = (world: World, now: Instant): string[] => {
  const day = restoredOn(world, parisDay(now))
  return day ? [restoredWords.letter(day)] : []
}

export const restoredTrouble = (world: World, on: Day): string | null => {
  const day = restoredOn(world, on)
  return day && restoredWords.digest(day)
}
