import type { Db } from './database.ts'
import { sql } from './prepared.ts'

/** How many rows there are, by what tells them apart: numbers alone, of nobody. */
export type Count = { name: string; help: string; label: string | null; rows: readonly { value: string; n: number }[] }

const counted = (db: Db, text: string): { value: string; n: number }[] =>
  sql<{ value: string; n: number }>(db, text).all()

export const counts = (db: Db): Count[] => [
  {
    name: 'mediation_raw_mails',
    help: 'Distinct mails stored',
    label: null,
    rows: counted(db, "SELECT '' AS value, count(*) AS n FROM raw_mails"),
  },
  {
    name: 'mediation_messages',
    help: 'Mails taken in, by fate',
    label: 'fate',
    rows: counted(db, 'SELECT fate AS value, count(*) AS n FROM messages GROUP BY 1 ORDER BY 1'),
  },
  {
    name: 'mediation_held_open',
    help: 'Mails that wait for a human',
    label: null,
    rows: counted(db, "SELECT '' AS value, count(*) AS n FROM held WHERE settled_at IS NULL"),
  },
  {
    name: 'mediation_outbox',
    help: 'Outgoing mails, by state',
    label: 'state',
    rows: counted(db, 'SELECT state AS value, count(*) AS n FROM outbox GROUP BY 1 ORDER BY 1'),
  },
  {
    name: 'mediation_tasks',
    help: 'Work to do, by state',
    label: 'state',
    rows: counted(db, 'SELECT state AS value, count(*) AS n FROM tasks GROUP BY 1 ORDER BY 1'),
  },
  {
    name: 'mediation_cases',
    help: 'Cases, by state',
    label: 'state',
    rows: counted(db, 'SELECT state AS value, count(*) AS n FROM cases GROUP BY 1 ORDER BY 1'),
  },
]
