import { expect, test } from 'vitest'
import { onlyCase, reminded } from '../support/cases.ts'
import { MEDIATOR } from '../support/test-world.ts'

async function offered() {
  const { w, p } = await reminded()
  await p.landlordWrites('Je propose de rendre 500 €.')
  await p.mediatorSays('OK')
  return { w, p }
}

test.each([
  'D’accord pour 500 €, à condition qu’il me rapporte la chaise.',
  'J’accepte si c’est versé avant vendredi.',
  'J’accepte, pourvu que ce soit en une fois.',
  'D’accord s’il me rend aussi ma chaise.',
])('a yes on a condition is no agreement; the mediator reads it, and the offer stands: %s', async (words) => {
  const { w, p } = await offered()
  await p.tenantWrites(words)
  expect(onlyCase(w).file).toMatchObject({
    agreement: null,
    openDraft: null,
    offer: { by: 'landlord', amount: 50_000 },
  })
  const told = w.sentTo(MEDIATOR).at(-1)?.mail
  expect(told?.subject).toContain('Un oui sous condition')
  expect(told?.text).toContain('ACCORD note la somme')
})

test.each(['J’accepte.', 'J’accepte même si je trouve ça dur.', 'D’accord, payez par virement s’il vous plaît.'])(
  'a plain yes is one, whatever it wishes besides: %s',
  async (words) => {
    const { w, p } = await offered()
    await p.tenantWrites(words)
    expect(onlyCase(w).file.agreement).toMatchObject({ amount: 50_000, acceptedBy: ['tenant', 'landlord'] })
  },
)

test('a letter that is proposed all the same says above it that the yes has a condition', async () => {
  const { p } = await offered()
  await p.tenantWrites('J’accepte si c’est versé avant vendredi. Que se passe-t-il s’il ne paie pas ?')
  await p.mediatorSays('CDC')
  expect(p.request().mail.text).toContain('Oui sous condition, aucun accord n’est noté : « J’accepte si c’est versé')
})

test('the mediator notes the agreement in answer to the very mail that tells of the yes, as it says', async () => {
  const { w, p } = await offered()
  await p.tenantWrites('D’accord pour 500 €, à condition qu’il me rapporte la chaise.')
  expect(p.request().mail.subject).toContain('Un oui sous condition')
  await p.mediatorSays('ACCORD 500 €')
  expect(onlyCase(w).file.agreement).toMatchObject({ amount: 50_000, acceptedBy: [] })
})
