import { test } from 'vitest'
import { checkLives, SEQUENCES } from './lives.ts'

test(
  'over random lives no letter leaves without a matching approval, and nothing is lost or doubled (2 of 2)',
  () => checkLives(Math.floor(SEQUENCES / 2) + 1, SEQUENCES),
  60 * 60_000,
)
