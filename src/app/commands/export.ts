import { writeFileSync } from 'node:fs'
import { zip } from '../../adapters/zip.ts'
import { Role } from '../../domain/roles.ts'
import { exportOfParty, exportWhole } from '../../flows/export-case.ts'
import { type CaseFile, type CaseParty, loadCase } from '../../flows/load-case.ts'
import { addressKey } from '../../mail/addresses.ts'
import { caseIdByRef } from '../../store/cases.ts'
import { NotSo, WrongUsage } from '../failures.ts'
import { noteReading } from '../note-reading.ts'
import { print } from '../output.ts'
import { withApp } from '../with-app.ts'
import { whole } from './case.ts'

/** A ZIP with a French index, JSON and the mails as they are. */
export const exportCase = (
  ref: string,
  { party, to, reason }: { party?: string; to?: string; reason?: string },
): Promise<void> =>
  withApp(async (app) => {
    const { world } = app
    const id = caseIdByRef(world.db, ref.toUpperCase())
    if (!id) throw new NotSo(`aucun dossier ${ref}.`)
    const found = loadCase(world.db, id)
    await noteReading(app, found, reason)
    const files = party
      ? await exportOfParty(world, found, theParty(found, party))
      : await exportWhole(world, found, whole(world, found))
    const file = to ?? `${found.header.ref}.zip`
    writeFileSync(file, zip(files, world.clock.now()))
    print(`${files.length} fichiers dans ${file}.`)
  })

function theParty(found: CaseFile, wanted: string): CaseParty {
  const role = Role.safeParse(wanted)
  if (!role.success && !wanted.includes('@'))
    throw new WrongUsage(`--party : un rôle (${Role.options.join(', ')}) ou une adresse.`)
  const parties = found.parties.filter((p) =>
    role.success ? p.role === role.data : p.addresses.some((a) => addressKey(a.address) === addressKey(wanted)),
  )
  const [one, ...others] = parties
  if (!one) throw new NotSo(`${found.header.ref} : personne de ce rôle ou de cette adresse.`)
  if (others.length > 0) throw new NotSo(`${found.header.ref} : plusieurs personnes de ce rôle, donnez une adresse.`)
  return one
}
