import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildDossier } from '../../flows/build-dossier.ts'
import { loadCase } from '../../flows/load-case.ts'
import { caseIdByRef } from '../../store/cases.ts'
import { NotSo } from '../failures.ts'
import { print } from '../output.ts'
import { withApp } from '../with-app.ts'

/** Writes the PDF, its JSON and the claimant's exhibits, numbered. */
export const dossier = (ref: string, { to }: { to: string }): Promise<void> =>
  withApp(async ({ world }) => {
    const id = caseIdByRef(world.db, ref.toUpperCase())
    if (!id) throw new NotSo(`aucun dossier ${ref}.`)
    const found = loadCase(world.db, id)
    const { attachments, missing } = await buildDossier(world, found)
    mkdirSync(to, { recursive: true })
    for (const { name, bytes } of attachments) writeFileSync(join(to, name), bytes)
    print(`${attachments.length} fichiers dans ${to}, ${missing.length} champ(s) à compléter.`)
  })
