import type { Instant } from '../domain/day.ts'
import type { CaseId } from '../domain/ids.ts'
import type { Db } from './database.ts'
import { dropSetting, keepSetting, setting } from './settings.ts'

const key = (id: CaseId): string => `data_hold:${id}`

/** Since when nothing of a case may be erased, because a court or an authority may ask for it; null when it may. */
export const dataHeldSince = (db: Db, id: CaseId): Instant | null => setting(db, key(id)) as Instant | null

export const holdData = (db: Db, id: CaseId, at: Instant): void => keepSetting(db, key(id), at)

export const releaseData = (db: Db, id: CaseId): void => dropSetting(db, key(id))
