import type { Change } from '../../domain/decision.ts'
import { approve, refuse } from '../../flows/decide-draft.ts'
import { type CaseFile, loadCase } from '../../flows/load-case.ts'
import { caseIdByRef } from '../../store/cases.ts'
import { commit } from '../../store/commit.ts'
import type { DraftRow } from '../../store/drafts.ts'
import type { Letter } from '../../writing/letter.ts'
import type { App } from '../build.ts'
import { NotSo } from '../failures.ts'
import { print } from '../output.ts'
import { sendUnlessServed } from '../send-unless-served.ts'
import { withApp } from '../with-app.ts'

/** The operator's console acts for the case's mediator and is recorded as such. */
export const CONSOLE = 'console'

/** For emergencies: the letter leaves now, at any hour. */
export const approveDraft = (ref: string): Promise<void> =>
  decide(ref, async (app, found, draft) => {
    const approval = await approve(app.world, found, draft, CONSOLE, null, { atOnce: true })
    if (approval.kind === 'stale')
      throw new NotSo(`la lettre de ${ref} ne correspond plus au dossier (${approval.why}).`)
    if (approval.kind === 'faulty')
      throw new NotSo(`la lettre de ${ref} ne peut pas partir :\n  ${approval.faults.blocking.join('\n  ')}`)
    return { changes: approval.changes, done: `lettre approuvée, ${approval.mails.length} envoi(s).` }
  })

export const refuseDraft = (ref: string, { reason }: { reason: string }): Promise<void> =>
  decide(ref, (app, found, draft) => ({
    changes: refuse(app.world, found, draft, CONSOLE, reason),
    done: 'lettre refusée.',
  }))

type Decided = { changes: readonly Change[]; done: string }
type Deciding = (app: App, found: CaseFile, draft: DraftRow<Letter>) => Promise<Decided> | Decided

function decide(ref: string, deciding: Deciding): Promise<void> {
  return withApp(async (app) => {
    const id = caseIdByRef(app.world.db, ref.toUpperCase())
    if (!id) throw new NotSo(`aucun dossier ${ref}.`)
    const found = loadCase(app.world.db, id)
    const draft = found.drafts.find((d) => d.id === found.file.openDraft?.draft)
    if (!draft) throw new NotSo(`${ref} n’a pas de lettre à approuver.`)
    const { changes, done } = await deciding(app, found, draft)
    const decision = { caseId: id, basedOn: found.lastEvent, changes }
    if (commit(app.world.db, decision, app.world.settings.mailAddress, app.world.clock.now()).kind === 'outdated')
      throw new NotSo(`${ref} vient de changer : recommencez.`)
    print(`${ref} : ${done}`)
    await sendUnlessServed(app)
  })
}
