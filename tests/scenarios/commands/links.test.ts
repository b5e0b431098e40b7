import { describe, expect, test } from 'vitest'
import type { CaseId } from '../../../src/domain/ids.ts'
import { loadCase } from '../../../src/flows/load-case.ts'
import { caseIds, driftedCases } from '../../../src/store/cases.ts'
import { requests } from '../../support/cases.ts'
import { LANDLORD, people, TENANT } from '../../support/people.ts'
import { plainEml } from '../../support/plain-eml.ts'
import { MEDIATOR, OURS, type Sent, type TestWorld, testWorld } from '../../support/test-world.ts'

const REQUEST =
  'Bonjour, mon propriétaire ne me rend pas mon dépôt de garantie de 690 € alors que j’ai rendu les clés le 31 janvier 2026. Je demande une médiation.'
const PRO = 'Sandrine Lefebvre <s.lefebvre@travail.example>'

/** The same tenant asks twice, from two addresses: two cases. */
async function twice() {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  const p = people(w)
  await p.opensJointly()
  await w.receive(plainEml({ from: PRO, to: OURS, text: REQUEST, date: w.clock.now() }))
  const [first, second] = [TENANT.address, PRO].map((writer) => caseOf(w, writer)) as [CaseId, CaseId]
  return { w, p, first, second }
}

const caseOf = (w: TestWorld, writer: string) =>
  caseIds(w.world.db).find((id) =>
    loadCase(w.world.db, id).parties.some((p) => p.addresses.some((a) => writer.includes(a.address))),
  )

const requestFor = (w: TestWorld, id: CaseId): Sent => {
  const { ref } = loadCase(w.world.db, id).header
  const found = requests(w).findLast((s) => s.mail.subject.includes(ref))
  if (!found) throw new Error(`Nothing to approve in ${ref}`)
  return found
}

const says = (w: TestWorld, request: Sent, text: string) =>
  w.receive(
    plainEml({
      from: `Nadia Benali <${MEDIATOR}>`,
      to: request.mail.replyTo[0]?.address ?? '',
      text,
      date: w.clock.now(),
      inReplyTo: request.messageId,
    }),
  )

const refOf = (w: TestWorld, id: CaseId) => loadCase(w.world.db, id).header.ref

/** Everything of a case that a merge could touch, but for the counters that only go up. */
function whole(w: TestWorld, id: CaseId) {
  const { parties, messages, statements, positions, file, deadlines } = loadCase(w.world.db, id)
  const { version: _, openDraft: __, ...state } = file
  return {
    parties,
    messages: messages.filter((m) => m.fate === 'filed'),
    statements,
    positions,
    state,
    deadlines: deadlines.filter((d) => d.state === 'running'),
  }
}

describe('FUSIONNER', () => {
  test('the other case goes on in this one: its people, messages and facts are this one’s', async () => {
    const { w, first, second } = await twice()
    const row = await says(w, requestFor(w, first), `FUSIONNER ${refOf(w, second)}`)
    expect(row).toMatchObject({ fate: 'command', reason: 'recorded' })
    const [a, b] = [loadCase(w.world.db, first), loadCase(w.world.db, second)]
    expect(b.file.state).toBe('merged')
    expect(b.file.openDraft).toBeNull()
    expect(b.deadlines.filter((d) => d.state === 'running' && d.kind === 'review')).toEqual([])
    expect(a.messages.filter((m) => m.fate === 'filed')).toHaveLength(2)
    expect(a.parties.map((x) => x.addresses[0]?.address)).toContain('s.lefebvre@travail.example')
    expect(driftedCases(w.world.db)).toEqual([])
  })

  test('what its people write afterwards, to whichever address, comes into this case', async () => {
    const { w, first, second } = await twice()
    const receiptOfSecond = w.sent.find((s) => s.to === 's.lefebvre@travail.example')
    await says(w, requestFor(w, first), `FUSIONNER ${refOf(w, second)}`)
    const to = receiptOfSecond?.mail.replyTo[0]?.address ?? ''
    const row = await w.receive(plainEml({ from: PRO, to, text: 'Toujours rien reçu.', date: w.clock.now() }))
    expect(row).toMatchObject({ fate: 'filed', case_id: first })
    const bySender = await w.receive(
      plainEml({ from: PRO, to: OURS, text: 'Avez-vous des nouvelles ?', date: w.clock.now() }),
    )
    expect(bySender).toMatchObject({ fate: 'filed', case_id: first })
  })

  test('ANNULER restores both cases as they were', async () => {
    const { w, first, second } = await twice()
    const before = [whole(w, first), whole(w, second)]
    await says(w, requestFor(w, first), `FUSIONNER ${refOf(w, second)}`)
    await says(w, requestFor(w, first), 'ANNULER')
    expect([whole(w, first), whole(w, second)]).toEqual(before)
    expect(driftedCases(w.world.db)).toEqual([])
    expect(requestFor(w, second).mail.subject).toContain(refOf(w, second))
    const row = await w.receive(
      plainEml({ from: PRO, to: OURS, text: 'Avez-vous des nouvelles ?', date: w.clock.now() }),
    )
    expect(row).toMatchObject({ case_id: second })
  })

  test.each(['FUSIONNER ML-AAAA-A', 'FUSIONNER ML-2222-9'])(
    '%s joins nothing: there is no such case',
    async (words) => {
      const { w, first } = await twice()
      expect(await says(w, requestFor(w, first), words)).toMatchObject({ reason: 'not_done' })
      expect(loadCase(w.world.db, first).file.links).toEqual([])
    },
  )

  test('a case does not join itself, nor one that has joined it', async () => {
    const { w, first, second } = await twice()
    const other = requestFor(w, second)
    expect(await says(w, requestFor(w, first), `FUSIONNER ${refOf(w, first)}`)).toMatchObject({ reason: 'not_done' })
    await says(w, requestFor(w, first), `FUSIONNER ${refOf(w, second)}`)
    expect(await says(w, other, `FUSIONNER ${refOf(w, first)}`)).toMatchObject({ reason: 'not_done' })
  })
})

