import type { CaseId } from '../../domain/ids.ts'
import { isOpen } from '../../domain/states.ts'
import { casesTogether } from '../../flows/cases-together.ts'
import { endForErasure } from '../../flows/end-for-erasure.ts'
import { isOfTeam } from '../../flows/people.ts'
import { casesOf, planCaseErasure, planPersonErasure, readLoose } from '../../flows/plan-erasure.ts'
import type { World } from '../../flows/world.ts'
import { addressKey } from '../../mail/addresses.ts'
import { caseIdByRef, goesOnIn, loadCaseRow } from '../../store/cases.ts'
import { dataHeldSince } from '../../store/data-holds.ts'
import type { Erasure } from '../../store/erase.ts'
import { carryOutErasure, tellWhatRemains } from '../carry-out-erasure.ts'
import { NotSo, WrongUsage } from '../failures.ts'
import { print } from '../output.ts'
import { withWorker } from '../with-app.ts'
import { CONSOLE } from './decide.ts'

/**
 * Erases a case, or one person in every case. Refused for a case under a data hold, and for one that is open unless `force`
 * closes it first. The service must not be running.
 */
export const eraseData = (subject: string, { force }: { force?: true }): Promise<void> =>
  withWorker(async (app) => {
    const { world } = app
    const person = subject.includes('@') ? addressKey(subject) : null
    const ids = person ? casesOfPerson(world, person) : casesOfRef(world, subject)
    refuseHeld(world, ids)
    const open = ids.filter((id) => isOpen(loadCaseRow(world.db, id)?.file.state ?? 'merged'))
    if (open.length > 0 && !force)
      throw new NotSo(`${refsOf(world, open)} : dossier ouvert. --force le clôt sans suite, puis efface.`)
    for (const id of open) endForErasure(world, id, CONSOLE)
    const loose = await readLoose(world)
    const plan = person ? await planPersonErasure(world, person, loose) : planCaseErasure(world, ids, loose)
    await carryOutErasure(app, [plan])
    if (isEmpty(plan)) throw new NotSo(`rien à effacer pour ${subject}.`)
    print(
      `Effacé${ids.length > 0 ? ` dans ${refsOf(world, ids)}` : ''} : ${plan.messages.length} courriel(s) reçu(s), ${plan.mails.length} envoyé(s), ${plan.drafts.length} lettre(s), ${plan.parties.length} personne(s).`,
    )
    if (person && ids.length > 0)
      print('Restent les courriels que d’autres personnes de ces dossiers ont écrits, même s’ils la nomment.')
    tellWhatRemains(app)
  })

function casesOfRef(world: World, ref: string): CaseId[] {
  const id = caseIdByRef(world.db, ref.toUpperCase())
  if (!id) throw new NotSo(`aucun dossier ${ref}.`)
  return casesTogether(world.db, goesOnIn(world.db, id))
}

function casesOfPerson(world: World, address: string): CaseId[] {
  if (isOfTeam(world, address)) throw new WrongUsage(`${address} est de l’équipe : ses décisions sont au journal.`)
  return casesOf(world.db, address)
}

function refuseHeld(world: World, ids: readonly CaseId[]): void {
  const held = ids.filter((id) => dataHeldSince(world.db, id))
  if (held.length > 0) throw new NotSo(`${refsOf(world, held)} : conservation ordonnée (hold-data), rien n’est effacé.`)
}

const refsOf = ({ db }: World, ids: readonly CaseId[]): string =>
  ids.flatMap((id) => loadCaseRow(db, id)?.header.ref ?? []).join(', ')

const isEmpty = ({ messages, mails, parties, cases }: Erasure): boolean =>
  [messages, mails, parties, cases].every((part) => part.length === 0)
