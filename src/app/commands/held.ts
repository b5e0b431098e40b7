import { settleHeldMail } from '../../flows/settle-held.ts'
import type { World } from '../../flows/world.ts'
import { HoldReason, handling } from '../../mail/reasons.ts'
import { loadCaseRow } from '../../store/cases.ts'
import { type HeldRow, openHeld } from '../../store/held.ts'
import { messageBySha } from '../../store/messages.ts'
import { NotSo } from '../failures.ts'
import { print, printDocument } from '../output.ts'
import { sendUnlessServed } from '../send-unless-served.ts'
import { withApp } from '../with-app.ts'

export const held = ({ json }: { json?: true }): Promise<void> =>
  withApp(({ world }) => {
    const rows = openHeld(world.db).map((row) => describe(world, row))
    if (json) return printDocument(rows)
    for (const row of rows)
      print(`${row.id} · ${row.at} · ${row.label} · ${row.from ?? 'expéditeur inconnu'} · ${row.subject ?? ''}`)
    if (rows.length === 0) print('Aucun courriel retenu.')
  })

function describe(world: World, row: HeldRow) {
  const message = row.sha256 ? messageBySha(world.db, row.sha256) : null
  const candidates = (JSON.parse(row.candidates) as string[]).map(
    (id) => loadCaseRow(world.db, id as never)?.header.ref ?? id,
  )
  return {
    id: row.id,
    at: row.at,
    reason: row.reason,
    label: handling[HoldReason.parse(row.reason)].label,
    from: message?.body.from.address ?? null,
    subject: message?.body.subject ?? null,
    place: row.place,
    candidates,
  }
}

/** Settles each held mail: filed in the case given, or set aside for good; recorded as done at the console. */
export const settle = (ids: readonly string[], options: { case?: string; as?: string }): Promise<void> =>
  withApp(async (app) => {
    for (const id of ids) {
      const done = await settleHeldMail(app.world, id, options)
      if (done.kind === 'not_done') throw new NotSo(done.why)
      print(`${id} : ${done.how}`)
    }
    await sendUnlessServed(app)
  })