describe('SÉPARER', () => {
  async function twoMatters() {
    const w = testWorld({ at: '2026-04-07T08:00:00Z' })
    const p = people(w)
    await p.opensJointly()
    await p.tenantWrites(
      'Autre chose : mon ancien appartement de Lyon. Le propriétaire garde mon dépôt de garantie de 800 €, clés rendues le 30 novembre 2025. Je demande une médiation.',
    )
    const [first] = caseIds(w.world.db) as [CaseId]
    return { w, p, first }
  }

  test('a message gets a case of its own, which is read and goes on like any other', async () => {
    const { w, first } = await twoMatters()
    await says(w, requestFor(w, first), 'SÉPARER M2')
    const ids = caseIds(w.world.db)
    expect(ids).toHaveLength(2)
    const second = ids.find((id) => id !== first) as CaseId
    expect(loadCase(w.world.db, first).messages.filter((m) => m.fate === 'filed')).toHaveLength(1)
    expect(loadCase(w.world.db, second)).toMatchObject({ positions: { deposit_amount: { value: 80_000 } } })
    expect(requestFor(w, second).mail.subject).toMatch(/^À approuver/)
    expect(driftedCases(w.world.db)).toEqual([])
  })

  test('ANNULER brings the message back', async () => {
    const { w, first } = await twoMatters()
    const before = whole(w, first)
    await says(w, requestFor(w, first), 'SÉPARER M2')
    await says(w, requestFor(w, first), 'ANNULER')
    const after = whole(w, first)
    expect(after.messages.map((m) => m.id)).toEqual(before.messages.map((m) => m.id))
    expect(after.positions).toEqual(before.positions)
    expect(after.state.news).toEqual(before.state.news)
    expect(driftedCases(w.world.db)).toEqual([])
  })

  test.each(['SÉPARER M9', 'ANNULER'])('%s with nothing to do does nothing', async (words) => {
    const { w, first } = await twoMatters()
    expect(await says(w, requestFor(w, first), words)).toMatchObject({ reason: 'not_done' })
    expect(caseIds(w.world.db)).toHaveLength(1)
  })

  test('the only message of a case stays', async () => {
    const w = testWorld({ at: '2026-04-07T08:00:00Z' })
    await people(w).opensJointly()
    const [first] = caseIds(w.world.db) as [CaseId]
    expect(await says(w, requestFor(w, first), 'SÉPARER M1')).toMatchObject({ reason: 'not_done' })
  })
})

test('nobody is written to by a merge that was not the mediator’s own', async () => {
  const { w, second } = await twice()
  const sent = w.sent.length
  await w.receive(
    plainEml({
      from: `${TENANT.name} <${TENANT.address}>`,
      to: OURS,
      text: `FUSIONNER ${refOf(w, second)}`,
      date: w.clock.now(),
    }),
  )
  expect(loadCase(w.world.db, second).file.state).not.toBe('merged')
  expect(w.sent.slice(sent).some((s) => s.to === LANDLORD.address)).toBe(false)
})
