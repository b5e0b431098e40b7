import { euros } from '../../domain/money.ts'
import { CaseState, stateLabel } from '../../domain/states.ts'
import { type CaseFile, loadCase } from '../../flows/load-case.ts'
import { caseIds } from '../../store/cases.ts'
import { WrongUsage } from '../failures.ts'
import { print, printDocument } from '../output.ts'
import { withApp } from '../with-app.ts'

export const cases = ({ state, json }: { state?: string; json?: true }): Promise<void> =>
  withApp(({ world }) => {
    if (state && !CaseState.safeParse(state).success)
      throw new WrongUsage(`état inconnu : ${state}. États : ${CaseState.options.join(', ')}.`)
    const found = caseIds(world.db, state).map((id) => loadCase(world.db, id))
    if (json) return printDocument(found.map(summary))
    for (const file of found) print(line(file))
    if (found.length === 0) print('Aucun dossier.')
  })

export const summary = (found: CaseFile) => ({
  ref: found.header.ref,
  state: found.file.state,
  opened_on: found.header.openedOn,
  owner: found.header.owner,
  origin: found.origin,
  awaiting: found.file.awaiting?.side ?? null,
  next_on: nextOn(found),
  open_draft: found.file.openDraft?.purpose ?? null,
  outcome: found.file.outcome,
  messages: found.messages.length,
})

/** The next day on which a process clock rings; legal clocks are no next step. */
export const nextOn = (found: CaseFile) =>
  found.deadlines
    .filter((d) => d.state === 'running' && d.kind !== 'refund_due' && d.kind !== 'prescription')
    .map((d) => d.due)
    .sort()[0] ?? null

function line(found: CaseFile): string {
  const agreed = found.file.agreement ? `accord à ${euros(found.file.agreement.amount)}` : ''
  const draft = found.file.openDraft ? 'lettre à approuver' : ''
  return [found.header.ref, stateLabel[found.file.state], `ouvert le ${found.header.openedOn}`, agreed, draft]
    .filter(Boolean)
    .join(' · ')
}
