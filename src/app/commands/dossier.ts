import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildDossier, exhibitFiles } from '../../flows/build-dossier.ts'
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
    const exhibits = await exhibitFiles(world, found)
    mkdirSync(to, { recursive: true })
    for (const { name, bytes } of attachments) writeFileSync(join(to, name), bytes)
    for (const [n, { name, bytes }] of exhibits.entries())
      writeFileSync(join(to, `piece-${n + 1}-${safe(name)}`), bytes)
    print(`${attachments.length + exhibits.length} fichiers dans ${to}, ${missing.length} champ(s) à compléter.`)
  })

/** A sender chose this name: no folders, no hidden files. */
const safe = (name: string): string =>
  name
    .replace(/[^\p{L}\p{N}._ -]+/gu, '_')
    .replace(/^\.+/, '')
    .slice(-80) || 'piece'
