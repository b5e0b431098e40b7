import { expect, test } from 'vitest'
import {
  type CaseId,
  caseIds,
  fileOf,
  inTeam,
  KARIM,
  last,
  letters,
  loadCase,
  MEDIATOR,
  mail,
  morning,
  PRO,
  REQUEST,
  refOf,
  requestFor,
  SUPERVISOR,
  says,
} from './kit.ts'

test.each(['OÙ EN EST', 'POURQUOI'])('%s in answer to an old mail tells a recused mediator nothing', async (words) => {
  const { w, id } = await inTeam()
  const old = requestFor(w, id)
  await says(w, old, 'DÉPORT')
  await says(w, old, words)
  expect(w.sentTo(MEDIATOR).at(-1)?.mail.text).not.toMatch(/Somme en jeu|Le calcul/)
})

test.each(['CLORE sans suite', 'F5 = 900 €', 'ACCORD 620 €', 'CDC'])(
  '%j in answer to an old mail of a recused mediator does nothing',
  async (words) => {
    const { w, id } = await inTeam()
    const old = requestFor(w, id)
    await says(w, old, 'DÉPORT')
    const before = loadCase(w.world.db, id).lastEvent
    await says(w, old, words)
    expect(loadCase(w.world.db, id).lastEvent).toBe(before)
  },
)

test('an old list serves a recused mediator for the other cases only', async () => {
  const w = await morning(6, { mediators: [MEDIATOR, KARIM] })
  const list = last(w, MEDIATOR, /lettres à approuver/)
  const ref = /\(dossier (ML-[^)]*)\)/.exec(list.mail.text)?.[1]
  const id = caseIds(w.world.db).find((each) => refOf(w, each) === ref) as CaseId
  await says(w, requestFor(w, id), 'DÉPORT')
  await says(w, list, 'CLORE 1 sans suite')
  expect(fileOf(w, id).outcome).toBeNull()
})

test('a recused mediator who is a supervisor too approves nothing of the case by the digest', async () => {
  const { w, id } = await inTeam({ supervisors: [MEDIATOR] })
  await says(w, requestFor(w, id), 'DÉPORT')
  await w.on('2026-04-08T07:00:00Z')
  await says(w, last(w, MEDIATOR, /à approuver/), 'OK 1')
  expect(letters(w)).toEqual([])
})

test('DÉPORT of a supervisor who is no mediator leaves the case with its mediator, and hides it from the supervisor', async () => {
  const { w, id } = await inTeam()
  await w.on('2026-04-08T07:00:00Z')
  await says(w, last(w, SUPERVISOR, /à approuver/), 'DÉPORT 1', SUPERVISOR)
  expect(loadCase(w.world.db, id).header).toMatchObject({ owner: MEDIATOR, recused: [SUPERVISOR] })
})

test('a case split from one that a mediator stepped back from cannot go to that mediator', async () => {
  const { w, p, id } = await inTeam()
  await p.tenantWrites('Autre chose : mon ancien appartement. Je demande une médiation.')
  await says(w, requestFor(w, id), 'DÉPORT')
  await says(w, requestFor(w, id, KARIM), 'SÉPARER M2', KARIM)
  const second = caseIds(w.world.db).find((each) => each !== id) as CaseId
  await says(w, requestFor(w, second, KARIM), 'ASSIGNER Nadia', KARIM)
  expect(loadCase(w.world.db, second).header.owner).toBe(KARIM)
})

test('a mediator does not get a case back by joining it to another', async () => {
  const { w, id } = await inTeam()
  for (let n = 0; n < 8; n += 1) await mail(w, PRO.replace('travail', `travail${n}`), REQUEST)
  const isMine = (each: CaseId) => loadCase(w.world.db, each).header.owner === MEDIATOR
  const other = caseIds(w.world.db).find((each) => each !== id && isMine(each)) as CaseId
  await says(w, requestFor(w, other), 'DÉPORT')
  await says(w, requestFor(w, id), `FUSIONNER ${refOf(w, other)}`)
  expect(loadCase(w.world.db, id).messages.some((m) => m.case_id === other)).toBe(false)
})

test('ASSIGNER with DÉPORT gives the case to whom it names', async () => {
  const LEA = 'lea.roy@mediation-logement.example'
  const { w, id } = await inTeam({ mediators: [MEDIATOR, KARIM, LEA] })
  await says(w, requestFor(w, id), 'ASSIGNER Léa\nDÉPORT')
  expect(loadCase(w.world.db, id).header.owner).toBe(LEA)
})
