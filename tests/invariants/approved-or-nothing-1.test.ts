import { test } from 'vitest'
import { checkLives, SEQUENCES } from './lives.ts'

test(
  'over random lives no letter leaves without a matching approval, and nothing is lost or doubled (1 of 2)',
  () => checkLives(1, Math.floor(SEQUENCES / 2)),
  60 * 60_000,
)
