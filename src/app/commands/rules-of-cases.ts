import { parisDay } from '../../domain/day.ts'
import type { CaseId } from '../../domain/ids.ts'
import { isOpen } from '../../domain/states.ts'
import { adoptRules } from '../../flows/adopt-rules.ts'
import { apart } from '../../flows/apart.ts'
import { loadCase } from '../../flows/load-case.ts'
import { type RulesChange, rulesChange } from '../../flows/rules-change.ts'
import type { World } from '../../flows/world.ts'
import { euros, plain } from '../../rulebase/json.ts'
import { caseIdByRef } from '../../store/cases.ts'
import { openCasesWithOtherRules } from '../../store/rule-versions.ts'
import { type CaseFigures, changedFigures } from '../../writing/changed-figures.ts'
import { frenchDay } from '../../writing/french-day.ts'
import { NotSo, WrongUsage } from '../failures.ts'
import { print, printDocument } from '../output.ts'
import { sendUnlessServed } from '../send-unless-served.ts'
import { withApp } from '../with-app.ts'
import { CONSOLE } from './decide.ts'

/** Open cases that keep other rules than those of today: before → after for each. */
export const changes = ({ json }: { json?: true }): Promise<void> =>
  withApp(({ world }) => {
    const found = openCasesWithOtherRules(world.db, world.rules.current.version).flatMap((id) => changeOf(world, id))
    if (json) return printDocument(found.map(changeJson))
    for (const change of found) print(`${change.ref} : ${changeText(change)}`)
    if (found.length === 0) print('Tous les dossiers ouverts suivent les règles actuelles.')
  })

/** From now on, for what is still to be written; recorded as done at the console. */
export const adopt = (ref: string | undefined, { all }: { all?: true }): Promise<void> =>
  withApp(async (app) => {
    const { world } = app
    if ((ref === undefined) === (all === undefined)) throw new WrongUsage('donnez une référence, ou --all.')
    const ids = ref ? [adoptable(world, ref)] : openCasesWithOtherRules(world.db, world.rules.current.version)
    const adopted = ids.filter((id) => adoptOne(world, id))
    if (ids.length === 0) print('Tous les dossiers ouverts suivent déjà les règles actuelles.')
    await sendUnlessServed(app)
    if (adopted.length < ids.length)
      throw new NotSo(`${ids.length - adopted.length} dossier(s) illisible(s) : le journal technique dit pourquoi.`)
  })

function adoptable(world: World, ref: string): CaseId {
  const id = caseIdByRef(world.db, ref.toUpperCase())
  if (!id) throw new NotSo(`aucun dossier ${ref}.`)
  const { header, file } = loadCase(world.db, id)
  if (!isOpen(file.state)) throw new NotSo(`${header.ref} est clos : ses règles ne changent plus.`)
  if (header.rulesVersion === world.rules.current.version)
    throw new NotSo(`${header.ref} suit déjà les règles actuelles.`)
  return id
}

function adoptOne(world: World, id: CaseId): boolean {
  const [change] = changeOf(world, id)
  if (!change) return false
  adoptRules(world, id, CONSOLE)
  print(`${change.ref} : règles actuelles adoptées, ${changeText(change)}`)
  return true
}

/** Empty for a case whose rows are broken: it stops no other. */
function changeOf(world: World, id: CaseId): RulesChange[] {
  const found: RulesChange[] = []
  apart(world, id, () => {
    const change = rulesChange(world, loadCase(world.db, id), parisDay(world.clock.now()))
    if (change) found.push(change)
  })
  return found
}

function changeText({ unreadable, on, before, after }: RulesChange): string {
  const lines = before ? changedFigures(before, after).map((c) => `${c.label} ${c.before} → ${c.after}`) : []
  const what = lines.length > 0 ? lines.join(' ; ') : 'aucun montant ne change'
  if (!unreadable) return what
  return before
    ? `version illisible ; pour les faits de la lettre du ${frenchDay(on)}, ${what}`
    : 'version illisible ; aucune lettre n’a encore donné de montant'
}

const changeJson = ({ ref, from, to, unreadable, on, before, after }: RulesChange) => ({
  ref,
  from,
  to,
  readable: !unreadable,
  changes: before ? changedFigures(before, after).length > 0 : null,
  on,
  before: before && figuresJson(before),
  after: figuresJson(after),
})

const figuresJson = (figures: CaseFigures) => ({
  ...plain('due_on', figures.dueOn),
  ...euros('surcharge', figures.surcharge),
  ...euros('principal_due', figures.principalDue),
  ...euros('total_due', figures.totalDue),
  ...euros('tenant_owes', figures.tenantOwes),
  ...euros('overpaid', figures.overpaid),
  ...plain('prescribed_on', figures.prescribedOn),
})
