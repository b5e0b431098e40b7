import { describe, expect, test } from 'vitest'
import { eventsOf } from '../../../src/store/events.ts'
import { onlyCase, qualified, reminded } from '../../support/cases.ts'
import { LANDLORD, TENANT } from '../../support/people.ts'

test('ACCORD records what both said by phone, and the recap is proposed to both', async () => {
  const { w, p } = await reminded()
  await p.mediatorSays('ACCORD 620 € avant le 4 mai 2026')
  expect(onlyCase(w).file).toMatchObject({ state: 'agreed', agreement: { amount: 62_000, payBy: '2026-05-04' } })
  expect(p.request().mail.subject).toContain('récapitulatif de l’accord (locataire et bailleur)')
  await p.mediatorSays('OK')
  for (const who of [TENANT, LANDLORD]) expect(p.lastTo(who).mail.text).toContain('620\u00a0€')
})

test('PAYÉ after an agreement brings the closing letter, and OK resolves the case', async () => {
  const { w, p } = await reminded()
  await p.mediatorSays('ACCORD 620 €')
  await p.mediatorSays('OK')
  await p.mediatorSays('PAYÉ')
  expect(onlyCase(w).file.payment).toBe('confirmed')
  expect(p.request().mail.subject).toContain('clôture')
  await p.mediatorSays('OK')
  expect(onlyCase(w).file).toMatchObject({ state: 'resolved', outcome: 'resolved' })
})

test('PAYÉ with a part of the sum leaves the rest to be chased', async () => {
  const { w, p } = await reminded()
  await p.mediatorSays('ACCORD 620 €')
  await p.mediatorSays('OK')
  await p.mediatorSays('PAYÉ 200 €')
  expect(onlyCase(w).file).toMatchObject({ state: 'agreed', payment: 'missed', agreement: { received: 20_000 } })
})

test('PAYÉ without any agreement is the mediator’s word that the dispute is paid', async () => {
  const { w, p } = await reminded()
  await p.mediatorSays('PAYÉ')
  expect(p.request().mail.subject).toContain('clôture')
  await p.mediatorSays('OK')
  expect(onlyCase(w).file.state).toBe('resolved')
})

test.each([
  ['CLORE sans suite', 'abandoned'],
  ['CLORE retrait', 'withdrawn'],
  ['CLORE résolu', 'resolved'],
  ['Clore : hors champ', 'out_of_scope'],
])('%s ends the case at once; the closing letter waits for its own OK', async (words, outcome) => {
  const { w, p } = await reminded()
  const sent = w.sentTo(TENANT.address).length
  await p.mediatorSays(words)
  expect(onlyCase(w).file).toMatchObject({ state: outcome, outcome })
  expect(w.sentTo(TENANT.address)).toHaveLength(sent)
  expect(p.request().mail.subject).toContain('clôture')
  expect(onlyCase(w).deadlines.filter((d) => d.state === 'running' && d.kind === 'review')).toEqual([])
  await p.mediatorSays('OK')
  expect(w.sentTo(TENANT.address)).toHaveLength(sent + 1)
  expect(eventsOf(w.world.db, onlyCase(w).header.id).filter((e) => e.type === 'case_closed')).toHaveLength(1)
})

test('NON to the closing letter leaves the case closed and its people without a letter', async () => {
  const { w, p } = await reminded()
  const sent = w.sentTo(TENANT.address).length
  await p.mediatorSays('CLORE sans suite')
  await p.mediatorSays('NON, je les ai appelés')
  await w.on('2026-05-20T10:00:00Z')
  expect(w.sentTo(TENANT.address)).toHaveLength(sent)
  expect(onlyCase(w).file).toMatchObject({ state: 'abandoned', openDraft: null })
})

test('a second CLORE says that the case is closed already', async () => {
  const { p } = await reminded()
  await p.mediatorSays('CLORE sans suite')
  expect(await p.mediatorSays('CLORE résolu')).toMatchObject({ reason: 'not_done' })
})

test('CDC has the dossier proposed whatever would come next, and OK hands the case over', async () => {
  const { w, p } = await qualified()
  await p.mediatorSays('CDC')
  expect(p.request().mail.subject).toContain('dossier pour la commission')
  await p.mediatorSays('OK')
  expect(onlyCase(w).file).toMatchObject({ state: 'with_cdc', requested: null })
})

describe('ROUVRIR', () => {
  test('a case that was closed while an answer was awaited waits for it again, and the ladder goes on', async () => {
    const { w, p } = await reminded()
    const { awaiting } = onlyCase(w).file
    await p.mediatorSays('CLORE sans suite')
    await p.mediatorSays('OK')
    const letters = w.sentTo(LANDLORD.address).length
    await p.mediatorSays('ROUVRIR')
    expect(onlyCase(w).file).toMatchObject({ state: 'awaiting_reply', outcome: null, awaiting })
    expect(onlyCase(w).deadlines).toContainEqual(expect.objectContaining({ kind: 'reply', state: 'running' }))
    expect(w.sentTo(LANDLORD.address)).toHaveLength(letters)
    await w.on('2026-04-15T10:00:00Z')
    expect(p.request().mail.subject).toContain('relance')
  })

  test('a closing letter that waits for its OK does not leave any more', async () => {
    const { w, p } = await reminded()
    await p.mediatorSays('CLORE résolu')
    const letters = w.sentTo(TENANT.address).length
    await p.mediatorSays('ROUVRIR')
    await p.mediatorSays('OK')
    expect(onlyCase(w).file.outcome).toBeNull()
    expect(w.sentTo(TENANT.address)).toHaveLength(letters)
  })

  test('who fell silent is not chased anew: the case waits for an order, with a next date', async () => {
    const { w, p } = await reminded()
    for (const on of ['2026-04-15', '2026-04-21', '2026-04-28', '2026-05-06', '2026-05-14', '2026-05-22']) {
      await w.on(`${on}T10:00:00Z`)
      if (onlyCase(w).file.openDraft) await p.mediatorSays('OK')
    }
    expect(onlyCase(w).file.outcome).not.toBeNull()
    await p.mediatorSays('ROUVRIR')
    expect(onlyCase(w).file).toMatchObject({ state: 'with_mediator', outcome: null, openDraft: null })
    expect(onlyCase(w).deadlines).toContainEqual(expect.objectContaining({ kind: 'review', state: 'running' }))
  })

  test('an open case is not reopened', async () => {
    const { w, p } = await reminded()
    await p.mediatorSays('Rouvrir le dossier')
    expect(w.sent.at(-1)?.mail.text).toContain('ce dossier n’est pas clos.')
    expect(eventsOf(w.world.db, onlyCase(w).header.id).some((e) => e.type === 'case_reopened')).toBe(false)
  })
})
