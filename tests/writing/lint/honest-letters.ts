import { plusSeconds } from '../../../src/domain/day.ts'
import type { DraftId } from '../../../src/domain/ids.ts'
import type { QuestionKey } from '../../../src/domain/questions.ts'
import { type CaseFile, loadCase } from '../../../src/flows/load-case.ts'
import { caseIds } from '../../../src/store/cases.ts'
import type { DraftRow } from '../../../src/store/drafts.ts'
import type { Letter } from '../../../src/writing/letter.ts'
import { LANDLORD, people } from '../../support/people.ts'
import { type TestWorld, testWorld } from '../../support/test-world.ts'

type Turn = { locataire?: string; bailleur?: string; jours?: number }
export type Situation = { ouverture: string; seul?: boolean; suite: Turn[] }

/** A letter as the service proposed it, and the case as it was then. */
export type Proposed = { w: TestWorld; found: CaseFile; draft: DraftRow<Letter> }

/** The answers of somebody who knows, to whatever is asked. */
const answers: Partial<Record<QuestionKey, string>> = {
  consent: 'oui',
  landlord_email: LANDLORD.address,
  lease_kind: 'vide',
  rent_excl_charges: '690 €',
  deposit_amount: '690 €',
  keys_returned_on: '31 janvier 2026',
  deductions: 'aucune',
  refunded: 'rien reçu',
  dwelling_postcode: '93300',
}

const DAY = 86_400

/** Lives one situation to its end, every letter approved; answers what is asked. Each letter that was proposed, once. */
export async function lettersOf({ ouverture, seul, suite }: Situation, seed: number): Promise<Proposed[]> {
  const w = testWorld({
    at: '2026-04-07T08:00:00Z',
    seed,
    world: { printDossier: async () => Buffer.from('%PDF-1.7') },
  })
  const p = people(w)
  const proposed = new Map<DraftId, Proposed>()
  const approveAll = async () => {
    for (let i = 0; i < 3; i += 1) {
      const [id] = caseIds(w.world.db)
      if (!id) return
      const found = loadCase(w.world.db, id)
      const draft = found.drafts.find((d) => d.state === 'proposed')
      if (!draft) return
      proposed.set(draft.id, { w, found, draft })
      await p.mediatorSays('OK')
      await w.on(plusSeconds(w.clock.now(), 1_800))
      const asked = draft.letter.asked.tenant ?? []
      if (asked.length > 0) await p.tenantWrites(asked.map((key, n) => `${n + 1}. ${answers[key] ?? 'oui'}`).join('\n'))
    }
  }
  await (seul ? p.opensAlone(ouverture) : p.opensJointly(ouverture))
  await approveAll()
  for (const { locataire, bailleur, jours } of suite) {
    if (jours !== undefined) await w.on(plusSeconds(w.clock.now(), jours * DAY))
    if (locataire !== undefined) await p.tenantWrites(locataire)
    if (bailleur !== undefined) await p.landlordWrites(bailleur)
    await approveAll()
  }
  return [...proposed.values()]
}
