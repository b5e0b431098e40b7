import type { Instant } from '../domain/day.ts'
import type { VirtualClock } from '../flows/run-until.ts'
import type { Clock } from '../ports.ts'
import type { Db } from '../store/database.ts'
import { keepSetting, setting } from '../store/settings.ts'

export type LocalClock = VirtualClock & { isVirtual(): boolean }

const KEY = 'virtual_now'

/**
 * The clock of local mode: the system's, until a command moves it. From then on it stands still between commands, in the
 * database, so that `receive --at`, `approve` and `run-until` tell one story. The first move may go anywhere; after that it
 * never runs backwards.
 */
export function virtualClock(db: Db, system: Clock): LocalClock {
  return {
    isVirtual: () => setting(db, KEY) !== null,
    now: () => (setting(db, KEY) as Instant | null) ?? system.now(),
    moveTo(at) {
      const before = setting(db, KEY)
      if (before === null || at > before) keepSetting(db, KEY, at)
    },
  }
}
