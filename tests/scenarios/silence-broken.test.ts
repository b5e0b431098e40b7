import { expect, test } from 'vitest'
import { addDays, day, parisInstant } from '../../src/domain/day.ts'
import { onlyCase, qualified, start } from '../support/cases.ts'
import { TENANT } from '../support/people.ts'
import { plainEml } from '../support/plain-eml.ts'
import { OURS } from '../support/test-world.ts'

/** Asked for what decides, reminded twice, closed. */
async function fellSilent() {
  const { w, p } = start()
  await p.opensAlone(
    'Bonjour, mon propriétaire garde ma caution de 1100 euros. J’ai rendu les clés le 28 février 2026. Pouvez-vous m’aider ?',
  )
  await p.mediatorSays('OK')
  for (let on = day('2026-04-08'); !onlyCase(w).file.outcome && on < '2026-06-01'; on = addDays(on, 1)) {
    await w.on(parisInstant(on, '10:00'))
    if (onlyCase(w).file.openDraft) await p.mediatorSays('OK')
  }
  expect(onlyCase(w).file.state).toBe('abandoned')
  return { w, p }
}

test.each(['Désolée, j’étais hospitalisée.', 'Je voudrais continuer.', 'Me revoilà'])(
  'one reply of who fell silent reopens the case, as its end said, whatever it says: %s',
  async (words) => {
    const { w, p } = await fellSilent()
    await p.tenantWrites(words)
    expect(onlyCase(w).file.outcome).toBeNull()
    expect(onlyCase(w).file.state).toBe('with_mediator')
  },
)

test('thanks after the end, and a mail that nobody proves, reopen nothing', async () => {
  const { w, p } = await fellSilent()
  await p.tenantWrites('Merci.')
  expect(onlyCase(w).file.state).toBe('abandoned')
  const from = `${TENANT.name} <${TENANT.address}>`
  await w.receive(plainEml({ from, to: OURS, text: 'Me revoilà', auth: 'none', date: w.clock.now() }))
  expect(onlyCase(w).file.state).toBe('abandoned')
})

test('« où en est mon dossier ? » answers no question, even where one alone was asked', async () => {
  const { w, p } = await qualified()
  w.answers.push(
    { kind: 'accepted', response: '250 ok' },
    { kind: 'refused', code: 550, response: '550 5.1.1 user unknown' },
  )
  await p.mediatorSays('OK')
  await p.mediatorSays('OK')
  const { awaiting } = onlyCase(w).file
  expect(awaiting).toMatchObject({ side: 'tenant', purpose: 'fact_request' })
  await p.tenantWrites('Où en est mon dossier ?')
  const found = onlyCase(w)
  const message = found.messages.at(-1)
  expect(message && found.readings.get(message.id)?.answers).toEqual([])
  expect(found.file).toMatchObject({ openDraft: null, awaiting })
  expect(p.lastTo(TENANT).mail.subject).toContain('Où en est votre dossier')
})
