import { addDays, parisDay, shortDay } from '../../domain/day.ts'
import type { CaseEnd } from '../../domain/retention.ts'
import { stateLabel } from '../../domain/states.ts'
import { readLoose } from '../../flows/plan-erasure.ts'
import { type DueCase, type DueLoose, dueCases, dueLoose, planPurge } from '../../flows/plan-purge.ts'
import { landlordKeyOf } from '../../flows/statistics-journal.ts'
import type { World } from '../../flows/world.ts'
import { transact } from '../../store/database.ts'
import { endedDwellings, forgetDwelling } from '../../store/dwelling-keys.ts'
import { endedKeys, forgetKey } from '../../store/landlord-keys.ts'
import type { App } from '../build.ts'
import { carryOutErasure } from '../carry-out-erasure.ts'
import { loadRetention } from '../data-files.ts'
import { databaseCopies } from '../database-copies.ts'
import { print } from '../output.ts'
import { withApp, withWorker } from '../with-app.ts'

/** Erases what `rules/procedure/conservation.yaml` keeps no longer; `dryRun` only tells it, also while the service runs. */
export const purge = ({ dryRun }: { dryRun?: true }): Promise<void> =>
  dryRun ? withApp((app) => purgeOne(app, true)) : withWorker((app) => purgeOne(app, false))

async function purgeOne(app: App, dryRun: boolean): Promise<void> {
  const { world, config } = app
  const rule = loadRetention()
  const today = parisDay(world.clock.now())
  const loose = await readLoose(world)
  const cases = dueCases(world, rule, today)
  const due = dueLoose(world, rule, today, loose)
  const ended = endedKeys(world.db, landlordKeyOf(world), addDays(today, -rule.landlord_keys))
  const dwellings = endedDwellings(world.db, addDays(today, -rule.landlord_keys))
  const going =
    cases.some((c) => !c.held) ||
    ended.length > 0 ||
    dwellings.length > 0 ||
    Object.values(due).some((part) => part.length > 0)
  // Without anything to erase too: an earlier run may have left the file to be emptied.
  if (!dryRun) forgetKeys(world, ended, dwellings)
  if (!dryRun) await carryOutErasure(app, planPurge(world, cases, due, loose))
  for (const line of [
    ...cases.map(caseLine),
    ...looseLines(due),
    ...keyLines('bailleurs', ended),
    ...keyLines('logements', dwellings),
  ])
    print(line)
  if (!going) print('Rien à effacer.')
  else print(dryRun ? 'Essai : rien n’a été effacé.' : 'Effacé.')
  for (const { file, on } of databaseCopies(config.DATABASE_PATH))
    if (addDays(on, rule.backups) <= today)
      print(`Copie de plus de ${rule.backups} jours, à détruire : ${file}, du ${shortDay(on)}.`)
}

const forgetKeys = ({ db, chance }: World, landlords: readonly string[], dwellings: readonly string[]): void =>
  transact(db, () => {
    for (const key of landlords) forgetKey(db, key, chance.id())
    for (const key of dwellings) forgetDwelling(db, key, chance.id())
  })

const keyLines = (whose: string, ended: readonly string[]): string[] =>
  ended.length === 0 ? [] : [`Empreintes d’adresses de ${whose} remplacées par un numéro : ${ended.length}`]

const caseLine = ({ ref, outcome, endedOn, on, because, held }: DueCase): string =>
  `${ref} : ${stateLabel[outcome]} le ${shortDay(endedOn)}, gardé jusqu’au ${shortDay(on)} (${why[because]})${held ? ' ; conservation ordonnée : reste' : ''}`

const why: Record<CaseEnd['because'], string> = {
  outcome: 'durée de cette fin',
  prescription: 'prescription',
  at_least: 'durée minimale',
}

const looseLines = (due: DueLoose): string[] =>
  (Object.keys(label) as (keyof DueLoose)[])
    .filter((part) => due[part].length > 0)
    .map((part) => `${label[part]} : ${due[part].length}`)

const label: Record<keyof DueLoose, string> = {
  ignored: 'Courriels mis de côté',
  set_aside: 'Courriels retenus puis écartés',
  commands: 'Commandes de l’équipe sur plusieurs dossiers',
  mails: 'Points, listes, avis et alertes envoyés',
}
