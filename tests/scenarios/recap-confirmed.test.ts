import { expect, test } from 'vitest'
import { onlyCase, reminded } from '../support/cases.ts'
import { LANDLORD } from '../support/people.ts'

/** Agreed by telephone: the recap asks each to confirm it with its code. */
async function recapped() {
  const { w, p } = await reminded()
  const before = p.lastTo(LANDLORD).messageId
  await p.mediatorSays('ACCORD 620 € pour le 4 mai 2026')
  await p.mediatorSays('OK')
  const code = /JE CONFIRME (V\w{5})/.exec(p.lastTo(LANDLORD).mail.text)?.[1] ?? ''
  return { w, p, before, code }
}

test.each([
  'J’accepte.',
  'Je confirme.',
  'Bonjour,\nC’est d’accord pour moi.\nCordialement',
  'OK',
  'Oui, je suis d’accord, merci.',
])('a bare yes to the recap confirms it, as its code does: %s', async (words) => {
  const { w, p } = await recapped()
  await p.landlordWrites(words)
  expect(onlyCase(w).file.agreement?.acceptedBy).toEqual(['landlord'])
})

test.each([
  'J’accepte, mais pour 700 €.',
  'Je n’accepte pas.',
  'J’accepte si le locataire repasse nettoyer.',
  'Je confirme avoir reçu votre courriel.',
  'Est-ce que je dois accepter ?',
  'J’accepte VACDEF.',
])('what is no plain yes to this wording confirms nothing: %s', async (words) => {
  const { w, p } = await recapped()
  await p.landlordWrites(words)
  expect(onlyCase(w).file.agreement?.acceptedBy).toEqual([])
})

test('a yes to an older letter is none to the recap; with the recap quoted, or its code, it is', async () => {
  const { w, p, before, code } = await recapped()
  await p.landlordWrites('J’accepte.', { inReplyTo: before })
  expect(onlyCase(w).file.agreement?.acceptedBy).toEqual([])
  await p.landlordWrites(`J’accepte.\n\n> Chacun relit ce texte et répond : JE CONFIRME ${code}.`, {
    inReplyTo: before,
  })
  expect(onlyCase(w).file.agreement?.acceptedBy).toEqual(['landlord'])
  await p.tenantWrites(`je confirme ${code.toLowerCase()}`, { inReplyTo: before })
  expect(onlyCase(w).file.agreement?.acceptedBy).toEqual(['landlord', 'tenant'])
})
