import type { Instant } from '../domain/day.ts'
import type { VirtualClock } from '../flows/run-until.ts'
import type { Clock } from '../ports.ts'
import type { Db } from '../store/database.ts'
import { keepSetting, setting } from '../store/settings.ts'

const KEY = 'virtual_now'

/**
 * The clock of local mode: the system's, until a command moves it. From then on it stands still between commands, in the
 * database, so that `receive --at`, `approve` and `run-until` tell one story. It never runs backwards.
 */
export function virtualClock(db: Db, system: Clock): VirtualClock {
  return {
    now: () => (setting(db, KEY) as Instant | null) ?? system.now(),
    moveTo(at) {
      const before = setting(db, KEY)
      if (before === null || at > before) keepSetting(db, KEY, at)
    },
  }
}
