import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { simulate } from '../country/simulate.ts'

/** Lived through, each repeated as often as it takes. */
const TEMPLATES = 24

/** What belongs to cases, in an order in which each row comes after those that it names. */
const TABLES = [
  'raw_mails',
  'places',
  'cases',
  'parties',
  'addresses',
  'messages',
  'thread_ids',
  'held',
  'readings',
  'case_events',
  'drafts',
  'draft_edits',
  'approval_tokens',
  'outbox',
  'outbox_bytes',
  'dwelling_keys',
  'deadlines',
]

/**
 * A database of so many cases in `folder`, and its settings: some were lived through the real service, the others repeat their rows under
 * other ids. Mails keep so many `bytes` in the repetitions; the hash chain of the journal holds for the first only.
 */
export async function manyCases(folder: string, { cases, bytes }: { cases: number; bytes: number }) {
  const { app } = await simulate(folder, { cases: TEMPLATES, days: 365, after: 0, seed: 1 })
  const env = {
    DATABASE_PATH: app.config.DATABASE_PATH,
    MAILBOX_DIR: app.config.MAILBOX_DIR,
    OUTBOX_DIR: join(folder, 'outbox'),
    MEDIATORS: app.config.MEDIATORS.join(','),
    LOG_LEVEL: 'error',
  }
  await app.close()
  const db = new BetterSqlite3(env.DATABASE_PATH)
  db.pragma('foreign_keys = OFF')
  db.pragma('synchronous = OFF')
  const rows = new Map(TABLES.map((table) => [table, rowsOf(db, table)]))
  const refs = (rows.get('cases') ?? []).map(({ ref }) => String(ref))
  const events = rows.get('case_events')?.length ?? 0
  for (let copy = 1; copy * TEMPLATES < cases; copy += 1)
    db.transaction(() => {
      for (const [table, list] of rows) {
        const insert = inserting(db, table, list)
        for (const row of list) insert(repeated(row, { copy, refs, events, bytes }))
      }
    })()
  const mails = (db.prepare('SELECT count(*) AS n FROM raw_mails').get() as { n: number }).n
  db.close()
  return { env, mails }
}

type Row = Record<string, unknown>
type Copy = { copy: number; refs: readonly string[]; events: number; bytes: number }

/** Mails on no case have keys of their day, which cannot be there twice. */
const rowsOf = (db: BetterSqlite3.Database, table: string): Row[] =>
  db.prepare(`SELECT * FROM ${table} ${ONLY[table] ?? ''}`).all() as Row[]

const ONLY: Readonly<Record<string, string>> = {
  outbox: 'WHERE case_id IS NOT NULL',
  outbox_bytes: 'WHERE mail IN (SELECT id FROM outbox WHERE case_id IS NOT NULL)',
}

/** Rows with the same columns as those of `like`. A statement for each row would fill the memory. */
function inserting(db: BetterSqlite3.Database, table: string, like: readonly Row[]): (row: Row) => void {
  const columns = Object.keys(like[0] ?? {})
  if (columns.length === 0) return () => undefined
  const text = `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
  const statement = db.prepare(text)
  return (row) => void statement.run(...Object.values(row))
}

const IDS = /(?<![a-z0-9])(?:[a-z2-7]{26}|[0-9a-f]{64})(?![a-z0-9])|ML-\w{4}-\w/g

function repeated(row: Row, { copy, refs, events, bytes }: Copy): Row {
  const hexadecimal = copy.toString(16).padStart(8, '0')
  const letters = hexadecimal.replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))
  const other = (id: string): string => {
    if (id.startsWith('ML-')) return `ML-${copy.toString(36).padStart(4, '0').toUpperCase()}-${refs.indexOf(id)}`
    return id.length === 64 ? `${id.slice(0, 56)}${hexadecimal}` : `${id.slice(0, 18)}${letters}`
  }
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      if (column === 'seq' || column === 'last_event') return [column, Number(value) + copy * events]
      if (column === 'token') return [column, `${value}-${copy}`]
      if (Buffer.isBuffer(value)) return [column, value.subarray(0, bytes)]
      return [column, typeof value === 'string' ? value.replace(IDS, other) : value]
    }),
  )
}
